from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures import Figures, median_with_waiting

DELAYS = st.lists(st.timedeltas(timedelta(0), timedelta(days=400)), max_size=12)


def days(*counts: int) -> list[timedelta]:
    return [timedelta(days=count) for count in counts]


@pytest.mark.parametrize(
    ("delays", "waiting", "median"),
    [
        ([], 0, None),
        ([], 3, None),
        ([4], 0, 4),
        ([9, 1, 4], 0, 4),
        # Of an even number, the lower of the two in the middle: half of them did not wait longer.
        ([9, 1, 4, 6], 0, 4),
        ([4], 1, 4),
        # 1, 4, 9, waiting, waiting: the third of five.
        ([9, 1, 4], 2, 9),
        ([9, 1, 4], 3, 9),
        ([9, 1, 4], 4, None),
        ([4], 2, None),
    ],
)
def test_medians_worked_by_hand(delays: list[int], waiting: int, median: int | None) -> None:
    expected = None if median is None else timedelta(days=median)
    assert median_with_waiting(days(*delays), waiting) == expected


@given(DELAYS, st.integers(0, 12))
def test_the_median_is_the_shortest_delay_that_half_did_not_exceed(delays: list[timedelta], waiting: int) -> None:
    """Against the plain definition: those still waiting exceed every delay."""
    everyone = len(delays) + waiting
    fit = [one for one in delays if 2 * sum(other <= one for other in delays) >= everyone]
    assert median_with_waiting(delays, waiting) == (min(fit) if fit else None)


@given(DELAYS, st.integers(0, 12))
def test_one_more_who_waits_never_shortens_the_median(delays: list[timedelta], waiting: int) -> None:
    before, after = median_with_waiting(delays, waiting), median_with_waiting(delays, waiting + 1)
    assert after is None or (before is not None and after >= before)


def test_there_is_no_share_of_nothing() -> None:
    assert Figures().response_rate is None
    assert Figures().usefulness_rate is None


def test_shares_are_parts_of_one() -> None:
    figures = Figures(published=8, answered=6, useful=1, votes=4)
    assert (figures.response_rate, figures.usefulness_rate) == (0.75, 0.25)


def test_a_share_may_be_none_at_all() -> None:
    """Zero of something is not the same as nothing to count."""
    figures = Figures(published=3, votes=2)
    assert (figures.response_rate, figures.usefulness_rate) == (0.0, 0.0)
