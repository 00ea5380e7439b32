"""Periods: whole days, cut so that few sums are read."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from core.periods import YEARS, Calendar, Period, check_period, period_of

DAYS = st.dates(date(2019, 1, 1), date(2031, 12, 31))


@given(DAYS, st.integers(0, 1500))
def test_what_makes_up_a_period_is_each_of_its_days_once(since: date, more: int) -> None:
    """Whole months and single days: none is missing, none is there twice, and no month beside its days."""
    period = Period(since, since + timedelta(days=more))
    days = []
    for name in period.kept():
        first = date.fromisoformat(name if len(name) > 7 else f"{name}-01")
        days.append(first)
        while len(name) == 7 and (days[-1] + timedelta(days=1)).month == first.month:
            days.append(days[-1] + timedelta(days=1))
    assert days == [since + timedelta(days=n) for n in range(more + 1)]


@given(DAYS, st.integers(0, 1500))
def test_slices_follow_one_another(since: date, more: int) -> None:
    """The slices of a period are all of it, in order; each is one week or one month at most."""
    period = Period(since, since + timedelta(days=more))
    slices = period.slices()
    assert (slices[0].since, slices[-1].until) == (period.since, period.until)
    assert all(b.since == a.until + timedelta(days=1) for a, b in itertools.pairwise(slices))
    assert max(part.days for part in slices) <= 31


@given(DAYS, st.integers(0, 800), DAYS)
def test_the_period_before_ends_right_before_or_sooner(since: date, more: int, today: date) -> None:
    """What is compared never holds a day of the period itself, and is no longer than it by more than a few days."""
    before = Period(since, since + timedelta(days=more)).before(today)
    assert before.since <= before.until < since
    assert before.days <= more + 1 + 3 * (more // 28 + 1)


def test_parts_of_the_calendar() -> None:
    """The month, the quarter and the year that a day is in."""
    day = date(2026, 2, 14)
    assert period_of(Calendar.MONTH, day) == Period(date(2026, 2, 1), date(2026, 2, 28))
    assert period_of(Calendar.QUARTER, day) == Period(date(2026, 1, 1), date(2026, 3, 31))
    assert period_of(Calendar.YEAR, day) == Period(date(2026, 1, 1), date(2026, 12, 31))
    assert period_of(Calendar.QUARTER, date(2026, 12, 31)) == Period(date(2026, 10, 1), date(2026, 12, 31))


@given(st.dates(), st.dates(), DAYS)
def test_a_period_that_is_let_through_can_be_compared_and_cut(since: date, until: date, today: date) -> None:
    """Any two days are refused as no period, or have a period before them, and parts."""
    try:
        check_period(since, until)
    except Invalid:
        assert until < since or not {since.year, until.year} <= set(YEARS)
    else:
        period = Period(since, until)
        assert period.before(today).until < since
        assert period.slices()


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_days_to_ask_about(day: date) -> None:
    with pytest.raises(Invalid):
        check_period(day, day)
