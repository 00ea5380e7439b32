"""What came to the desk since it was last looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.text.clean import one_line
from core.views import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.dossier import Dossier
    from core.history import Event
    from core.views import Me

_WORK = {
    Place.TO_ANSWER: ("nouvelle expérience à répondre", "nouvelles expériences à répondre"),
    Place.TO_VALIDATE: ("réponse de plus à valider", "réponses de plus à valider"),
    Place.TRANSFERS: ("demande de transfert de plus", "demandes de transfert de plus"),
    Place.DISCUSSIONS: ("discussion à trois de plus", "discussions à trois de plus"),
    Place.COMMENTS: ("expérience de plus avec un commentaire non lu", "expériences de plus avec un commentaire non lu"),
}
"""What is said of one line, and of several, that arrived in a list of those who answer."""


def alert_count(me: Me | None) -> int:
    """Give how many alerts there are, as far as this account may know."""
    return next((kept.total for kept in me.places if kept.place is Place.ALERTS), 0) if me else 0


def new_work(before: Me | None, now: Me) -> list[str]:
    """Say what there is more of in the lists of those who answer, in words; nothing before a first look."""
    if before is None:
        return []
    known = {kept.place: kept.total for kept in before.places}
    more = ((kept.place, kept.total - known.get(kept.place, kept.total)) for kept in now.places)
    return [f"{count} {_WORK[place][count > 1]}" for place, count in more if place in _WORK and count > 0]


def announced(alerts: Sequence[int]) -> str:
    """Say that alerts arrived."""
    if len(alerts) == 1:
        return f"Une alerte est arrivée : expérience {alerts[0]}."
    return f"{len(alerts)} alertes sont arrivées : expériences {', '.join(map(str, alerts))}."


def done_by_others(story: Dossier, known: int, account: str | None) -> str:
    """Say who else did what to a story since so many lines of its history were read, "" when nobody else did."""
    done = (event for event in story.history[known:] if event.actor != account)
    return ", ".join(dict.fromkeys(map(_done, done)))


def _done(event: Event) -> str:
    from core.history import NOT_PEOPLE  # noqa: PLC0415 (the models: never at the start)

    return event.kind.label if event.actor in NOT_PEOPLE else f"{one_line(event.actor)} : {event.kind.label}"
