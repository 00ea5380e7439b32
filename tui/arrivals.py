"""What came to the desk since it was last looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.views import EVERY_LINE, Place
from tui.lines import LONGEST_REFRESH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.views import Me, QueuePage, Sieve
    from tui.port import DeskPort

_WORK = {
    Place.TO_ANSWER: ("nouvelle expérience à répondre", "nouvelles expériences à répondre"),
    Place.TO_VALIDATE: ("réponse de plus à valider", "réponses de plus à valider"),
    Place.TRANSFERS: ("demande de transfert de plus", "demandes de transfert de plus"),
    Place.DISCUSSIONS: ("discussion à trois de plus", "discussions à trois de plus"),
    Place.COMMENTS: ("expérience de plus avec un commentaire non lu", "expériences de plus avec un commentaire non lu"),
}
"""What is said of one line, and of several, that arrived in a list of those who answer."""


@dataclass(frozen=True, slots=True)
class News:
    """The desk as it is now.

    Attributes:
        me: who sits there, and how many lines each list has.
        page: the beginning of the list on screen, None when there is none.
        alerts: the numbers of the experiences in alert.
    """

    me: Me
    page: QueuePage | None
    alerts: tuple[int, ...]


def news(desk: DeskPort, place: Place | None, sieve: Sieve, limit: int) -> News:
    """Ask the desk how it is now; blocks."""
    me = desk.me()
    page = desk.queue(place, None, limit, sieve) if place is not None else None
    return News(me, page, _alerts(desk) if alert_count(me) else ())


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


def _alerts(desk: DeskPort) -> tuple[int, ...]:
    return tuple(line.number for line in desk.queue(Place.ALERTS, None, LONGEST_REFRESH, EVERY_LINE).lines)


def announced(alerts: Sequence[int]) -> str:
    """Say that alerts arrived."""
    if len(alerts) == 1:
        return f"Une alerte est arrivée : expérience {alerts[0]}."
    return f"{len(alerts)} alertes sont arrivées : expériences {', '.join(map(str, alerts))}."
