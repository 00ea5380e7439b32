"""Says which of the terms counted rise: against their scope's own past, and against the rest of the programme.

False discoveries are controlled over the likelihoods against the past. Of what is left, a scope must tell it more
than the rest of the programme does now, and more than in the same season a year before: that only takes some away.
"""

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.signals.counting import SEEN, Counts, recent
from core.signals.statistic import Numbers, false_discovery_rates, spread, tail
from core.signals.windows import BLOCK, PAST, RECENT, YEAR

LEAST = 4
"""How many stories of the last weeks a signal has at least."""

LEAST_TOLD = 20
"""How many stories of the past a scope needs for it to have a past."""

RISE = 1.5
"""How many times more often than before a term must be told."""

FALSE_SHARE = 0.05
"""The share of the signals told that may be false, on average."""

_NOT_ELSEWHERE = 0.01
"""How unlikely so many stories must be in a scope, were they told as often in the rest of the programme now."""

_IN_SEASON = 0.05
"""From this likelihood on, the same season a year before explains as many."""

_PROGRAMME = 0
"""The index of the programme among the scopes."""

_NOW, _PAST = np.arange(RECENT), np.arange(RECENT, YEAR)

Rows: TypeAlias = NDArray[np.int64]


class Judged(NamedTuple):
    """A row of the counts that rises.

    Attributes:
        likelihood: how likely so many stories would be if nothing rose.
        rate: the least share of false signals at which it is told.
    """

    row: int
    likelihood: float
    rate: float


class Sums(NamedTuple):
    """The stories of each row, now and before; those that hold its term, and all of those told in its scope."""

    now: Numbers
    before: Numbers
    told_now: Numbers
    told_before: Numbers

    @property
    def share(self) -> Numbers:
        """The share of now in all that is told in the scope."""
        return self.told_now / np.maximum(self.told_now + self.told_before, 1)


def sums(counts: Counts, rows: Rows) -> Sums:
    """Give the sums of the last weeks and of the past of some rows."""
    told_now, told_before = counts.told[:RECENT].sum(axis=0), counts.told[RECENT:YEAR].sum(axis=0)
    now, before = (
        counts.weeks[weeks, rows].sum(axis=0).astype(np.float64) for weeks in (_NOW[:, None], _PAST[:, None])
    )
    scope = counts.scope[rows]
    return Sums(now, before, told_now[scope], told_before[scope])


def judged(counts: Counts) -> list[Judged]:
    """Give the rows that rise, the least likely first.

    Every term seen in a scope is one of the hypotheses that false discoveries are controlled over; those too few to
    be told, or without a past to compare with, count as certain to be nothing.
    """
    told_before = counts.told[RECENT:YEAR].sum(axis=0)[counts.scope]
    rows = np.flatnonzero((recent(counts) >= LEAST) & (told_before >= LEAST_TOLD))
    if not len(rows):
        return []
    found = sums(counts, rows)
    likely = np.ones(len(counts.scope))
    likely[rows] = _against_past(counts, rows, found)
    rates = false_discovery_rates(likely)
    apart = (_against_rest(counts, rows, found) <= _NOT_ELSEWHERE) & ~_of_the_season(counts, rows, found)
    rows = rows[(rates[rows] <= FALSE_SHARE) & _rises(found) & apart]
    order = rows[np.lexsort((rows, -recent(counts)[rows], likely[rows]))]
    return [Judged(int(row), float(likely[row]), float(rates[row])) for row in order]


def _against_past(counts: Counts, rows: Rows, found: Sums) -> Numbers:
    """Give how likely so many stories of now would be if terms were told as often as before."""
    wider = _wider(counts, rows)
    return tail(found.now / wider, found.before / wider, found.share, SEEN)


def _wider(counts: Counts, rows: Rows) -> Numbers:
    blocks = counts.weeks[RECENT:YEAR, rows].reshape(PAST // BLOCK, BLOCK, -1).sum(axis=1).T.astype(np.float64)
    told = counts.told[RECENT:YEAR].reshape(PAST // BLOCK, BLOCK, -1).sum(axis=1).T
    return spread(blocks, told[counts.scope[rows]])


def _against_rest(counts: Counts, rows: Rows, found: Sums) -> Numbers:
    """Give how likely the scope would hold so much of what all the programme tells now; the programme has no rest."""
    everywhere = counts.rows(np.full(len(rows), _PROGRAMME), counts.column[rows])
    now, told = recent(counts)[everywhere], counts.told[:RECENT, _PROGRAMME].sum()
    likely = tail(found.now, now - found.now, found.told_now / told)
    return np.where(counts.scope[rows] == _PROGRAMME, 0.0, likely)


def _rises(found: Sums) -> NDArray[np.bool_]:
    return found.now * found.told_before >= RISE * found.before * found.told_now


def _of_the_season(counts: Counts, rows: Rows, found: Sums) -> NDArray[np.bool_]:
    """Tell which are told as much in the same season a year before, where anything was told then."""
    before = counts.weeks[YEAR:, rows].sum(axis=0).astype(np.float64)
    told = counts.told[YEAR:].sum(axis=0)[counts.scope[rows]]
    likely = tail(found.now, before, found.told_now / np.maximum(found.told_now + told, 1))
    explained: NDArray[np.bool_] = (before >= SEEN) & (likely > _IN_SEASON)
    return explained
