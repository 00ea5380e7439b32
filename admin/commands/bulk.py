"""`ecoute bulk`: one decision on many experiences, shown item by item before anything is done."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from admin.commands.read import account_option
from admin.commands.sorting import typed_tag
from admin.french import SUBCOMMAND
from admin.guard import FAILED
from admin.output import give, json_option
from admin.wiring import open_house
from core.desk import Desk
from core.dossier import Dossier
from core.errors import EcouteError
from core.vocabulary import CharterReason

_references = click.argument("references", metavar="NUMÉRO...", nargs=-1, required=True, type=click.IntRange(min=1))
_yes = click.option("--yes", is_flag=True, help="Le fait ; sans cette option, dit seulement ce qui serait fait.")


def _of_many(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command what every decision on many takes."""
    return _references(account_option(_yes(json_option(function))))


@click.group(help="Une même décision sur plusieurs expériences.", subcommand_metavar=SUBCOMMAND)
def bulk() -> None:
    """Group the decisions on many."""


@bulk.command(help="Publie des expériences.")
@_of_many
def publish(references: tuple[int, ...], account: str, *, yes: bool, as_json: bool) -> int:
    """Publish many."""
    return _each(references, account, "publier", Desk.publish, yes=yes, as_json=as_json)


@bulk.command(help="Rejette des expériences pour les mêmes motifs.")
@_of_many
@click.option(
    "--reason",
    "reasons",
    type=click.Choice([reason.value for reason in CharterReason]),
    required=True,
    multiple=True,
    help="Le motif ; se répète.",
)
@click.option("--note", default="", metavar="PHRASE", help="La phrase que chaque auteur lira.")
def reject(
    references: tuple[int, ...], account: str, reasons: tuple[str, ...], note: str, *, yes: bool, as_json: bool
) -> int:
    """Reject many."""
    why = [CharterReason(reason) for reason in reasons]

    def one(desk: Desk, number: int, version: int) -> Dossier:
        return desk.reject(number, version, why, note)

    return _each(references, account, "rejeter", one, yes=yes, as_json=as_json)


@bulk.command(help="Met des expériences en attente.")
@_of_many
@click.option("--note", default="", metavar="PHRASE", help="Une note pour la modération.")
def hold(references: tuple[int, ...], account: str, note: str, *, yes: bool, as_json: bool) -> int:
    """Put many aside."""

    def one(desk: Desk, number: int, version: int) -> Dossier:
        return desk.hold(number, version, note)

    return _each(references, account, "mettre en attente", one, yes=yes, as_json=as_json)


def _each(
    references: Sequence[int],
    account: str,
    what: str,
    decide: Callable[[Desk, int, int], Dossier],
    *,
    yes: bool,
    as_json: bool,
    done: str = "",
) -> int:
    """Show, or do, the decision on each; one that is refused does not hold back the others.

    Args:
        references: the numbers of the experiences.
        account: who decides.
        what: the decision, as a verb.
        decide: what carries it out.
        yes: whether to do it.
        as_json: whether to give a document.
        done: what is said of one that is done, "" for its new state.
    """
    desk = open_house().desk(account)
    told = [_one(desk, number, what, decide, done, yes=yes) for number in dict.fromkeys(references)]
    lines = [f"{one['number']}\t{one['title']}\t{one['said']}" for one in told]
    give(told, lines if yes else [*lines, "Rien n’est fait : ajoutez --yes."], as_json=as_json)
    return 0 if all(one["done"] or not yes for one in told) else FAILED


def _one(
    desk: Desk, number: int, what: str, decide: Callable[[Desk, int, int], Dossier], done: str, *, yes: bool
) -> dict[str, Any]:
    title = ""
    try:
        seen = desk.show(number).experience
        title = seen.title
        if not yes:
            return {"number": number, "title": title, "done": False, "said": f"à {what} (elle est {seen.state.label})"}
        after = decide(desk, number, seen.version).experience
    except EcouteError as error:
        return {"number": number, "title": title, "done": False, "said": error.sentence}
    return {"number": number, "title": title, "done": True, "said": done or after.state.label}


@bulk.command(help="Ajoute des tags généraux à des expériences ; ceux du même thème prennent la place des anciens.")
@_of_many
@click.option(
    "--tag", "tags", required=True, multiple=True, metavar="TAG=RESSENTI", help="Le tag et son ressenti ; se répète."
)
def tag(references: tuple[int, ...], account: str, tags: tuple[str, ...], *, yes: bool, as_json: bool) -> int:
    """Tag many."""
    added = dict(typed_tag(one) for one in tags)

    def one(desk: Desk, number: int, version: int) -> Dossier:
        before = desk.show(number).experience.tags
        return desk.tag(number, version, {**before, **added})

    return _each(references, account, "taguer", one, yes=yes, as_json=as_json, done="taguée")
