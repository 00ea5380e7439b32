"""Keeps one signal for one thing that rises: the rest would tell it again.

- A term that rises in a structure and above it is told at the lowest place that explains it: above, when what is left
  without the structures below still rises; below, when it does not.
- A pair that rises no more than one of its words only repeats it; a word that no longer rises without the pair is
  told by the pair.
- What rises anywhere, and nearly all of whose stories concern one structure where it rises too, is told of it.
- A signal whose stories are mostly those of a stronger one is part of what that one goes with.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from core.signals.counting import Counting, Counts
from core.signals.heard import scopes_of
from core.signals.judging import LEAST, RISE, Judged, Sums, sums
from core.signals.reader import is_pair, words_of_pair
from core.signals.scope import Scope, ScopeKind
from core.signals.statistic import tail

_LIKELY = 0.01
"""From this likelihood on, what is left is nothing that rises."""

SAME = 0.6
"""From this share of its stories on that are those of a stronger signal, a signal only tells it again."""

_NEARLY = 0.9
"""The share of the stories of a signal that one structure has for it to be told there."""


@dataclass(slots=True)
class Rising:
    """A term that rises in a scope.

    Attributes:
        holders: the places, in the stories read, of those of the last weeks that hold it.
        with_it: those that rise with it, in mostly the same stories.
    """

    judged: Judged
    scope: Scope
    code: int
    holders: frozenset[int]
    with_it: list["Rising"] = field(default_factory=list)

    @property
    def row(self) -> int:
        """Its row in the counts."""
        return self.judged.row


def thinned(counting: Counting, found: Sequence[Judged]) -> list[Rising]:
    """Give what rises, each thing once, the strongest first."""
    rising = _risings(counting, found)
    counts = counting.counts
    return _apart(_without_repeats(_lowest(_moved_down(rising, counting), counts), counts))


def _risings(counting: Counting, found: Sequence[Judged]) -> list[Rising]:
    counts, holders = counting.counts, counting.holders([one.row for one in found])
    scopes = counting.reader.scopes
    return [
        Rising(one, scopes[counts.scope[one.row]], int(counts.codes[counts.column[one.row]]), held)
        for one, held in zip(found, holders, strict=True)
    ]


def _moved_down(rising: list[Rising], counting: Counting) -> list[Rising]:
    """Tell each of the lowest structure that has nearly all its stories; of two that come to the same, the first."""
    kept: dict[tuple[Scope, int], Rising] = {}
    for one in rising:
        lower = _below(one, counting)
        kept.setdefault((lower.scope, lower.code), lower)
    return list(kept.values())


def _below(one: Rising, counting: Counting) -> Rising:
    counts = counting.counts
    for scope in _structures_of(one, counting):
        row = counts.row(counting.reader.scopes.index(scope), int(counts.column[one.row]))
        lower = Rising(one.judged._replace(row=row), scope, one.code, one.holders)
        if row >= 0 and _still_rises(_sums(counts, lower)):
            held = counting.holders([row])[0]
            return Rising(lower.judged, scope, one.code, held)
    return one


def _structures_of(one: Rising, counting: Counting) -> list[Scope]:
    """Give the structures below that nearly all the stories concern, the lowest first."""
    concerned = Counter(scope for place in one.holders for scope in scopes_of(counting.stories[place]))
    nearly = [scope for scope, count in concerned.items() if count >= _NEARLY * len(one.holders)]
    below = [scope for scope in nearly if scope.kind is ScopeKind.STRUCTURE and not scope.is_above(one.scope)]
    return sorted((scope for scope in below if scope != one.scope), key=lambda scope: (-len(scope.path), scope.path))


def _lowest(rising: list[Rising], counts: Counts) -> list[Rising]:
    """Leave each term at the lowest structures that explain it."""
    kept: list[Rising] = []
    for one in sorted(rising, key=lambda one: -len(one.scope.path)):
        below = [other for other in kept if other.code == one.code and one.scope.is_above(other.scope)]
        if not below:
            kept.append(one)
        elif _rises_without(one, below, counts):
            kept = [other for other in kept if other not in below]
            kept.append(one)
    return _by_strength(kept)


def _without_repeats(rising: list[Rising], counts: Counts) -> list[Rising]:
    at = {(one.scope, one.code): one for one in rising}
    gone: set[tuple[Scope, int]] = set()
    for one in rising:
        for word in words_of_pair(one.code) if is_pair(one.code) else ():
            alone = at.get((one.scope, word))
            if alone is not None:
                repeats = not _rises_within(one, alone, counts)
                gone |= {(one.scope, one.code)} if repeats else set()
                gone |= {(one.scope, word)} if not repeats and not _rises_without(alone, [one], counts) else set()
    return [one for key, one in at.items() if key not in gone]


def _apart(rising: list[Rising]) -> list[Rising]:
    """Put together those whose stories are mostly the same, under the strongest."""
    kept: list[Rising] = []
    for one in rising:
        leader = next((other for other in kept if _within(one, other) >= SAME), None)
        if leader is None:
            kept.append(one)
        else:
            leader.with_it.append(one)
    return kept


def _within(one: Rising, other: Rising) -> float:
    """Give the share of the stories of a signal that are those of another one."""
    return len(one.holders & other.holders) / len(one.holders)


def _rises_without(one: Rising, others: Iterable[Rising], counts: Counts) -> bool:
    """Tell whether what is left of a term still rises once others, of its scope or below it, are taken out."""
    ours = _sums(counts, one)
    theirs = [_sums(counts, other) for other in others]
    elsewhere = [found for other, found in zip(others, theirs, strict=True) if other.scope != one.scope]
    now = ours.now - sum(found.now for found in theirs)
    before = np.maximum(ours.before - sum(found.before for found in theirs), 0)
    told_now = np.maximum(ours.told_now - sum(found.told_now for found in elsewhere), 1)
    told_before = np.maximum(ours.told_before - sum(found.told_before for found in elsewhere), 1)
    return _still_rises(Sums(np.maximum(now, 0), before, told_now, told_before))


def _still_rises(left: Sums) -> bool:
    """Tell whether what is left rises, on its own."""
    more = left.now[0] * left.told_before[0] >= RISE * left.before[0] * left.told_now[0]
    return bool(left.now[0] >= LEAST and more and tail(left.now, left.before, left.share)[0] <= _LIKELY)


def _rises_within(pair: Rising, word: Rising, counts: Counts) -> bool:
    """Tell whether a pair takes a greater part of the stories of its word than before."""
    ours, whole = _sums(counts, pair), _sums(counts, word)
    likely = tail(ours.now, ours.before, whole.now / np.maximum(whole.now + whole.before, 1))
    return bool(likely[0] <= _LIKELY)


def _sums(counts: Counts, one: Rising) -> Sums:
    return sums(counts, np.asarray([one.row]))


def _by_strength(rising: list[Rising]) -> list[Rising]:
    return sorted(rising, key=lambda one: (one.judged.likelihood, -len(one.holders), -len(one.scope.path), one.code))
