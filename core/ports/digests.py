"""Letters of summary, each sent once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol


class Digests(Protocol):
    """The letters of summary, by account and period."""

    def settled(self, periods: Iterable[str], now: datetime) -> set[tuple[str, str]]:
        """Give the accounts and periods whose letter is done, or held by a notifier."""
        ...

    def claim(self, account_name: str, period: str, holder: str, now: datetime) -> bool:
        """Take a letter for the time of a lease; False when it is done, or another notifier has it."""
        ...

    def done(self, account_name: str, period: str, at: datetime, error: str = "") -> None:
        """Keep that a letter was sent, or given up."""
        ...

    def let_go(self, account_name: str, period: str, until: datetime) -> None:
        """Let a letter be taken again, from a moment on."""
        ...
