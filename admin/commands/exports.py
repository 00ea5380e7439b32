"""`ecoute export experiences`: the published experiences, in the official form."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from admin.french import SUBCOMMAND
from admin.output import give, json_option, say
from admin.wiring import open_house
from storage.opendata.exporter import write_csv, write_json

_WRITERS = {"csv": write_csv, "json": write_json}


@click.group(help="Exporte les données ouvertes.", subcommand_metavar=SUBCOMMAND)
def export() -> None:
    """Group the exports."""


@export.command(help="Exporte les expériences publiées, aux colonnes officielles.")
@click.option("--format", "form", type=click.Choice(list(_WRITERS)), default="csv", help="La forme du fichier.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FICHIER", help="Le fichier à écrire.")
@json_option
def experiences(form: str, output: Path | None, *, as_json: bool) -> None:
    """Write the export, whole or not at all when it goes to a file."""
    house = open_house()
    if output is None:
        count = _WRITERS[form](house.database, _standard_output())
        say(f"{count} expériences exportées.")
        return
    with _whole_file(output) as out:
        count = _WRITERS[form](house.database, out)
    give({"exported": count, "file": str(output)}, [f"{count} expériences exportées dans {output}."], as_json=as_json)


def _standard_output() -> IO[str]:
    # The file's own line ends and encoding, whatever the terminal's.
    return open(sys.stdout.fileno(), "w", encoding="utf-8", newline="", closefd=False)


@contextmanager
def _whole_file(target: Path) -> Iterator[IO[str]]:
    """Give a file that takes its name only once it is whole."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=target.parent, prefix=target.name, delete=False
    ) as out:
        try:
            yield out
            out.flush()
            os.fsync(out.fileno())
        except BaseException:
            Path(out.name).unlink()
            raise
    Path(out.name).chmod(0o644)
    Path(out.name).replace(target)
