"""The counts kept for the dashboard."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from core.counts import Counts
from core.tally import Key, Scope, Share, Sums


class Tallies(Protocol):
    """What is counted, what each experience has added to it, and which experiences must be counted anew."""

    def due(self, numbers: Iterable[int]) -> None:
        """Say that these experiences changed; nobody waits for anybody here."""
        ...

    def may_count(self) -> bool:
        """Tell whether this work may count; where it may not, that is left to those who send the letters."""
        ...

    def waiting(self, most: int) -> int:
        """Give how many experiences must be counted anew, `most` at most."""
        ...

    def take_due(self, most: int) -> Sequence[int]:
        """Take experiences to be counted anew, those that wait longest first; others wait for the end of this work."""
        ...

    def start_again(self) -> None:
        """Forget every count: every published experience is to be counted anew."""
        ...

    def shares(self, numbers: Iterable[int]) -> Mapping[int, Share]:
        """Give what each of these experiences has added; those that were never counted are left out."""
        ...

    def put_shares(self, shares: Mapping[int, Share]) -> None:
        """Keep what these experiences have added, in the place of what was."""
        ...

    def sums(self, keys: Iterable[Key]) -> Mapping[Key, Sums]:
        """Give what is kept under these keys; where nothing is, it is left out."""
        ...

    def put(self, sums: Mapping[Key, Sums]) -> None:
        """Keep these sums, in the place of those that were."""
        ...

    def total(self, scope: Scope, periods: Sequence[str]) -> Sums:
        """Give all that is kept of a scope in some days and months, in one sum."""
        ...

    def by_period(self, scope: Scope, periods: Sequence[str]) -> Mapping[str, Counts]:
        """Give the counts of a scope in each of some days and months; those where nothing is are left out."""
        ...

    def by_code(self, codes: Iterable[str], periods: Sequence[str]) -> Mapping[str, Counts]:
        """Give the counts of each of some sub-trees in some days and months; those without any are left out."""
        ...

    def delays_by_code(self, codes: Iterable[str], periods: Sequence[str]) -> Mapping[str, Mapping[int, int]]:
        """Give how many experiences of each sub-tree were answered at each step of delay, if any was."""
        ...
