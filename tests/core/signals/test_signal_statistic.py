"""The statistic of the signals, on cases worked by hand."""

from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.signals.statistic import false_discovery_rates, spread, start_of_rise, tail


def one(*numbers: float) -> np.ndarray:
    return np.asarray(numbers, dtype=np.float64)


def test_a_tail_worked_by_hand() -> None:
    """3 now and 1 before, a quarter of the stories being of now: (4·3 + 1) / 4⁴."""
    assert tail(one(3), one(1), one(0.25))[0] == pytest.approx(13 / 256)


def test_a_tail_given_that_something_was_seen() -> None:
    """Of those seen twice at least, which happens 67 times in 256, 13 have three or four."""
    assert tail(one(3), one(1), one(0.25), seen=2)[0] == pytest.approx(13 / 67)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 12), st.integers(0, 30), st.floats(0.02, 0.9))
def test_a_tail_is_the_sum_of_its_terms(now: int, before: int, share: float) -> None:
    """The exact binomial, term by term."""
    total = now + before
    slow = sum(comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(now, total + 1))
    assert tail(one(now), one(before), one(share))[0] == pytest.approx(slow, rel=1e-6, abs=1e-12)


def test_false_discoveries_worked_by_hand() -> None:
    """Of 0.01, 0.02, 0.9: 3 · 0.01 / 1 = 0.03, and 3 · 0.02 / 2 = 0.03."""
    assert false_discovery_rates(one(0.01, 0.02, 0.9)) == pytest.approx([0.03, 0.03, 0.9])


def test_a_spread_worked_by_hand() -> None:
    """4, 0, 4, 0 over equal blocks, where 2 are expected in each: 8 over 3 degrees; an even past is never below 1."""
    even = np.full((1, 4), 10.0)
    assert spread(np.asarray([[4.0, 0, 4, 0]]), even)[0] == pytest.approx(8 / 3)
    assert spread(np.asarray([[2.0, 2, 2, 2]]), even)[0] == 1


def test_the_start_of_a_rise_is_the_most_likely_week() -> None:
    """Nothing, then two a week from the seventh week on; a fall is no start."""
    counts = one(0, 1, 0, 0, 0, 0, 2, 3, 2, 2)
    assert start_of_rise(counts, np.full(10, 20.0)) == 6
    assert start_of_rise(one(3, 3, 0, 0, 6, 6), np.full(6, 20.0)) == 4


def test_a_week_with_more_stories_is_not_a_rise() -> None:
    """Exposure counts: as many more stories with the term as there are stories."""
    assert start_of_rise(one(1, 1, 1, 10, 2, 3), one(10, 10, 10, 100, 10, 10)) == 4
