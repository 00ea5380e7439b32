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


def _alerts(desk: DeskPort) -> tuple[int, ...]:
    return tuple(line.number for line in desk.queue(Place.ALERTS, None, LONGEST_REFRESH, EVERY_LINE).lines)


def announced(alerts: Sequence[int]) -> str:
    """Say that alerts arrived."""
    if len(alerts) == 1:
        return f"Une alerte est arrivée : expérience {alerts[0]}."
    return f"{len(alerts)} alertes sont arrivées : expériences {', '.join(map(str, alerts))}."
