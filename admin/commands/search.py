"""`ecoute search`: what a line of criteria finds, its facets, its table, and the searches that are kept."""

from pathlib import Path

import click

from admin.commands.read import account_option
from admin.output import give, json_option, say
from admin.progress import progress_of
from admin.spreadsheet import write_sheets
from admin.wiring import open_house
from core.dates import count_fr, date_fr
from core.desk import Desk
from core.errors import Invalid
from core.seeking.exporting import EXPORTED_MAX, sheet
from core.seeking.facets import Facets
from core.seeking.hits import Hit, Results
from core.sheets import Value

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    help="Cherche dans les expériences publiées et leurs réponses"
    ' (par exemple : caf:gard canal:téléphone -positif "rendez-vous" délai>7j).'
)
@click.argument("line", metavar="RECHERCHE", default="")
@account_option
@click.option("--after", type=click.IntRange(min=1), metavar="NUMÉRO", help="Où la page précédente finissait.")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, metavar="N", help="Combien de lignes au plus.")
@click.option("--facets", "with_facets", is_flag=True, help="Compte aussi les facettes.")
@click.option("--csv", "csv_file", type=_FILE, metavar="FICHIER", help="Écrit les expériences dans un fichier CSV.")
@click.option("--xlsx", "xlsx_file", type=_FILE, metavar="FICHIER", help="Les écrit dans un classeur XLSX.")
@click.option("--ods", "ods_file", type=_FILE, metavar="FICHIER", help="Les écrit dans un classeur ODS.")
@click.option("--save", "name", metavar="NOM", help="Garde la recherche sous ce nom.")
@click.option("--shared", is_flag=True, help="Avec --save : la partage avec sa structure et ses structures filles.")
@click.option("--saved", metavar="NOM", help="Lance une recherche gardée.")
@click.option("--list", "listing", is_flag=True, help="Donne les recherches gardées, les siennes et les partagées.")
@click.option("--remove", metavar="NOM", help="Efface une recherche gardée.")
@click.option("--maker", default="", metavar="COMPTE", help="Avec --remove : le compte qui l’a faite.")
@json_option
def search(
    line: str,
    account: str,
    after: int | None,
    limit: int,
    csv_file: Path | None,
    xlsx_file: Path | None,
    ods_file: Path | None,
    name: str | None,
    saved: str | None,
    remove: str | None,
    maker: str,
    *,
    with_facets: bool,
    shared: bool,
    listing: bool,
    as_json: bool,
) -> None:
    """Search, keep searches, or write what they find."""
    desk = open_house().desk(account)
    if listing or remove is not None:
        kept = desk.searches() if remove is None else desk.forget_search(remove, maker)
        give(kept, [f"{one.name}\t{one.line}{_shared(one.structure_code)}" for one in kept], as_json=as_json)
        return
    line = _kept_line(desk, saved) if saved is not None else line
    found = desk.search(line, after, limit)
    if name is not None:
        desk.save_search(name, line, shared=shared)
        say(f"Recherche gardée : {name}.")
    files = {".csv": csv_file, ".xlsx": xlsx_file, ".ods": ods_file}
    _write(desk, found.line, {suffix: file for suffix, file in files.items() if file is not None})
    counted = desk.facets(line) if with_facets else None
    document = {"results": found, "facets": counted} if counted else found
    give(document, [*lines(found), *(facet_lines(counted) if counted else ())], as_json=as_json)


def lines(found: Results) -> list[str]:
    """Give what was found as lines for people."""
    read = [f"{typed} : {name}" for typed, name in found.meaning]
    goes_on = [] if found.following is None else [f"La suite : --after {found.following}"]
    return [*read, *map(_line, found.hits), *goes_on]


def facet_lines(counted: Facets) -> list[str]:
    """Give the facets as lines for people: how many, in which experiences, and each value."""
    least = "" if counted.all_counted else " au moins"
    total = f"Trouvées : {count_fr(counted.total)}{least}"
    among = f"Facettes comptées dans les {count_fr(counted.looked_at)} plus récentes"
    return [total, among, *(f"{one.criterion}\t{one.label}\t{one.count}" for one in counted.lines)]


def _line(hit: Hit) -> str:
    more = f" et {hit.others} de plus" if hit.others else ""
    title, excerpt = ("".join(piece.text for piece in pieces) for pieces in (hit.title, hit.excerpt))
    return f"{hit.number}\t{date_fr(hit.published_at)}\t{hit.structure}{more}\t{title}\t{excerpt}"


def _shared(code: str) -> str:
    return f"\tpartagée ({code})" if code else ""


def _kept_line(desk: Desk, name: str) -> str:
    kept = {one.name: one.line for one in desk.searches()}
    if name not in kept:
        raise Invalid(f"Aucune recherche ne porte le nom « {name} » : « ecoute search --list » les donne.", "name")
    return kept[name]


def _write(desk: Desk, line: str, files: dict[str, Path]) -> None:
    """Write what a line finds into files; the rows are read once."""
    if not files:
        return
    rows, whole = _rows(desk, line)
    for suffix, asked in files.items():
        file = asked if asked.suffix.lower() == suffix else asked.with_name(asked.name + suffix)
        write_sheets(file, sheet(line, rows, whole=whole))
        say(f"{count_fr(len(rows))} expériences écrites dans {file}.")


def _rows(desk: Desk, line: str) -> tuple[tuple[tuple[Value, ...], ...], bool]:
    rows: list[tuple[Value, ...]] = []
    page = desk.export_rows(line)
    with progress_of("Lecture", EXPORTED_MAX, lambda: len(rows)) as advance:
        rows += page.rows
        while page.following is not None and len(rows) < EXPORTED_MAX:
            page = desk.export_rows(line, page.following)
            rows += page.rows
            advance()
    return tuple(rows[:EXPORTED_MAX]), page.following is None and len(rows) <= EXPORTED_MAX
