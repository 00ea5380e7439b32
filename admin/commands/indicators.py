"""`ecoute indicators`: the results of structures: entered, imported, shown to the public."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import click

from admin.commands.read import account_option
from admin.french import SUBCOMMAND
from admin.given import given
from admin.interruption import interruptible
from admin.output import give, json_option, say
from admin.progress import progress_of
from admin.spreadsheet import write_sheets
from admin.wiring import open_house
from core.dates import day_fr
from core.desk import Desk
from core.errors import Invalid
from core.indicators.file import IndicatorFile
from core.indicators.indicator import Indicator, IndicatorKind, number_of, value_fr
from core.indicators.official import Rejected, columns_of, definitions, read_results
from core.indicators.table import indicators_sheet
from storage.opendata.rejects import Rejects

_PIECE = 500
_LABELS = {"code": "le code", "wording": "l’intitulé", "unit": "l’unité", "source": "la source"}
_NEEDED = ("structure_code", "code", "value", "day")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])
_structure = click.option(
    "--structure", "structure", default="", metavar="CODE", help="La structure (par défaut : la vôtre)."
)
_code = click.argument("code", metavar="CODE")


@click.group(help="Les résultats des structures, et ceux qu’elles montrent au public.", subcommand_metavar=SUBCOMMAND)
def indicators() -> None:
    """Group the commands on indicators."""


@indicators.command("list", help="Donne les résultats d’une structure, à côté de ceux qu’Écoute calcule.")
@account_option
@_structure
@click.option(
    "--export",
    "exported",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FICHIER",
    help="Les écrit aussi dans un fichier .csv, .xlsx ou .ods.",
)
@json_option
def list_(account: str, structure: str, exported: Path | None, *, as_json: bool) -> None:
    """Give the results."""
    found = open_house().desk(account).indicators(structure)
    if exported is not None:
        write_sheets(exported, [indicators_sheet(found)])
        say(f"Résultats écrits dans {exported}.")
    _give(found, as_json=as_json)


@indicators.command(help="Garde un résultat, à la place de celui de même code et de même date.")
@_code
@click.argument("value", metavar="VALEUR")
@account_option
@_structure
@click.option("--wording", required=True, metavar="TEXTE", help="L’indicateur, dans les mots des usagers.")
@click.option("--unit", default="", metavar="UNITÉ", help="L’unité, comme % ou jours.")
@click.option("--source", required=True, metavar="TEXTE", help="D’où vient la valeur.")
@click.option("--date", "day", required=True, type=_DAY, metavar="AAAA-MM-JJ", help="La date de la valeur.")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in IndicatorKind]), default="performance", help="Ce qu’il mesure."
)
@json_option
def put(
    code: str,
    value: str,
    account: str,
    structure: str,
    wording: str,
    unit: str,
    source: str,
    day: datetime,
    kind: str,
    *,
    as_json: bool,
) -> None:
    """Keep a result."""
    desk = open_house().desk(account)
    told = {"wording": wording, "unit": unit, "source": source, "day": day.date(), "kind": IndicatorKind(kind)}
    where = structure or desk.indicators().structure.code
    result = given(Indicator, _LABELS, structure_code=where, code=code, value=number_of(value), **told)
    _give(desk.put_indicator(result), as_json=as_json)


@indicators.command(help="Oublie un résultat.")
@_code
@click.argument("day", metavar="AAAA-MM-JJ", type=_DAY)
@account_option
@_structure
@json_option
def remove(code: str, day: datetime, account: str, structure: str, *, as_json: bool) -> None:
    """Forget a result."""
    desk = open_house().desk(account)
    where = structure or desk.indicators().structure.code
    _give(desk.remove_indicator(where, code, day.date()), as_json=as_json)


@indicators.command(help="Montre un indicateur sur la page publique de la structure.")
@_code
@account_option
@_structure
@click.option("--stop", is_flag=True, help="Ne plus le montrer.")
@json_option
def publish(code: str, account: str, structure: str, *, stop: bool, as_json: bool) -> None:
    """Show an indicator to the public, or no longer."""
    desk = open_house().desk(account)
    where = structure or desk.indicators().structure.code
    _give(desk.show_indicator(where, code, public=not stop), as_json=as_json)


@indicators.command("import", help="Importe un fichier de résultats (export-resultats, en CSV) ; le relancer reprend.")
@click.argument("file", metavar="FICHIER", type=_FILE)
@account_option
@click.option(
    "--indicators", "about", type=_FILE, metavar="FICHIER", help="Le fichier des intitulés (export-indicateurs)."
)
@json_option
def import_(file: Path, account: str, about: Path | None, *, as_json: bool) -> None:
    """Import a file, piece by piece; what is kept already is left as it is."""
    house = open_house()
    known = _known(about)
    now = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    with Rejects(house.settings.home / "imports" / f"rejets-{now}.csv") as rejects:
        told = _import(house.desk(account), file, known, rejects)
        told["rejected_file"] = str(rejects.file) if rejects.count else None
    if rejects.count:
        say(f"Lignes rejetées : {rejects.count} (leur place et le motif sont dans {rejects.file}).")
    words = "Lues : {read} · créés : {created} · changés : {updated} · inchangés : {unchanged} · rejetées : {rejected}"
    give(told, [words.format(**told)], as_json=as_json)
    if told["read"] and told["read"] == told["rejected"]:
        raise Invalid("Aucune ligne n’a pu être gardée : vérifiez que c’est le bon fichier.")


def _known(about: Path | None) -> dict[str, dict[str, str]]:
    if about is None:
        return {}
    with _rows(about) as rows:
        return definitions(rows, columns_of(rows.fieldnames or (), ("code", "wording")))


def _import(desk: Desk, file: Path, known: dict[str, dict[str, str]], rejects: Rejects) -> dict[str, object]:
    counts = {"read": 0, "created": 0, "updated": 0, "unchanged": 0, "rejected": 0}
    with _rows(file) as rows:
        columns = columns_of(rows.fieldnames or (), _NEEDED)
        read = ((rows.line_num, one) for one in read_results(rows, columns, known))
        with progress_of("Import", None, lambda: counts["read"]) as move, interruptible(move) as advance:
            while piece := list(islice(read, _PIECE)):
                _take(desk, piece, counts, rejects)
                advance()
    return dict(counts)


def _take(desk: Desk, piece: list[tuple[int, Indicator | Rejected]], counts: dict[str, int], rejects: Rejects) -> None:
    good = [(line, one) for line, one in piece if isinstance(one, Indicator)]
    taken = desk.take_indicators([one for _, one in good])
    refused = [(line, one.reason) for line, one in piece if isinstance(one, Rejected)]
    refused += [(good[place][0], reason) for place, reason in taken.rejected.items()]
    for line, reason in sorted(refused):
        rejects.add(line, reason, "")
    counts["read"] += len(piece)
    counts["created"] += taken.created
    counts["updated"] += taken.updated
    counts["unchanged"] += taken.unchanged
    counts["rejected"] += len(refused)


@contextmanager
def _rows(file: Path) -> Iterator["csv.DictReader[str]"]:
    """Open a table, parted by semicolons or by commas as its first line is."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            delimiter = ";" if ";" in opened.readline() else ","
            opened.seek(0)
            yield csv.DictReader(opened, delimiter=delimiter)
    except UnicodeDecodeError as error:
        raise Invalid(f"« {file} » n’est pas en UTF-8 : enregistrez-le ainsi.") from error


def _give(found: IndicatorFile, *, as_json: bool) -> None:
    entered = [
        f"{one.last.code}\t{value_fr(one.last.value, one.last.unit)}\t{one.last.wording}\t{day_fr(one.last.day)}\t"
        f"{one.last.source}\t{_shown(public=one.public)}"
        for one in found.lines
    ]
    own = [
        f"{one.computed.code}\t{value_fr(one.computed.value, one.computed.unit)}\t{one.computed.wording}\t"
        f"du {day_fr(one.computed.since)} au {day_fr(one.computed.until)}\t{one.computed.source}\t"
        f"{_shown(public=one.public)}"
        for one in found.computed
    ]
    give(found, [*entered, *own], as_json=as_json)


def _shown(*, public: bool) -> str:
    return "public" if public else "interne"
