"""`ecoute verify`: whether the history still holds, line by line."""

from collections.abc import Iterator
from pathlib import Path

import click

from admin.guard import FAILED
from admin.output import give, json_option
from admin.progress import progress_of
from admin.wiring import open_house
from core.errors import Invalid
from core.verdict import Verdict

_HEAD_PARTS = 3


@click.command(help="Vérifie que l’historique n’a été ni changé ni coupé, et nomme la première étape qui ne tient pas.")
@click.option(
    "--keep",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FICHIER",
    help="Écrit la fin de chaque historique dans un fichier, à garder ailleurs.",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FICHIER",
    help="Vérifie aussi que les fins gardées dans ce fichier y sont encore.",
)
@json_option
def verify(keep: Path | None, against: Path | None, *, as_json: bool) -> int:
    """Look at the whole history; end with 1 when it does not hold."""
    kept = _read_heads(against) if against else {}
    office, done = open_house().office, [0]
    with progress_of("Historique", None, lambda: done[0]) as moved:

        def told(events: int) -> None:
            done[0] = events
            moved()

        verdict = office.verify_history(told, kept)
    if keep:
        _write_heads(keep, verdict)
    give(_document(verdict), list(_lines(verdict)), as_json=as_json)
    return FAILED if verdict.broken or verdict.kept else 0


def _read_heads(file: Path) -> dict[int, tuple[int, str]]:
    heads: dict[int, tuple[int, str]] = {}
    for place, line in enumerate(file.read_text("utf-8", "replace").splitlines(), start=1):
        parts = line.split("\t")
        if len(parts) != _HEAD_PARTS or not (parts[0].isdigit() and parts[1].isdigit()):
            raise Invalid(f"La ligne {place} de {file} ne vient pas de « ecoute verify --keep » : vérifiez le fichier.")
        heads[int(parts[0])] = (int(parts[1]), parts[2])
    return heads


def _write_heads(file: Path, verdict: Verdict) -> None:
    lines = (f"{number}\t{place}\t{seal}\n" for number, (place, seal) in sorted(verdict.heads.items()))
    beside = file.with_name(f".{file.name}.part")
    beside.write_text("".join(lines), "utf-8")
    beside.replace(file)


def _document(verdict: Verdict) -> dict[str, object]:
    broken = verdict.broken
    return {
        "holds": broken is None and not verdict.kept,
        "events": verdict.events,
        "experiences": len(verdict.heads),
        "broken": {"experience": broken.experience_number, "place": broken.place, "why": verdict.why}
        if broken
        else None,
        "missing": sorted(verdict.kept),
    }


def _lines(verdict: Verdict) -> Iterator[str]:
    if verdict.broken is not None:
        broken = verdict.broken
        yield (
            f"L’historique ne tient pas : expérience {broken.experience_number}, étape {broken.place} "
            f"({broken.kind.label}) : {verdict.why}."
        )
    for number in sorted(verdict.kept):
        place, _ = verdict.kept[number]
        yield f"La fin gardée de l’expérience {number} (étape {place}) n’est plus dans son historique."
    if verdict.broken is None and not verdict.kept:
        experiences = len(verdict.heads)
        yield f"L’historique tient : {verdict.events} étapes de {experiences} expériences, toutes à leur place."
