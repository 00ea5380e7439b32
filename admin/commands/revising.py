"""`ecoute versions`, `send-back` and `undo-answer`: coming back on an answer, for scripts."""

import click

from admin.commands.answer import concern_of
from admin.commands.read import account_option, reference_argument
from admin.output import give, json_option
from admin.wiring import open_house
from core.dates import moment_fr
from core.errors import NotFound
from core.response import Wording
from core.text.clean import one_line
from core.version import Version
from core.vocabulary import ResponseState

_position = click.option(
    "--position", type=click.IntRange(min=1), metavar="N", help="La structure concernée (par défaut : la vôtre)."
)
_version = click.option(
    "--version", "seen_version", type=click.IntRange(min=0), metavar="N", help="La version du brouillon lue."
)


@click.command(help="Donne les versions de la réponse d’une structure, la dernière d’abord, ou en restaure une.")
@reference_argument
@account_option
@_position
@click.option("--restore", metavar="N.V", help="Reprend cette version comme brouillon.")
@json_option
def versions(reference: int, account: str, position: int | None, restore: str | None, *, as_json: bool) -> None:
    """Give the texts that an answer had, or write one of them again."""
    desk = open_house().desk(account)
    file = concern_of(desk.show(reference), position)
    kept = desk.versions(reference, file.concern.position)
    if restore is None:
        give(kept, [_told(version) for version in kept], as_json=as_json)
        return
    wanted = next((version for version in kept if _name(version) == restore), None)
    if wanted is None:
        raise NotFound(f"Aucune version {restore} : « ecoute versions {reference} » donne celles qui existent.")
    wording = Wording(**wanted.model_dump(include=set(Wording.model_fields)))
    seen = file.draft.version if file.draft else 0
    dossier = desk.write(reference, file.concern.position, wording, ResponseState.DRAFT, seen)
    give(dossier, [f"Version {restore} reprise comme brouillon."], as_json=as_json)


@click.command("send-back", help="Renvoie une réponse à valider à qui l’a écrite, avec une remarque.")
@reference_argument
@account_option
@_position
@click.option("--remark", required=True, metavar="PHRASE", help="Ce qui est à changer.")
@_version
@json_option
def send_back(
    reference: int, account: str, position: int | None, remark: str, seen_version: int | None, *, as_json: bool
) -> None:
    """Give an answer back to who wrote it."""
    desk = open_house().desk(account)
    file = concern_of(desk.show(reference), position)
    if seen_version is None:
        seen_version = file.draft.version if file.draft else 0
    dossier = desk.send_back(reference, file.concern.position, seen_version, remark)
    give(dossier, [f"Réponse de {file.name} à l’expérience {reference} : renvoyée avec la remarque."], as_json=as_json)


@click.command("undo-answer", help="Annule la publication de sa propre réponse, avant que rien ne parte.")
@reference_argument
@account_option
@_position
@json_option
def undo_answer(reference: int, account: str, position: int | None, *, as_json: bool) -> None:
    """Take back the publication of an answer."""
    desk = open_house().desk(account)
    file = concern_of(desk.show(reference), position)
    dossier = desk.undo_answer(reference, file.concern.position)
    give(dossier, [f"Réponse de {file.name} à l’expérience {reference} : de nouveau un brouillon."], as_json=as_json)


def _name(version: Version) -> str:
    return f"{version.revision}.{version.version}"


def _told(version: Version) -> str:
    author = version.author or "(importée)"
    when = moment_fr(version.updated_at)
    return f"{_name(version)}\t{when}\t{author}\t{version.state.label}\t{one_line(version.body)}"
