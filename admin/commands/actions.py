"""`ecoute action`: the improvement actions, from the sheet to whether they worked, for scripts."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import click

from admin.commands.read import account_option
from admin.french import SUBCOMMAND
from admin.given import given
from admin.output import give, json_option
from admin.wiring import open_house
from core.actions.file import ActionFile, ActionQuestion
from core.actions.measure import MeasureKind
from core.actions.sheet import LABELS, Sheet
from core.actions.verdict import TOO_EARLY
from core.actions.wording import sheet_lines, summary
from core.errors import Invalid
from core.vocabulary import ActionState

_DAY = click.DateTime(["%Y-%m-%d"])
_TEXTS = ("owner", "contributors", "problem", "objective", "description", "follow_up", "expected", "blocked")
_number = click.argument("number", metavar="NUMÉRO", type=click.IntRange(min=1))
_structure = click.option(
    "--structure", "code", default="", metavar="CODE", help="La structure (par défaut : la vôtre)."
)
_version = click.option(
    "--version",
    "seen_version",
    type=click.IntRange(min=1),
    metavar="N",
    help="La version lue (par défaut : la dernière).",
)
_stories = click.argument("references", metavar="RÉFÉRENCE…", nargs=-1, required=True, type=click.IntRange(min=1))


def _fields(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each field of a sheet but its title; what is not given stays."""
    for name in reversed(_TEXTS):
        command = click.option(f"--{name.replace('_', '-')}", name, metavar="TEXTE", help=_about(name))(command)
    for name in ("ends_on", "starts_on"):
        command = click.option(f"--{name[:-3]}", name, type=_DAY, metavar="AAAA-MM-JJ", help=_about(name))(command)
    command = click.option("--progress", type=click.IntRange(0, 100), metavar="N", help="Avancement, en %.")(command)
    command = click.option("--commitment", metavar="ANNÉE-N", help="L’engagement, comme 2021-5.")(command)
    kinds = "|".join(kind.value for kind in MeasureKind)
    return click.option("--measure", metavar=f"{kinds}=VALEUR", help="Le thème mesuré, comme channel=phone.")(command)


def _about(name: str) -> str:
    return f"{LABELS[name].capitalize()}."


@click.group(help="Les actions d’amélioration et leurs fiches.", subcommand_metavar=SUBCOMMAND)
def action() -> None:
    """Group the commands on actions."""


@action.command("list", help="Donne les fiches d’une structure et de celles qui en dépendent.")
@account_option
@_structure
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state.value for state in ActionState]),
    help="Un état (par défaut : tous).",
)
@click.option(
    "--below", type=click.IntRange(min=2), metavar="N", help="Celles d’un numéro plus petit : la page suivante."
)
@json_option
def list_actions(account: str, code: str, states: Sequence[str], below: int | None, *, as_json: bool) -> None:
    """List the sheets."""
    found = open_house().desk(account).actions(ActionQuestion(code, tuple(map(ActionState, states)), below))
    lines = [f"{one.number}\t{summary(one)}\t{found.names[one.structure_code]}\t{one.title}" for one in found.actions]
    give(found, lines or ["Aucune fiche action."], as_json=as_json)


@action.command("show", help="Donne une fiche, ses liens et son historique.")
@_number
@account_option
@json_option
def show_action(number: int, account: str, *, as_json: bool) -> None:
    """Show a sheet."""
    _give(open_house().desk(account).action(number), as_json=as_json)


@action.command("new", help="Prépare une fiche ; personne d’autre que vos collègues ne la voit encore.")
@account_option
@_structure
@click.option("--title", required=True, metavar="TITRE", help="Intitulé.")
@_fields
@json_option
def new_action(account: str, code: str, title: str, *, as_json: bool, **told: Any) -> None:
    """Prepare a sheet."""
    sheet = given(Sheet, LABELS, title=title, **_values(told))
    _give(open_house().desk(account).new_action(sheet, code), as_json=as_json)


@action.command("edit", help="Modifie une fiche : ce qui n’est pas donné ne change pas.")
@_number
@account_option
@_version
@click.option("--title", metavar="TITRE", help="Intitulé.")
@_fields
@json_option
def edit_action(number: int, account: str, seen_version: int | None, *, as_json: bool, **told: Any) -> None:
    """Change a sheet."""
    desk = open_house().desk(account)
    now = desk.action(number).action
    sheet = given(Sheet, LABELS, **(now.model_dump(include=set(Sheet.model_fields)) | _values(told)))
    _give(desk.edit_action(number, seen_version or now.version, sheet), as_json=as_json)


