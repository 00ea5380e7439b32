"""Taking back the publication of an answer, while nothing has left and nobody has said anything of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from core.history import ANSWERS, Event, standing
from core.response import Response

ADOPTED_FROM = ", d’après "
"""Comes between the structure that adopts an answer and the one that wrote it, in the detail of an event."""


def own_publication(
    events: Iterable[Event],
    published: Response,
    structure_name: str,
    account_name: str,
    now: datetime,
    grace: timedelta,
) -> Event | None:
    """Give the event that made an answer public, when this account did it and may still take it back; else None."""
    if published.published_at is None or now >= published.published_at + grace:
        return None
    of_structure = [e for e in standing(events) if e.kind in ANSWERS and _of(e, structure_name)]
    last = of_structure[-1] if of_structure else None
    return last if last is not None and last.actor == account_name else None


def _of(event: Event, structure_name: str) -> bool:
    return event.detail.partition(ADOPTED_FROM)[0] == structure_name
