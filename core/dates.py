"""Dates as people read them in France."""

from datetime import datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")

_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def date_fr(at: datetime) -> str:
    """Give a date such as « 3 mai 2026 », in Paris time."""
    here = at.astimezone(PARIS)
    day = "1er" if here.day == 1 else str(here.day)
    return f"{day} {_MONTHS[here.month - 1]} {here.year}"


def moment_fr(at: datetime) -> str:
    """Give a date with its hour, such as « 3 mai 2026 à 14 h 07 », in Paris time."""
    here = at.astimezone(PARIS)
    return f"{date_fr(at)} à {here.hour}\u00a0h\u00a0{here.minute:02}"
