"""What the kept counts are checked against."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from core.tally import Key, Share, Sums


class Recounting(Protocol):
    """All that is counted, month by month, and what is kept of it."""

    def months(self) -> Sequence[str]:
        """Give the months, such as 2026-03, in which something is published or kept, in their order."""
        ...

    def published_in(self, month: str) -> Sequence[int]:
        """Give the numbers of the experiences published in a month, as Paris counts days, in their order."""
        ...

    def kept_in(self, month: str) -> Iterable[tuple[Key, Sums]]:
        """Give all that is kept of a month and of its days, and is not nothing."""
        ...

    def all_due(self) -> Sequence[int]:
        """Give the numbers of all the experiences that must be counted anew."""
        ...

    def left_over(self) -> Mapping[int, Share]:
        """Give what is kept as added by experiences that are no longer published."""
        ...

    def hold_still(self) -> None:
        """See everything as it is now, up to the end of this work, whatever others change meanwhile."""
        ...

    def take_turn(self) -> None:
        """Wait for whoever counts, up to the end of their work; others then wait for the end of this one."""
        ...
