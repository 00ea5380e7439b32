"""`ecoute queue` and `ecoute show`: what the desk reads, for scripts."""

from collections.abc import Iterator
from datetime import datetime

import click

from admin.commands.sieve import sieve_options, typed_sieve
from admin.output import give, json_option
from admin.wiring import open_house
from core.dates import date_fr, moment_fr
from core.desk import Desk
from core.dossier import ConcernFile, Dossier
from core.errors import Invalid, NotFound
from core.saved_view import SavedView
from core.views import COUNTED, EVERY_LINE, Cursor, Place, QueueLine
from core.vocabulary import Sentiment

account_option = click.option("--as", "account", metavar="COMPTE", required=True, help="Le compte qui agit.")
reference_argument = click.argument("reference", metavar="NUMÉRO", type=click.IntRange(min=1))


_MOST = 2**31


@click.command(help="Donne une page d’une file : la première du profil, ou celle demandée.")
@account_option
@click.option("--place", type=click.Choice([place.value for place in Place]), help="La file.")
@click.option("--after", metavar="DATE,NUMÉRO,POSITION,RANG", help="Où la page précédente finissait.")
@click.option("--view", metavar="NOM", help="La vue enregistrée à ouvrir ; les filtres donnés s’y ajoutent.")
@sieve_options
@click.option("--limit", type=click.IntRange(1, 1000), default=50, metavar="N", help="Combien de lignes au plus.")
@json_option
def queue(
    account: str,
    place: str | None,
    after: str | None,
    view: str | None,
    limit: int,
    *,
    as_json: bool,
    **typed: object,
) -> None:
    """Give a page of a list."""
    desk = open_house().desk(account)
    kept = _view(desk, view) if view else None
    first = Place(place) if place else kept.place if kept else desk.me().places[0].place
    page = desk.queue(first, _cursor(after), limit, typed_sieve(typed, kept.sieve if kept else EVERY_LINE))
    count = f"{page.place.label} : {page.total}{' ou plus' if page.total == COUNTED else ''}"
    give(page, [count, *(_queue_line(line) for line in page.lines)], as_json=as_json)


@click.command(help="Donne une expérience, avec ses réponses et son historique.")
@reference_argument
@account_option
@json_option
def show(reference: int, account: str, *, as_json: bool) -> None:
    """Give everything that the account may see of an experience."""
    dossier = open_house().desk(account).show(reference)
    give(dossier, dossier_lines(dossier), as_json=as_json)


def dossier_lines(dossier: Dossier) -> list[str]:
    """Give an experience as lines for people."""
    experience = dossier.experience
    return [
        f"Expérience {experience.number} · {experience.state.label} · version {experience.version}",
        f"{_feeling(experience.sentiment)} · par « {experience.pseudonym} » · {date_fr(experience.submitted_at)}",
        experience.title,
        "",
        experience.text,
        "",
        *(line for concern in dossier.concerns for line in _concern_lines(concern)),
        *_marks(dossier),
        *(f"{moment_fr(event.at)} · {event.actor} · {event.kind.label}" for event in dossier.history),
    ]


def _marks(dossier: Dossier) -> Iterator[str]:
    if dossier.screening is None:
        return
    if dossier.screening.danger:
        yield f"! {dossier.screening.danger}"
    if dossier.screening.out_of_scope:
        yield f"Hors du programme : {dossier.screening.out_of_scope.label} ({dossier.screening.scope_reason})"
    if dossier.screening.twin:
        yield f"Ressemble à l’expérience {dossier.screening.twin}"
    for found in dossier.screening.findings:
        passage = getattr(dossier.experience, found.field)[found.start : found.end]
        yield f"{found.kind.letter}\t{passage}\t{found.reason}"


def _concern_lines(file: ConcernFile) -> list[str]:
    lines = [f"{file.concern.position}. {file.name}"]
    for found in file.responses:
        response = found.response
        lines += [f"   réponse {response.state.label} (version {response.version})", response.full_text, ""]
    return lines


def _view(desk: Desk, name: str) -> SavedView:
    found = next((kept for kept in desk.views() if kept.name == name), None)
    if found is None:
        raise NotFound(f"Aucune vue ne s’appelle « {name} » : « ecoute views list » les donne.")
    return found


def _queue_line(line: QueueLine) -> str:
    position = f"/{line.position}" if line.position else ""
    alert = "! " if line.alert else ""
    late = f"{line.late.sign} {line.late.label}" if line.late else ""
    facts = (_feeling(line.sentiment), date_fr(line.at), line.structure, line.title, line.marks, late)
    return "\t".join([f"{alert}{line.number}{position}", *facts])


def _feeling(sentiment: Sentiment | None) -> str:
    return f"{sentiment.sign} {sentiment.label}" if sentiment else "ressenti non dit"


def _cursor(after: str | None) -> Cursor | None:
    if after is None:
        return None
    try:
        at, number, position, rank = after.split(",")
        cursor = Cursor(datetime.fromisoformat(at), int(number), int(position), int(rank))
        if cursor.at.tzinfo is None or not (0 <= cursor.number < _MOST and 0 <= cursor.position < _MOST):
            raise ValueError(after)
    except ValueError as error:
        raise Invalid(
            "--after s’écrit DATE,NUMÉRO,POSITION,RANG, comme « following » de la page précédente."
        ) from error
    return cursor
