"""`ecoute referent`: who keeps the action plan of a structure going."""

import click

from admin.commands.read import account_option
from admin.french import SUBCOMMAND
from admin.output import give, json_option
from admin.wiring import open_house
from core.committees.file import ReferentFile
from core.committees.wording import turn_line

_structure = click.option(
    "--structure", "code", default="", metavar="CODE", help="La structure (par défaut : la vôtre)."
)


@click.group(help="Le référent d’une structure, qui fait vivre son plan d’action.", subcommand_metavar=SUBCOMMAND)
def referent() -> None:
    """Group the commands on référents."""


@referent.command("show", help="Donne le référent d’une structure et ceux d’avant.")
@account_option
@_structure
@json_option
def show_referent(account: str, code: str, *, as_json: bool) -> None:
    """Show who it is."""
    _give(open_house().desk(account).referent(code), as_json=as_json)


@referent.command("name", help="Confie le rôle à un compte de la structure, ou au-dessus.")
@click.argument("name", metavar="COMPTE")
@account_option
@_structure
@json_option
def name_referent(name: str, account: str, code: str, *, as_json: bool) -> None:
    """Name somebody."""
    _give(open_house().desk(account).name_referent(name, code), as_json=as_json)


@referent.command("end", help="Laisse la structure sans référent.")
@account_option
@_structure
@json_option
def end_referent(account: str, code: str, *, as_json: bool) -> None:
    """End the role."""
    _give(open_house().desk(account).end_referent(code), as_json=as_json)


def _give(file: ReferentFile, *, as_json: bool) -> None:
    lines = [turn_line(turn) for turn in file.turns] or [f"{file.structure.name} n’a pas de référent."]
    give(file, lines, as_json=as_json)
