"""`ecoute answer`: a structure's response, for scripts."""

import sys
from pathlib import Path

import click

from admin.commands.read import account_option, reference_argument
from admin.given import given
from admin.output import give, json_option
from admin.wiring import open_house
from core.access import Action
from core.dossier import ConcernFile, Dossier
from core.errors import Forbidden, Invalid, NotFound, Unavailable
from core.response import Wording
from core.vocabulary import ResponseKind, ResponseState

_STATES = (ResponseState.DRAFT, ResponseState.TO_VALIDATE, ResponseState.PUBLISHED)
_LABELS = {
    "greeting": "le texte de la formule d’appel",
    "body": "le texte de la réponse",
    "closing": "le texte de la formule de clôture",
    "signature": "le texte de la signature",
}


@click.command(help="Répond à une expérience au nom d’une structure concernée.")
@reference_argument
@account_option
@click.option("--text", "source", required=True, metavar="FICHIER|-", help="Le texte de la réponse.")
@click.option(
    "--position", type=click.IntRange(min=1), metavar="N", help="La structure concernée (par défaut : la vôtre)."
)
@click.option("--greeting", metavar="FORMULE", help="La formule d’appel (par défaut : la première proposée).")
@click.option("--closing", metavar="FORMULE", help="La formule de clôture (par défaut : la première proposée).")
@click.option("--signature", metavar="SIGNATURE", help="La signature (par défaut : la première proposée).")
@click.option(
    "--status",
    type=click.Choice([state.value for state in _STATES]),
    default=ResponseState.PUBLISHED.value,
    help="Le statut de la réponse.",
)
@click.option(
    "--version",
    "seen_version",
    type=click.IntRange(min=0),
    metavar="N",
    help="La version du brouillon lue (0 : aucun).",
)
@click.option(
    "--kind",
    type=click.Choice([ResponseKind.OWN.value, ResponseKind.COMPLEMENT.value]),
    help="Une réponse seule, ou le complément de celle d’une autre structure (par défaut : ce qu’elle était).",
)
@json_option
def answer(
    reference: int,
    account: str,
    source: str,
    position: int | None,
    greeting: str | None,
    closing: str | None,
    signature: str | None,
    status: str,
    seen_version: int | None,
    kind: str | None,
    *,
    as_json: bool,
) -> None:
    """Keep an answer as a draft, hand it to a validator, or publish it."""
    body = read_text(source)
    desk = open_house().desk(account)
    file = concern_of(desk.show(reference), position)
    offered = desk.formulas(reference, file.concern.position)
    wording = given(
        Wording,
        _LABELS,
        greeting=_picked(greeting, offered.greetings),
        body=body,
        closing=_picked(closing, offered.closings),
        signature=_picked(signature, offered.signatures),
    )
    if seen_version is None:
        seen_version = file.draft.version if file.draft else 0
    state = ResponseState(status)
    told_kind = ResponseKind(kind) if kind else None
    dossier = desk.write(reference, file.concern.position, wording, state, seen_version, told_kind)
    give(dossier, [f"Réponse de {file.name} à l’expérience {reference} : {state.label}."], as_json=as_json)


def concern_of(dossier: Dossier, position: int | None) -> ConcernFile:
    """Give the structure that answers: the one asked for, or the first that the account may answer for."""
    if position is not None:
        asked = dossier.concern(position)
        if asked is None:
            raise NotFound(f"L’expérience {dossier.experience.number} n’a pas de structure concernée n° {position}.")
        return asked
    allowed = (file for file in dossier.concerns if Action.DRAFT.value not in file.refusals)
    found = next(allowed, None)
    if found is None:
        raise Forbidden(next((f.refusals[Action.DRAFT.value] for f in dossier.concerns), "Aucune structure concernée."))
    return found


def _picked(asked: str | None, offered: tuple[str, ...]) -> str:
    return asked if asked is not None else next(iter(offered), "")


def read_text(source: str) -> str:
    """Give the text of a file, or of the standard input."""
    try:
        raw = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise Unavailable(f"Le fichier {source} ne peut pas être lu : vérifiez son nom et ses droits.") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(f"Le texte de {source} n’est pas en UTF-8 : convertissez-le.") from error
