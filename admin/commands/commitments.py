"""`ecoute commitments`: the commitments of the programme, list after list."""

from pathlib import Path

import click

from admin.french import SUBCOMMAND
from admin.output import give, json_option, say
from admin.wiring import open_house
from core.commitments import Commitment
from core.commitments_file import read_commitments
from core.errors import Invalid


@click.group(help="Les engagements du programme, avec l’année de chaque liste.", subcommand_metavar=SUBCOMMAND)
def commitments() -> None:
    """Group the commands on commitments."""


@commitments.command("list", help="Donne toutes les listes connues ; celle de 2021 est livrée avec Écoute.")
@json_option
def list_(*, as_json: bool) -> None:
    """Give every list."""
    known = open_house().library.commitments()
    give(known, [_line(one) for one in known], as_json=as_json)


@commitments.command("import", help="Apporte des listes : un fichier CSV, colonnes annee;numero;promesse;engagement.")
@click.argument("file", metavar="FICHIER", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def import_(file: Path, *, as_json: bool) -> None:
    """Keep the lists of a file, each in the place of the one of its year."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(f"« {file} » n’est pas en UTF-8 : enregistrez-le ainsi.") from error
    brought = read_commitments(text.splitlines())
    open_house().office.bring_commitments(brought)
    say(f"Engagements gardés : {len(brought)}.")
    give(brought, [_line(one) for one in brought], as_json=as_json)


def _line(one: Commitment) -> str:
    return f"{one.year}\t{one.number}\t{one.promise.label}\t{one.wording}"
