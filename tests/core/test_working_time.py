"""Working time: what counts in a delay, and what does not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import PARIS
from core.views import Lateness
from core.working_time import Holidays, lateness, lateness_limits, working_time, working_time_before, works

MAINLAND = Holidays.MAINLAND
moments = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def paris(day: str, hour: str = "00:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        (paris("2026-03-03", "09:00"), paris("2026-03-04", "10:30"), 25.5),
        (paris("2026-03-06", "18:00"), paris("2026-03-09", "08:00"), 14),
        (paris("2026-03-07", "10:00"), paris("2026-03-08", "20:00"), 0),
        (paris("2026-04-30", "12:00"), paris("2026-05-04", "12:00"), 24),
        (paris("2026-10-23", "12:00"), paris("2026-10-26", "12:00"), 24),
        (paris("2026-03-04"), paris("2026-03-03"), 0),
    ],
    ids=["two working days", "a weekend", "within a weekend", "the first of May", "the clocks go back", "backwards"],
)
def test_only_working_days_count(since: datetime, until: datetime, hours: float) -> None:
    """Hours of working days, midnight to midnight in Paris."""
    assert working_time(since, until, MAINLAND) == timedelta(hours=hours)


def test_a_night_in_utc_is_another_day_in_paris() -> None:
    """Friday at 23:00 in UTC is already Saturday."""
    assert working_time(datetime(2026, 7, 3, 23, tzinfo=UTC), paris("2026-07-06", "01:00"), MAINLAND) == timedelta(
        hours=1
    )


@pytest.mark.parametrize(
    ("holidays", "day", "worked"),
    [
        (MAINLAND, date(2026, 7, 14), False),
        (MAINLAND, date(2026, 4, 6), False),
        (MAINLAND, date(2026, 4, 3), True),
        (Holidays.ALSACE_MOSELLE, date(2026, 4, 3), False),
        (Holidays.REUNION, date(2027, 12, 20), False),
        (MAINLAND, date(2027, 12, 20), True),
        (Holidays.NONE, date(2026, 7, 14), True),
        (Holidays.NONE, date(2026, 7, 18), False),
    ],
)
def test_each_place_has_its_holidays(holidays: Holidays, day: date, *, worked: bool) -> None:
    assert works(day, holidays) is worked


@pytest.mark.parametrize("holidays", Holidays)
def test_every_place_that_may_be_set_is_known(holidays: Holidays) -> None:
    """Christmas is one everywhere, but where no holiday counts."""
    assert works(date(2026, 12, 25), holidays) is (holidays is Holidays.NONE)


@given(now=moments, hours=st.integers(0, 200))
def test_a_moment_before_is_that_much_working_time_ago(now: datetime, hours: int) -> None:
    """Both ways of counting agree, whatever lies between."""
    since = working_time_before(now, timedelta(hours=hours), MAINLAND)
    assert since <= now
    assert working_time(since, now, MAINLAND) == timedelta(hours=hours)


@given(now=moments, since=moments)
def test_what_is_late_has_waited_that_long(now: datetime, since: datetime) -> None:
    """48 hours and 72 hours of working time, and nothing where no answer is awaited."""
    waited = working_time(since, now, MAINLAND)
    hours = {None: 0, Lateness.OVER_48: 48, Lateness.OVER_72: 72}
    late = lateness(since, lateness_limits(now, MAINLAND))
    assert waited >= timedelta(hours=hours[late])
    if late is None:
        assert waited < timedelta(hours=48) or since > now
    if late is Lateness.OVER_48:
        assert waited < timedelta(hours=72)
    assert lateness(None, lateness_limits(now, MAINLAND)) is None
