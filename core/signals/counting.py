"""Counts in how many stories of each week each term stands, scope by scope, in two passes over the stories.

The first pass reads the last weeks, and says what is worth counting: what at least SEEN stories of a scope hold. The
second reads the weeks before, and counts that alone: what is kept grows with the last weeks and not with the past.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from core.signals.heard import HeardStory
from core.signals.reader import Codes, Reader
from core.signals.statistic import Numbers
from core.signals.windows import ALL_WEEKS, RECENT, week_of

SEEN = 2
"""In how many stories of the last weeks a term stands at least to be counted in a scope."""

_SCOPES_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted: a row for each term seen in a scope.

    Attributes:
        scope: the index of the scope of each row.
        column: the place of its term in `codes`.
        codes: the codes of the terms, in order.
        weeks: the stories of each week, the last week first.
        told: all the stories of each scope, week by week, whatever they say.
    """

    scope: NDArray[np.int64]
    column: NDArray[np.int64]
    codes: Codes
    weeks: NDArray[np.uint16]
    told: Numbers

    def row(self, scope: int, column: int) -> int:
        """Give the row of a term in a scope, -1 when there is none."""
        return int(self.rows(np.asarray([scope]), np.asarray([column]))[0])

    def rows(self, scope: NDArray[np.int64], column: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give the rows of these terms in these scopes, -1 where there is none."""
        own = self.scope * len(self.codes) + self.column
        asked = np.asarray(scope * len(self.codes) + column)
        at = np.minimum(np.searchsorted(own, asked), max(len(own) - 1, 0))
        return np.where(own[at] == asked, at, -1) if len(own) else np.full(asked.shape, -1)


class Counting:
    """Counts stories as they are read: those of the last weeks with `hear_recent`, then the others with `hear_past`."""

    def __init__(self, end: datetime) -> None:
        self.reader = Reader()
        self.stories: list[HeardStory] = []
        self._end = end
        self._heard: list[tuple[Codes, list[int]]] = []
        self._counts: Counts | None = None

    def hear_recent(self, stories: Iterable[HeardStory]) -> None:
        """Count stories of the last weeks."""
        for story in stories:
            self.stories.append(story)
            self._heard.append(self.reader.learn(story))

    def hear_past(self, stories: Sequence[HeardStory]) -> None:
        """Count stories of the weeks before, which come by date."""
        counts = self.counts
        for week, of_week in groupby(stories, key=lambda story: week_of(story.published_at, self._end)):
            if week < ALL_WEEKS:
                self._add(counts, week, [self.reader.recognise(story) for story in of_week])

    @property
    def counts(self) -> Counts:
        """What is counted so far; the last weeks are read when it is first asked for."""
        if self._counts is None:
            self._counts = self._begun()
        return self._counts

    def holders(self, rows: Sequence[int]) -> list[frozenset[int]]:
        """Give for each row the places, in `stories`, of the stories that it counts in the last weeks."""
        counts = self.counts
        wanted = set(counts.codes[counts.column[rows]].tolist()) if rows else set()
        holding: dict[int, set[int]] = {code: set() for code in wanted}
        within: dict[int, set[int]] = defaultdict(set)
        for place, (codes, scopes) in enumerate(self._heard):
            for code in wanted.intersection(codes.tolist()):
                holding[code].add(place)
            for scope in scopes:
                within[scope].add(place)
        return [
            frozenset(holding[int(counts.codes[counts.column[row]])] & within[int(counts.scope[row])]) for row in rows
        ]

    def _begun(self) -> Counts:
        codes = self._worth_counting()
        rows = list(self._rows(codes))
        scope, column = (np.concatenate([np.empty(0, np.int64), *(pair[at] for pair in rows)]) for at in (0, 1))
        order = np.lexsort((column, scope))
        empty = np.zeros((ALL_WEEKS, len(scope)), np.uint16)
        told = np.zeros((ALL_WEEKS, len(self.reader.scopes)))
        counts = Counts(scope[order], column[order], codes, empty, told)
        by_week = sorted(zip(self.stories, self._heard, strict=True), key=lambda pair: pair[0].published_at)
        for week, of_week in groupby(by_week, key=lambda pair: week_of(pair[0].published_at, self._end)):
            self._add(counts, week, [heard for _, heard in of_week])
        return counts

    def _worth_counting(self) -> Codes:
        codes, times = np.unique(_joined([codes for codes, _ in self._heard]), return_counts=True)
        return np.asarray(codes[times >= SEEN])

    def _rows(self, codes: Codes) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """Give the scope and the column of each row, a few scopes at a time."""
        terms, scopes = _matrices(self._heard, codes, len(self.reader.scopes))
        for first in range(0, scopes.shape[0], _SCOPES_AT_ONCE):
            found = (scopes[first : first + _SCOPES_AT_ONCE] @ terms).tocoo()
            often = found.data >= SEEN
            yield found.row[often].astype(np.int64) + first, found.col[often].astype(np.int64)

    def _add(self, counts: Counts, week: int, heard: list[tuple[Codes, list[int]]]) -> None:
        terms, scopes = _matrices(heard, counts.codes, len(self.reader.scopes))
        found = (scopes @ terms).tocoo()
        rows = counts.rows(found.row.astype(np.int64), found.col.astype(np.int64))
        counts.weeks[week, rows[rows >= 0]] += found.data[rows >= 0].astype(np.uint16)
        counts.told[week] += np.asarray(scopes.sum(axis=1)).ravel()


def recent(counts: Counts) -> Numbers:
    """Give the stories of the last weeks of each row."""
    return np.asarray(counts.weeks[:RECENT].sum(axis=0), dtype=np.float64)


def _matrices(heard: list[tuple[Codes, list[int]]], codes: Codes, scopes: int) -> tuple[Any, Any]:
    """Give which stories hold which terms, and which scopes they count in."""
    lengths = [len(one) for one, _ in heard]
    said = _joined([one for one, _ in heard])
    story = np.repeat(np.arange(len(heard)), lengths)
    at = np.minimum(np.searchsorted(codes, said), max(len(codes) - 1, 0))
    known = codes[at] == said if len(codes) else np.zeros(len(said), bool)
    ones = np.ones(int(known.sum()), np.int32)
    terms = sparse.csr_matrix((ones, (story[known], at[known])), shape=(len(heard), len(codes)))
    where = np.fromiter((scope for _, of_one in heard for scope in of_one), np.int64)
    which = np.repeat(np.arange(len(heard)), [len(of_one) for _, of_one in heard])
    shape = (scopes, len(heard))
    return terms, sparse.csr_matrix((np.ones(len(where), np.int32), (where, which)), shape=shape)


def _joined(codes: Sequence[Codes]) -> Codes:
    return np.concatenate(codes) if codes else np.empty(0, np.int64)
