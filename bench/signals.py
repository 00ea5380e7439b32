"""How many planted themes the signals find, how soon, and how many false ones they tell; beside a plain count ratio.

Run as `python -m bench.signals`. A seeded year of ordinary stories is told, with themes of known sizes planted in
structures over four weeks; every fourth day from then on, signals are looked for as `ecoute signals find` does.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median
from time import perf_counter

import numpy as np

from admin.seed.stories import story
from admin.seed.tree import StructureSeed, programme_tree
from bench.themes import THEMES
from core.signals.counting import Counting
from core.signals.heard import HeardConcern, HeardStory
from core.signals.judging import judged, sums
from core.signals.scope import ScopeKind
from core.signals.thinning import thinned
from core.signals.windows import ALL_WEEKS, RECENT, WEEK
from core.structure import Structure
from storage.opendata.tree import build

SIZES = (3, 5, 10, 20)
_A_WEEK = 200
_PLANTED = timedelta(weeks=4)
_WATCHED = timedelta(weeks=6)
_EVERY = timedelta(days=4)
_DAY_ZERO = datetime(2026, 3, 2, tzinfo=UTC)
"""The day on which the themes begin."""


@dataclass
class Planted:
    """A theme planted in a structure."""

    word: str
    size: int
    numbers: set[int]
    found: dict[str, float] = field(default_factory=dict)
    """By method, how many days after its first story it was found."""


@dataclass
class Method:
    """What a method told."""

    name: str
    false: set[tuple[str, ...]] = field(default_factory=set)


def main() -> None:
    """Measure, and print a table and a JSON line."""
    options = argparse.ArgumentParser(prog="python -m bench.signals")
    options.add_argument("--seeds", type=int, default=2)
    asked = options.parse_args()
    began = perf_counter()
    methods = [Method("signals"), Method("ratio")]
    planted = [one for seed in range(asked.seeds) for one in _measure(seed, methods)]
    weeks = asked.seeds * (_WATCHED / WEEK)
    rows = [_row(method, planted, weeks) for method in methods]
    for row in rows:
        print(row)
    print(json.dumps({"rows": rows, "seconds": round(perf_counter() - began)}, ensure_ascii=False))


def _row(method: Method, planted: Sequence[Planted], weeks: float) -> dict[str, object]:
    by_size = {}
    for size in SIZES:
        of_size = [one for one in planted if one.size == size]
        days = [one.found[method.name] for one in of_size if method.name in one.found]
        by_size[size] = {
            "found": len(days),
            "of": len(of_size),
            "median_days": round(median(days), 1) if days else None,
        }
    return {"method": method.name, "by_size": by_size, "false_a_week": round(len(method.false) / weeks, 2)}


def _measure(seed: int, methods: list[Method]) -> list[Planted]:
    stories, planted = _programme(seed)
    end = _DAY_ZERO
    while end <= _DAY_ZERO + _WATCHED:
        recent, past = _windows(stories, end)
        counting = Counting(end)
        counting.hear_recent(recent)
        counting.hear_past(past)
        _look(seed, end, _signals(counting), planted, methods[0])
        _look(seed, end, _ratios(counting), planted, methods[1])
        end += _EVERY
    return planted


def _look(
    seed: int, end: datetime, told: Iterator[tuple[tuple[str, ...], set[int]]], planted: list[Planted], method: Method
) -> None:
    """Note which planted themes are told, and what is told that is none of them."""
    for key, numbers in told:
        about = [one for one in planted if 2 * len(numbers & one.numbers) >= len(numbers)]
        for one in about:
            one.found.setdefault(method.name, (end - _DAY_ZERO) / timedelta(days=1))
        if not about:
            method.false.add((str(seed), *key))


def _signals(counting: Counting) -> Iterator[tuple[tuple[str, ...], set[int]]]:
    for one in thinned(counting, judged(counting.counts)):
        term = counting.reader.term(one.code)
        yield (*one.scope, *term), {counting.stories[place].number for place in one.holders}


def _ratios(counting: Counting) -> Iterator[tuple[tuple[str, ...], set[int]]]:
    """Tell the words of a structure that stand in 3 stories or more, and twice as often as before."""
    counts = counting.counts
    rows = np.arange(len(counts.scope))
    found = sums(counts, rows)
    twice = (found.now >= 3) & (found.now * found.told_before >= 2 * found.before * found.told_now)
    words = (counts.codes[counts.column] >> 32 == 0) & np.asarray(
        [counting.reader.scopes[scope].kind is ScopeKind.STRUCTURE for scope in counts.scope]
    )
    chosen = np.flatnonzero(twice & words).tolist()
    for row, holders in zip(chosen, counting.holders(chosen), strict=True):
        scope, code = counting.reader.scopes[counts.scope[row]], int(counts.codes[counts.column[row]])
        yield (*scope, *counting.reader.term(code)), {counting.stories[place].number for place in holders}


def _windows(stories: list[HeardStory], end: datetime) -> tuple[list[HeardStory], list[HeardStory]]:
    begin, first = end - RECENT * WEEK, end - ALL_WEEKS * WEEK
    return (
        [told for told in stories if begin <= told.published_at < end],
        [told for told in stories if first <= told.published_at < begin],
    )


def _programme(seed: int) -> tuple[list[HeardStory], list[Planted]]:
    """Give the stories of a seeded year by date, and what is planted in them."""
    teller = _Teller(seed)
    first = _DAY_ZERO - ALL_WEEKS * WEEK
    length = _DAY_ZERO + _WATCHED - first
    stories = [teller.tell(first + teller.random.random() * length) for _ in range(round(length / WEEK * _A_WEEK))]
    planted = []
    for (word, ways), rank in zip(THEMES, range(len(THEMES)), strict=True):
        size, about = SIZES[rank % len(SIZES)], teller.random.choice(teller.places)
        moments = sorted(teller.random.random() * _PLANTED for _ in range(size))
        told = [teller.tell(_DAY_ZERO + at, about, teller.random.choice(ways)) for at in moments]
        planted.append(Planted(word, size, {one.number for one in told}))
        stories += told
    return sorted(stories, key=lambda told: (told.published_at, told.number)), planted


class _Teller:
    """Tells ordinary stories, each about a structure drawn at random."""

    def __init__(self, seed: int) -> None:
        self.random = Random(f"signals/{seed}")
        seeds = programme_tree()
        self._tree = {one.code: one for one in build(_structure(one) for one in seeds).structures}
        self.places = [one for one in seeds if one.parent]
        self._number = 0

    def tell(self, at: datetime, about: StructureSeed | None = None, more: str = "") -> HeardStory:
        """Give a story published then, about a structure, with a sentence more."""
        self._number += 1
        about = about or self.random.choice(self.places)
        structure = self._tree[about.code]
        told = story(self.random, about, self._tree[structure.network_code].name)
        return HeardStory(
            number=self._number,
            published_at=at,
            title=told.title,
            text=f"{told.text} {more}".strip(),
            sentiment=told.sentiment,
            department=told.department,
            concerns=(HeardConcern(structure.path, tuple(channel for channel, _ in told.channels)),),
        )


def _structure(seed: StructureSeed) -> Structure:
    return Structure(code=seed.code, parent_code=seed.parent or None, path=seed.code, name=seed.name)


if __name__ == "__main__":
    main()
