"""What changes where an experience goes, or whether it stays."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.report import Report
from core.transfer import Transfer


class Reports(Protocol):
    """What readers reported."""

    def next_number(self) -> int:
        """Give a number that no report has."""
        ...

    def add(self, report: Report) -> None:
        """Keep a new report."""
        ...

    def save(self, report: Report) -> None:
        """Keep a changed report."""
        ...

    def of(self, number: int) -> Sequence[Report]:
        """Give the reports on an experience, oldest first."""
        ...


class Transfers(Protocol):
    """The requests for transfer."""

    def next_number(self) -> int:
        """Give a number that no request has."""
        ...

    def add(self, transfer: Transfer) -> None:
        """Keep a new request; raise Stale when one is open for the same concern."""
        ...

    def save(self, transfer: Transfer) -> None:
        """Keep a changed request."""
        ...

    def of(self, number: int) -> Sequence[Transfer]:
        """Give the requests about an experience, oldest first."""
        ...

    def many(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Transfer]]:
        """Give the requests about these experiences, by number, each oldest first."""
        ...

    def due(self, now: datetime, limit: int) -> Sequence[int]:
        """Give the numbers of experiences with a request that is open and due to go up a level, longest due first."""
        ...
