"""`ecoute export experiences`: the published experiences, in the official form."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

import click
from sqlalchemy import Engine

from admin.french import SUBCOMMAND
from admin.output import give, json_option, say
from admin.whole_files import whole_file
from admin.wiring import open_house
from storage.opendata.exporter import write_csv, write_json

_WRITERS = {"csv": write_csv, "json": write_json}


@click.group(help="Exporte les données ouvertes.", subcommand_metavar=SUBCOMMAND)
def export() -> None:
    """Group the exports."""


@export.command(help="Exporte les expériences publiées, aux colonnes officielles.")
@click.option("--format", "form", type=click.Choice(list(_WRITERS)), help="La forme du fichier (par défaut : csv).")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FICHIER", help="Le fichier à écrire.")
@json_option
def experiences(form: str | None, output: Path | None, *, as_json: bool) -> None:
    """Write the export, whole or not at all when it goes to a file."""
    house = open_house()
    write = _writer(form, one_document=as_json and output is None)
    with _standard_output() if output is None else whole_file(output, encoding="utf-8", newline="") as out:
        count = write(house.database, out)
    if output is None:
        say(f"Expériences exportées : {count}.")
    else:
        lines = [f"Expériences exportées dans {output} : {count}."]
        give({"exported": count, "file": str(output)}, lines, as_json=as_json)


def _writer(form: str | None, *, one_document: bool) -> Callable[[Engine, IO[str]], int]:
    """Give what writes the form asked for; on the standard output, --json asks for JSON on one line."""
    if one_document and form == "csv":
        raise click.UsageError("--json donne du JSON : écrivez le CSV dans un fichier avec -o.")
    return partial(write_json, line_end="") if one_document else _WRITERS[form or "csv"]


@contextmanager
def _standard_output() -> Iterator[IO[str]]:
    # The file's own line ends and encoding, whatever the terminal's.
    with open(sys.stdout.fileno(), "w", encoding="utf-8", newline="", closefd=False) as out:
        yield out
