"""`ecoute adopt` and `ecoute share`: what a structure makes of another's answer, and of its own draft, for scripts."""

import click

from admin.commands.answer import concern_of
from admin.commands.read import account_option, reference_argument
from admin.output import give, json_option
from admin.wiring import open_house
from core.vocabulary import ResponseState

_position = click.option(
    "--position", type=click.IntRange(min=1), metavar="N", help="La structure concernée (par défaut : la vôtre)."
)
_version = click.option(
    "--version",
    "seen_version",
    type=click.IntRange(min=0),
    metavar="N",
    help="La version du brouillon lue (0 : aucun).",
)


@click.command(help="Adopte telle quelle la réponse publiée d’une autre structure concernée.")
@reference_argument
@account_option
@_position
@click.option(
    "--from",
    "from_position",
    type=click.IntRange(min=1),
    required=True,
    metavar="N",
    help="La structure dont la réponse est adoptée.",
)
@_version
@json_option
def adopt(
    reference: int,
    account: str,
    position: int | None,
    from_position: int,
    seen_version: int | None,
    *,
    as_json: bool,
) -> None:
    """Make another structure's published answer one's own."""
    desk = open_house().desk(account)
    file = concern_of(desk.show(reference), position)
    if seen_version is None:
        seen_version = file.draft.version if file.draft else 0
    dossier = desk.adopt(reference, file.concern.position, from_position, seen_version)
    after = concern_of(dossier, file.concern.position)
    state = (after.draft.state if after.draft else ResponseState.PUBLISHED).label
    give(dossier, [f"Réponse commune de {file.name} à l’expérience {reference} : {state}."], as_json=as_json)


@click.command(help="Partage un brouillon avec ceux qui ouvrent l’expérience, ou le reprend.")
@reference_argument
@account_option
@_position
@click.option("--stop", is_flag=True, help="Ne le partage plus.")
@_version
@json_option
def share(
    reference: int, account: str, position: int | None, seen_version: int | None, *, stop: bool, as_json: bool
) -> None:
    """Let the others read a draft, or no longer."""
    desk = open_house().desk(account)
    file = concern_of(desk.show(reference), position)
    if seen_version is None:
        seen_version = file.draft.version if file.draft else 0
    dossier = desk.share_draft(reference, file.concern.position, seen_version, shared=not stop)
    word = "repris" if stop else "partagé"
    give(dossier, [f"Brouillon de {file.name} pour l’expérience {reference} : {word}."], as_json=as_json)
