"""The port core.ports.Tallies, over dictionaries."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy

from core.counts import NOTHING, Counts
from core.tally import Key, Scope, Share, Sums
from core.vocabulary import ExperienceState
from tests.fakes.repositories import Repository


class FakeTallies(Repository):
    """Port core.ports.Tallies."""

    def due(self, numbers: Iterable[int]) -> None:
        self._must_write()
        self._tables.tally_due.extend(numbers)

    def may_count(self) -> bool:
        return True

    def waiting(self, most: int) -> int:
        return min(len(set(self._tables.tally_due)), most)

    def take_due(self, most: int) -> Sequence[int]:
        self._must_write()
        taken, self._tables.tally_due[:] = self._tables.tally_due[:most], self._tables.tally_due[most:]
        return list(dict.fromkeys(taken))

    def start_again(self) -> None:
        self._must_write()
        self._tables.tally.clear()
        self._tables.tallied.clear()
        self._tables.concept_matches.clear()
        self._tables.concept_sums.clear()
        published = (e for e in self._tables.experiences.values() if e.state is ExperienceState.PUBLISHED)
        self._tables.tally_due[:] = [experience.number for experience in published]

    def shares(self, numbers: Iterable[int]) -> Mapping[int, Share]:
        return {number: self._tables.tallied[number] for number in numbers if number in self._tables.tallied}

    def put_shares(self, shares: Mapping[int, Share]) -> None:
        self._must_write()
        self._tables.tallied |= shares

    def sums(self, keys: Iterable[Key]) -> Mapping[Key, Sums]:
        return {key: deepcopy(self._tables.tally[key]) for key in keys if key in self._tables.tally}

    def put(self, sums: Mapping[Key, Sums]) -> None:
        self._must_write()
        self._tables.tally |= deepcopy(dict(sums))

    def total(self, scope: Scope, periods: Sequence[str]) -> Sums:
        total = Sums()
        for kept in self.sums(Key(scope, period) for period in periods).values():
            total.merge(kept)
        return total

    def by_period(self, scope: Scope, periods: Sequence[str]) -> Mapping[str, Counts]:
        kept = self.sums(Key(scope, period) for period in periods)
        return {key.period: sums.counts for key, sums in kept.items() if sums.counts.published}

    def by_code(self, codes: Iterable[str], periods: Sequence[str]) -> Mapping[str, Counts]:
        totals = {code: self.total(Scope(code), periods).counts for code in codes}
        return {code: counts for code, counts in totals.items() if counts != NOTHING}

    def delays_by_code(self, codes: Iterable[str], periods: Sequence[str]) -> Mapping[str, Mapping[int, int]]:
        found = {code: self.total(Scope(code), periods).delays for code in codes}
        return {code: delays for code, delays in found.items() if delays}
