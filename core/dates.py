"""Dates, durations and numbers as people read them in France."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_IN_HOURS = 2 * _DAY
"""Durations below this one are told in hours, the others in days."""

_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def date_fr(at: datetime) -> str:
    """Give a date such as « 3 mai 2026 », in Paris time."""
    here = at.astimezone(PARIS)
    day = "1er" if here.day == 1 else str(here.day)
    return f"{day} {_MONTHS[here.month - 1]} {here.year}"


def day_fr(day: date) -> str:
    """Give a day such as « 3 mai 2026 »."""
    return date_fr(datetime.combine(day, time(12), PARIS))


def month_fr(month: str) -> str:
    """Give a month such as « mai 2026 », from one such as 2026-05."""
    year, number = month.split("-")
    return f"{_MONTHS[int(number) - 1]} {year}"


def midnight(day: date) -> datetime:
    """Give the moment when a day begins in Paris."""
    return datetime.combine(day, time.min, PARIS).astimezone(UTC)


def moment_fr(at: datetime) -> str:
    """Give a date with its hour, such as « 3 mai 2026 à 14 h 07 », in Paris time."""
    here = at.astimezone(PARIS)
    return f"{date_fr(at)} à {here.hour}\u00a0h\u00a0{here.minute:02}"


def duration_fr(lasted: timedelta) -> str:
    """Give a duration such as « 5 heures » or « 3 jours », to the nearest whole one."""
    if lasted < _HOUR:
        return "moins d’une heure"
    unit, name = (_HOUR, "heure") if lasted < _IN_HOURS else (_DAY, "jour")
    count = (lasted + unit / 2) // unit
    return f"{count}\u00a0{name}{'s' if count > 1 else ''}"


def share_fr(share: float) -> str:
    """Give a share such as « 87 % »: « 0 % » is said of nothing alone, and « 100 % » of everything."""
    rounded = round(100 * share)
    if 0 < share < 1:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded}\u202f%"


def count_fr(number: int) -> str:
    """Give a number with its thousands apart: « 12 345 »."""
    return f"{number:,}".replace(",", "\u202f")
