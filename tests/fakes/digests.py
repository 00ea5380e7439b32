"""Letters of summary, in memory."""

from collections.abc import Iterable
from datetime import datetime

from core.digest import LEASE, Digest
from tests.fakes.repositories import Repository


class FakeDigests(Repository):
    """Port core.ports.Digests."""

    def settled(self, periods: Iterable[str], now: datetime) -> set[tuple[str, str]]:
        among = set(periods)
        kept = self._tables.digests.items()
        return {key for key, d in kept if key[1] in among and (d.done_at is not None or d.held_until >= now)}

    def claim(self, account_name: str, period: str, holder: str, now: datetime) -> bool:
        kept = self._tables.digests.get((account_name, period))
        if kept is not None and (kept.done_at is not None or kept.held_until >= now):
            return False
        self._keep(Digest(account_name=account_name, period=period, held_by=holder, held_until=now + LEASE))
        return True

    def done(self, account_name: str, period: str, at: datetime, error: str = "") -> None:
        kept = self._tables.digests[account_name, period]
        self._keep(kept.model_copy(update={"done_at": at, "error": error}))

    def let_go(self, account_name: str, period: str, until: datetime) -> None:
        kept = self._tables.digests[account_name, period]
        self._keep(kept.model_copy(update={"held_by": "", "held_until": until}))
