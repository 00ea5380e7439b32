"""Days as a list is asked for them: typed as 2026-05-03, from midnight to midnight in Paris."""

from datetime import UTC, date, datetime, time, timedelta

from core.dates import PARIS
from core.errors import Invalid

_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)


def day_typed(text: str, field: str) -> date:
    """Give the day that was typed.

    Raises:
        Invalid: there is no such day, or it is far from all that a programme can have published.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise Invalid("Cette date ne se lit pas : écrivez-la comme 2026-05-03, année d’abord.", field)
    if not _FIRST <= day <= _LAST:
        raise Invalid(f"Cette date est trop lointaine : choisissez-la entre {_FIRST.year} et {_LAST.year}.", field)
    return day


def beginning(day: date) -> datetime:
    """Give the moment when a day begins."""
    return datetime.combine(day, time(), PARIS).astimezone(UTC)


def end(day: date) -> datetime:
    """Give the moment when a day is over: the one when the next begins."""
    return beginning(day + timedelta(days=1))


def a_year_before(day: date) -> date:
    """Give the same day of the year before; the 28th for a 29th of February."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
