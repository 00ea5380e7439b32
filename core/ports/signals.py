"""The signals, what was decided of each, and the stories that they are found in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.signals.heard import HeardStory
from core.signals.search import SignalSearch
from core.signals.signal import Decision, Signal


class Signals(Protocol):
    """What rises in what people tell."""

    def heard(
        self, since: datetime, until: datetime, after: tuple[datetime, int] | None, limit: int
    ) -> Sequence[HeardStory]:
        """Give published stories from a moment to another one, not included, by date of publication then number.

        Args:
            since: the first moment.
            until: the moment after the last one.
            after: the date and the number of the last story that was given, None at first.
            limit: how many at most.
        """
        ...

    def to_hear(self, since: datetime, until: datetime) -> int:
        """Give how many published stories there are from a moment to another one, not included."""
        ...

    def all(self) -> Sequence[Signal]:
        """Give every signal kept, the strongest first."""
        ...

    def get(self, number: int) -> Signal | None:
        """Give a signal."""
        ...

    def put(self, signals: Iterable[Signal]) -> None:
        """Keep signals, in the place of those with their numbers."""
        ...

    def remove(self, numbers: Iterable[int]) -> None:
        """Forget signals of which nothing was decided."""
        ...

    def decisions(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Decision]]:
        """Give what was decided of these signals, by number, in order; those of which nothing was are left out."""
        ...

    def decide(self, decision: Decision) -> None:
        """Keep a decision."""
        ...

    def search(self) -> SignalSearch | None:
        """Give the last search for signals, None before the first."""
        ...

    def begin_search(self, search: SignalSearch) -> None:
        """Keep a search that begins; of two that take the same number, one is refused."""
        ...

    def put_search(self, search: SignalSearch) -> None:
        """Keep how far a search is, in the place of what was."""
        ...