@action.command("link", help="Lie des expériences publiées à une action.")
@_number
@_stories
@account_option
@json_option
def link(number: int, references: Sequence[int], account: str, *, as_json: bool) -> None:
    """Link stories."""
    file = open_house().desk(account).link_to_action(number, references)
    _say(file, f"Action {number} : {len(file.stories)} expériences liées.", as_json=as_json)


@action.command("unlink", help="Détache des expériences d’une action.")
@_number
@_stories
@account_option
@json_option
def unlink(number: int, references: Sequence[int], account: str, *, as_json: bool) -> None:
    """Unlink stories."""
    file = open_house().desk(account).unlink_from_action(number, references)
    _say(file, f"Action {number} : {len(file.stories)} expériences liées.", as_json=as_json)


@action.command("publish", help="Publie une fiche et prévient les auteurs des expériences liées.")
@_number
@account_option
@_version
@json_option
def publish_action(number: int, account: str, seen_version: int | None, *, as_json: bool) -> None:
    """Publish a sheet."""
    desk = open_house().desk(account)
    seen = seen_version or desk.action(number).action.version
    _say(desk.publish_action(number, seen), f"Action {number} : publiée.", as_json=as_json)


@action.command("state", help="Dit où en est une action, et pourquoi si elle est abandonnée.")
@_number
@click.argument("state", metavar="ÉTAT", type=click.Choice([state.value for state in ActionState][1:]))
@account_option
@_version
@click.option("--why", default="", metavar="PHRASE", help="Pourquoi elle est abandonnée.")
@json_option
def move_action(number: int, state: str, account: str, seen_version: int | None, why: str, *, as_json: bool) -> None:
    """Bring an action to its next state."""
    desk = open_house().desk(account)
    seen = seen_version or desk.action(number).action.version
    file = desk.move_action(number, seen, ActionState(state), why)
    _say(file, f"Action {number} : {file.action.state.label}.", as_json=as_json)


@action.command("undo", help="Annule votre dernière étape, tant que rien n’est parti.")
@_number
@account_option
@json_option
def undo_action(number: int, account: str, *, as_json: bool) -> None:
    """Take back a step."""
    _say(open_house().desk(account).undo_action(number), f"Action {number} : étape annulée.", as_json=as_json)


@action.command("review", help="Donne la revue du mois : en retard, bloquées, à finir, sans pilote.")
@account_option
@_structure
@json_option
def review_actions(account: str, code: str, *, as_json: bool) -> None:
    """Give the monthly review."""
    review = open_house().desk(account).review_actions(code)
    lines = [
        f"{line.action.number}\t{', '.join(flag.label for flag in line.flags) or 'en cours'}"
        f"\t{line.action.progress} %\t{line.structure_name}\t{line.action.title}"
        for line in review.lines
    ]
    give(review, lines or ["Aucune action en cours."], as_json=as_json)


@action.command("effect", help=f"Dit si une action a porté, ou qu’il est trop tôt ({TOO_EARLY.lower()}).")
@_number
@account_option
@json_option
def effect(number: int, account: str, *, as_json: bool) -> None:
    """Tell whether an action worked."""
    found = open_house().desk(account).did_it_work(number)
    give(found, [found.sentence], as_json=as_json)


def _values(told: dict[str, Any]) -> dict[str, object]:
    """Give the fields that were told, as the sheet holds them."""
    values = {name: value for name, value in told.items() if value is not None}
    for name in ("starts_on", "ends_on"):
        if isinstance(values.get(name), datetime):
            values[name] = values[name].date()
    year, dash, number = str(values.pop("commitment", "")).partition("-")
    if dash and year.isdigit() and number.isdigit():
        values |= {"commitment_year": int(year), "commitment": int(number)}
    elif year:
        raise Invalid("L’engagement se donne par son année et son numéro, comme 2021-5.", "commitment")
    kind, equals, value = str(values.pop("measure", "")).partition("=")
    if equals and kind in set(MeasureKind):
        values |= {"measure_kind": MeasureKind(kind), "measured": value}
    elif kind:
        raise Invalid("Le thème se donne comme channel=phone, tag=relation, trade_tag=Logement ou words=file attente.")
    return values


def _give(file: ActionFile, *, as_json: bool) -> None:
    give(file, sheet_lines(file), as_json=as_json)


def _say(file: ActionFile, sentence: str, *, as_json: bool) -> None:
    give(file, [sentence], as_json=as_json)
