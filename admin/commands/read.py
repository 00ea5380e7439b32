"""`ecoute queue` and `ecoute show`: what the desk reads, for scripts."""

from collections.abc import Iterator
from datetime import datetime

import click

from admin.output import give, json_option
from admin.wiring import open_house
from core.dates import date_fr, moment_fr
from core.dossier import ConcernFile, Dossier
from core.errors import Invalid
from core.views import Cursor, Place, QueueLine, Sieve
from core.vocabulary import Sentiment

account_option = click.option("--as", "account", metavar="COMPTE", required=True, help="Le compte qui agit.")
reference_argument = click.argument("reference", metavar="NUMÉRO", type=click.IntRange(min=1))


_MOST = 2**31


@click.command(help="Donne une page d’une file : la première du profil, ou celle demandée.")
@account_option
@click.option("--place", type=click.Choice([place.value for place in Place]), help="La file.")
@click.option("--after", metavar="DATE,NUMÉRO,POSITION,RANG", help="Où la page précédente finissait.")
@click.option("--network", default="", metavar="CODE", help="Seulement ce réseau.")
@click.option("--sentiment", type=click.Choice([one.value for one in Sentiment]), help="Seulement ce ressenti.")
@click.option("--marked/--unmarked", default=None, help="Seulement ce que les détecteurs ont marqué, ou non.")
@click.option("--department", default="", metavar="NOM", help="Seulement ce département.")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, metavar="N", help="Combien de lignes au plus.")
@json_option
def queue(
    account: str,
    place: str | None,
    after: str | None,
    network: str,
    sentiment: str | None,
    department: str,
    limit: int,
    *,
    marked: bool | None,
    as_json: bool,
) -> None:
    """Give a page of a list."""
    desk = open_house().desk(account)
    sieve = Sieve(network, Sentiment(sentiment) if sentiment else None, marked, department)
    page = desk.queue(Place(place) if place else desk.me().places[0].place, _cursor(after), limit, sieve)
    count = f"{page.place.label} : {page.total}"
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


def _queue_line(line: QueueLine) -> str:
    position = f"/{line.position}" if line.position else ""
    alert = "! " if line.alert else ""
    facts = (_feeling(line.sentiment), date_fr(line.at), line.structure, line.title, line.marks)
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
