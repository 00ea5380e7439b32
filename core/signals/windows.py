"""The weeks that are compared: the last four, the forty-eight before them, and the same season of the year before."""

from datetime import date, datetime, timedelta

from core.dates import PARIS, midnight

WEEK = timedelta(days=7)
RECENT = 4
"""How many weeks are looked at for what rises."""

PAST = 48
"""How many weeks before them are what one is used to."""

SEASON = 6
"""How many weeks before those are the same season a year ago: the same four weeks, and the two before them."""

BLOCK = 4
"""How many weeks of the past are looked at together, to see how much they vary."""

YEAR = RECENT + PAST
ALL_WEEKS = YEAR + SEASON


def end_of_weeks(now: datetime) -> datetime:
    """Give the moment when the last week ends: the day that is not over is left out."""
    return midnight(now.astimezone(PARIS).date())


def year_before(now: datetime) -> tuple[datetime, datetime]:
    """Give the first moment of all these weeks, and the one after their last."""
    end = end_of_weeks(now)
    return end - ALL_WEEKS * WEEK, end


def week_of(at: datetime, end: datetime) -> int:
    """Give how many whole weeks before the end something was published: 0 is the last week."""
    return int((end - at - timedelta(microseconds=1)) // WEEK)


def first_day(week: int, end: datetime) -> date:
    """Give the day on which a week begins."""
    return (end - (week + 1) * WEEK + timedelta(hours=12)).astimezone(PARIS).date()
