"""By when a line is promised to be read, in words: only once the hour comes near."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from core.dates import PARIS
from tui.words import age, hour

if TYPE_CHECKING:
    from datetime import datetime

_NEAR = timedelta(hours=6)
"""How long before its hour a promise is told."""


def promise(due_at: datetime | None, now: datetime) -> str:
    """Give « à lire avant 14:07 », « en retard de 3 h », or "" while there is time."""
    if due_at is None or due_at - now > _NEAR:
        return ""
    if due_at > now:
        tomorrow = due_at.astimezone(PARIS).date() != now.astimezone(PARIS).date()
        return f"à lire avant {'demain ' if tomorrow else ''}{hour(due_at)}"
    late = age(due_at, now)
    return "en retard" if late.startswith("à") else f"en retard de {late}"
