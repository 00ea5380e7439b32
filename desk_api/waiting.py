"""Where desks wait for something new: so many at a time, and the more follow, the more slowly each asks again."""

from __future__ import annotations

import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.ports import Changes

PLACES = 128
"""How many may wait at once in a process: each of them holds a thread, which sleeps."""
LONGEST = 25.0
"""How long one waits, in seconds: what stands on the way ends what is silent for longer."""

_OF_ONE_ACCOUNT = 4
"""How many of the places one account may take: its terminals, and not those of others."""
_LOOKS_A_SECOND = 10
"""How many of the desks that follow may look at what is new in a second, in a process."""
_WITHOUT_A_PLACE = 5.0
"""How long those who find no place are to stay away, in seconds, at least."""
_FORGOTTEN_AFTER = 2 * LONGEST
"""After how many seconds of silence a desk is held to follow no longer."""


@dataclass(frozen=True, slots=True)
class News:
    """What is told to who waited: that something changed, and never what.

    Attributes:
        mark: the new place in what happened, the same one when nothing did.
        again_in: how many seconds lie between two questions of the same desk.
    """

    mark: str
    again_in: float


class WaitingRoom:
    """The places of a process."""

    def __init__(self, changes: Changes, places: int = PLACES, now: Callable[[], float] = time.monotonic) -> None:
        """Make the room.

        Args:
            changes: tells when something changed.
            places: how many may wait at once.
            now: tells the time, in seconds.
        """
        self._changes = changes
        self._places = places
        self._now = now
        self._taken: Counter[str] = Counter()
        self._followers: dict[str, float] = {}
        self._lock = threading.Lock()

    def news(self, account: str, after: str) -> News:
        """Wait for what comes after a mark; who finds no place is answered at once, as is a mark from elsewhere.

        Raises:
            Unavailable: the database does not answer.
        """
        with self._place(account) as found:
            mark = self._changes.wait(after, LONGEST if found else 0)
        return News(mark, self._pace(found=found))

    @contextmanager
    def _place(self, account: str) -> Iterator[bool]:
        """Tell whether a place was free; it is for as long as the block."""
        with self._lock:
            self._followers[account] = self._now()
            found = self._taken.total() < self._places and self._taken[account] < _OF_ONE_ACCOUNT
            self._taken[account] += found
        try:
            yield found
        finally:
            with self._lock:
                self._taken[account] -= found
                self._taken += Counter()  # who waits no more is not counted any further

    def _pace(self, *, found: bool) -> float:
        with self._lock:
            gone = self._now() - _FORGOTTEN_AFTER
            self._followers = {who: seen for who, seen in self._followers.items() if seen > gone}
            pace = len(self._followers) / _LOOKS_A_SECOND
        return round(pace if found else max(pace, _WITHOUT_A_PLACE), 2)
