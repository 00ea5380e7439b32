"""`ecoute import`: the tree of structures, and the experiences of the official open data."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from admin.french import SUBCOMMAND
from admin.interruption import interruptible
from admin.output import give, json_option, say
from admin.progress import progress_of
from admin.wiring import House, open_house
from core.errors import Invalid
from storage.opendata.experiences_files import read_experiences
from storage.opendata.importer import Importer
from storage.opendata.rejects import Rejects
from storage.opendata.source import Fetched, Source, open_source
from storage.opendata.structures_files import read_structures
from storage.opendata.structures_importer import import_structures


@click.group("import", help="Importe les fichiers de données ouvertes.", subcommand_metavar=SUBCOMMAND)
def import_() -> None:
    """Group the imports."""


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command what every import takes."""
    dry_run = click.option("--dry-run", is_flag=True, help="Dit ce qui serait fait, et ne garde rien.")
    return dry_run(json_option(function))


@import_.command(help="Importe l’arbre des structures : export-structures, ou l’annuaire national (DILA).")
@click.argument("source", metavar="FICHIER|URL|-")
@_options
def structures(source: str, *, dry_run: bool, as_json: bool) -> None:
    """Bring the tree to what the file tells."""
    house = open_house()
    database = house.database  # says at once when it is not ready
    with _opened(house, source) as opened, _rejects(house) as rejects:
        summary = import_structures(database, read_structures(opened), rejects, dry_run=dry_run)
        if not dry_run:
            opened.discard()
    for report in summary.reports:
        say(report)
    _tell(summary, rejects, dry_run=dry_run, as_json=as_json)


@import_.command(help="Importe les expériences : export-experiences, en CSV ou en JSON.")
@click.argument("source", metavar="FICHIER|URL|-")
@_options
def experiences(source: str, *, dry_run: bool, as_json: bool) -> None:
    """Import the experiences of a file; a second run goes on where one stopped."""
    house = open_house()
    database = house.database  # says at once when it is not ready
    with _opened(house, source) as opened, _rejects(house) as rejects:
        importer = Importer(database, rejects, datetime.now(UTC), dry_run=dry_run)
        with progress_of("Import", opened.size, lambda: opened.position) as move, interruptible(move) as advance:
            summary = importer.run(read_experiences(opened), advance)
        if not dry_run:
            opened.discard()
    if summary.outside:
        say(f"Structures absentes de l’arbre, gardées en « Hors-structures » sous leur nom : {summary.outside}.")
    _tell(summary, rejects, dry_run=dry_run, as_json=as_json)


def _opened(house: House, source: str) -> AbstractContextManager[Source]:
    return open_source(source, sys.stdin.buffer, _folder(house), _fetch)


def _fetch(address: str, folder: Path) -> Fetched:
    """Download, telling the person who waits of each new try."""
    # httpx takes a while to load, and most imports are of a file.
    from storage.opendata.remote import Hooks, fetch  # noqa: PLC0415

    return fetch(address, folder, hooks=Hooks(told=say))


def _folder(house: House) -> Path:
    return house.settings.home / "imports"


def _rejects(house: House) -> Rejects:
    return Rejects(_folder(house) / f"rejets-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.csv")


def _tell(summary: Any, rejects: Rejects, *, dry_run: bool, as_json: bool) -> None:
    told = {name: getattr(summary, name) for name in summary.__slots__}
    told |= {"dry_run": dry_run, "rejected_file": str(rejects.file) if rejects.count else None}
    if rejects.count:
        say(f"Lignes rejetées : {rejects.count} (leur place et le motif sont dans {rejects.file}).")
    words = (
        "Lues : {read} · créées : {created} · changées : {updated} · inchangées : {unchanged} · rejetées : {rejected}"
    )
    give(told, [words.format(**told)], as_json=as_json)
    if summary.read and summary.rejected == summary.read:
        raise Invalid("Aucune ligne n’a pu être gardée : vérifiez que c’est le bon fichier.")
