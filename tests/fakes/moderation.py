"""The ports of core.ports that moderation works with, over dictionaries."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from core.errors import Stale
from core.presence import Presence
from core.report import Report
from core.saved_view import SavedView
from core.screening import Screening
from core.transfer import Transfer, TransferState
from tests.fakes.repositories import Repository


class FakeScreenings(Repository):
    """Port core.ports.Screenings."""

    def put(self, screening: Screening) -> None:
        self._keep(screening)

    def get(self, number: int) -> Screening | None:
        return self._tables.screenings.get(number)


class FakeTwins(Repository):
    """Port core.ports.Twins."""

    def put(self, number: int, bands: Sequence[int]) -> None:
        self._must_write()
        self._tables.twins[number] = tuple(bands)

    def sharing(self, bands: Sequence[int], limit: int) -> Sequence[int]:
        shared = Counter({number: len(set(bands) & set(kept)) for number, kept in self._tables.twins.items()})
        return [number for number, count in shared.most_common(limit) if count]


class FakePresences(Repository):
    """Port core.ports.Presences."""

    def put(self, presence: Presence) -> None:
        self._keep(presence)

    def of(self, numbers: Iterable[int], now: datetime) -> Mapping[int, Presence]:
        there = self._tables.presences
        return {number: there[number] for number in set(numbers) & there.keys() if there[number].until > now}

    def remove(self, number: int, account_name: str) -> None:
        self._must_write()
        there = self._tables.presences.get(number)
        if there is not None and there.account_name == account_name:
            del self._tables.presences[number]


class FakeReports(Repository):
    """Port core.ports.Reports."""

    def next_number(self) -> int:
        return max(self._tables.reports, default=0) + 1

    def add(self, report: Report) -> None:
        self._keep(report)

    def save(self, report: Report) -> None:
        self._keep(report)

    def of(self, number: int) -> Sequence[Report]:
        return [report for _, report in sorted(self._tables.reports.items()) if report.experience_number == number]


class FakeTransfers(Repository):
    """Port core.ports.Transfers."""

    def next_number(self) -> int:
        return max(self._tables.transfers, default=0) + 1

    def add(self, transfer: Transfer) -> None:
        asked = [t for t in self.of(transfer.experience_number) if t.state is TransferState.ASKED]
        if any(t.position == transfer.position for t in asked):
            raise Stale("Un transfert est déjà demandé ici\u202f: attendez la décision.")
        self._keep(transfer)

    def save(self, transfer: Transfer) -> None:
        self._keep(transfer)

    def of(self, number: int) -> Sequence[Transfer]:
        return [asked for _, asked in sorted(self._tables.transfers.items()) if asked.experience_number == number]

    def many(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Transfer]]:
        return {number: self.of(number) for number in numbers}

    def due(self, now: datetime, limit: int) -> Sequence[int]:
        due = sorted((t.climbs_at, t.experience_number) for t in self._tables.transfers.values() if t.is_due(now))
        return list(dict.fromkeys(number for _, number in due[:limit]))


class FakeSavedViews(Repository):
    """Port core.ports.SavedViews."""

    def of(self, account_name: str) -> Sequence[SavedView]:
        return [view for key, view in sorted(self._tables.saved_views.items()) if key[0] == account_name]

    def shared(self, codes: Iterable[str]) -> Sequence[SavedView]:
        among = set(codes)
        found = [view for view in self._tables.saved_views.values() if view.structure_code in among]
        return sorted(found, key=lambda view: (view.name, view.account_name))

    def put(self, view: SavedView) -> None:
        self._keep(view)

    def remove(self, account_name: str, name: str) -> None:
        self._must_write()
        self._tables.saved_views.pop((account_name, name), None)
