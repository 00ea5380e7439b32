"""Times, numbers and sentences as they are read on screen, in French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.dates import PARIS, count_fr
from core.text.clean import SPACE_BEFORE_SIGN, excerpt
from core.views import COUNTED

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from core.experience import Experience

_MINUTES_OF_HOUR = 60
_HOURS_SHOWN = 72
_DAYS_SHOWN = 60
_MONTHS_SHOWN = 24
_TITLE_LENGTH = 60
SHORT_TITLE = 15
"""How much of a title is said where there is little room."""


def age(at: datetime, now: datetime) -> str:
    """Give how long ago something was, as short as it stays clear: 12 min, 2 h, 3 j, 5 mois, 3 ans."""
    minutes = int((now - at).total_seconds() // 60)
    hours, days = minutes // 60, minutes // 1440
    if minutes < 1:
        return "à l’instant"
    if minutes < _MINUTES_OF_HOUR:
        return f"{minutes} min"
    if hours < _HOURS_SHOWN:
        return f"{hours} h"
    if days < _DAYS_SHOWN:
        return f"{days} j"
    months = days * 12 // 365
    return f"{months} mois" if months < _MONTHS_SHOWN else f"{days // 365} ans"


def ago(at: datetime, now: datetime) -> str:
    """Give how long ago something was, inside a sentence."""
    short = age(at, now)
    return short if short.startswith("à") else f"il y a {short}"


def lasted(time: timedelta) -> str:
    """Give how long something took, in its two largest units: 12 min, 6 h 30 min, 1 j 2 h."""
    minutes = int(time.total_seconds() // 60)
    days, hours = minutes // 1440, minutes // 60 % 24
    units = [(days, "j"), (hours, "h"), (0 if days else minutes % 60, "min")]
    return " ".join(f"{count} {unit}" for count, unit in units if count) or "moins d’une minute"


def total_words(total: int) -> str:
    """Give how many lines a list has; those that are not all counted end with a plus."""
    return count_fr(total) + ("+" if total == COUNTED else "")


def hour(at: datetime) -> str:
    """Give the time of day, as in 14:07."""
    return at.astimezone(PARIS).strftime("%H:%M")


def quoted(text: str) -> str:
    """Give the text between guillemets."""
    return f"«{SPACE_BEFORE_SIGN}{text}{SPACE_BEFORE_SIGN}»"


def named(experience: Experience, title_length: int = _TITLE_LENGTH) -> str:
    """Give an experience by its number and its title, to begin a sentence."""
    return f"L’expérience {experience.number} {quoted(excerpt(experience.title, title_length))}"
