"""Adds up what thousands of experiences change in the counts, before what is kept is touched."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from core.counts import NOTHING, Counts
from core.delays import step
from core.tally import Key, Scope, Share, Sums


@dataclass(slots=True)
class _Day:
    """What changes under one key: bare numbers, by facet ("" for the whole), since there are millions of sums."""

    numbers: dict[str, list[int]] = field(default_factory=dict)
    delays: dict[int, int] = field(default_factory=dict)

    def add(self, numbers: Mapping[str, list[int]], delays: Mapping[int, int]) -> None:
        for facet, more in numbers.items():
            mine = self.numbers.get(facet)
            self.numbers[facet] = [*more] if mine is None else [one + two for one, two in zip(mine, more, strict=True)]
        for place, count in delays.items():
            self.delays[place] = self.delays.get(place, 0) + count


class Gathered:
    """What shares add, and what others take back; a number may be below zero until it meets what is kept."""

    def __init__(self) -> None:
        self._days: dict[tuple[str, Scope], _Day] = {}

    def count_in(self, share: Share) -> None:
        """Add what an experience adds."""
        self._gather(share, 1)

    def take_back(self, share: Share) -> None:
        """Take back what an experience had added."""
        self._gather(share, -1)

    def sums(self) -> dict[Key, Sums]:
        """Give what changes under each key: the days, and the months that they make."""
        return {key: _sums(kept) for key, kept in self._keys()}

    def _gather(self, share: Share, sign: int) -> None:
        day = share.day.isoformat()
        for part in share.parts:
            values = [sign * value for value in part.counts.values]
            numbers = dict.fromkeys(part.facets, values)
            whole = "" in numbers and part.counts.answered
            delays = {step(part.counts.delay): sign} if whole else {}
            for scope in part.scopes:
                kept = self._days.get((day, scope))
                if kept is None:
                    kept = self._days[day, scope] = _Day()
                kept.add(numbers, delays)

    def _keys(self) -> Iterator[tuple[Key, _Day]]:
        months: dict[Key, _Day] = {}
        for (day, scope), kept in self._days.items():
            yield Key(scope, day), kept
            months.setdefault(Key(scope, day[:7]), _Day()).add(kept.numbers, kept.delays)
        yield from months.items()


def together(kept: Sums, change: Sums) -> Sums:
    """Give what is kept with a change; what comes to nothing is left out."""
    whole = Sums(kept.counts, {**kept.delays}, {**kept.facets})
    whole.merge(change)
    whole.delays = {place: count for place, count in whole.delays.items() if count}
    whole.facets = {facet: counts for facet, counts in whole.facets.items() if counts != NOTHING}
    return whole


def change_between(before: Sums, after: Sums) -> Sums:
    """Give the change that leads from some sums to others."""
    opposite = Sums(
        NOTHING - before.counts,
        {place: -count for place, count in before.delays.items()},
        {facet: NOTHING - counts for facet, counts in before.facets.items()},
    )
    return together(after, opposite)


def _sums(kept: _Day) -> Sums:
    numbers = {facet: Counts(*values) for facet, values in kept.numbers.items() if any(values)}
    return Sums(numbers.pop("", NOTHING), {place: count for place, count in kept.delays.items() if count}, numbers)
