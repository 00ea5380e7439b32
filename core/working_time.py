"""Working time: Saturdays, Sundays and public holidays do not count. Days are those of Paris."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from core.dates import PARIS
from core.views import Lateness
from core.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_SATURDAY = 5
_A_DAY = timedelta(days=1)


class Holidays(Term):
    """Where the public holidays are taken from."""

    MAINLAND = "metropole", "France métropolitaine"
    ALSACE_MOSELLE = "alsace-moselle", "Alsace et Moselle"
    GUADELOUPE = "guadeloupe", "Guadeloupe"
    MARTINIQUE = "martinique", "Martinique"
    GUIANA = "guyane", "Guyane"
    REUNION = "reunion", "La Réunion"
    MAYOTTE = "mayotte", "Mayotte"
    SAINT_BARTHELEMY = "saint-barthelemy", "Saint-Barthélemy"
    SAINT_MARTIN = "saint-martin", "Saint-Martin"
    SAINT_PIERRE = "saint-pierre-et-miquelon", "Saint-Pierre-et-Miquelon"
    POLYNESIA = "polynesie", "Polynésie française"
    NEW_CALEDONIA = "nouvelle-caledonie", "Nouvelle-Calédonie"
    WALLIS = "wallis-et-futuna", "Wallis-et-Futuna"
    NONE = "aucun", "aucun jour férié"


_SUBDIVISIONS = {
    Holidays.MAINLAND: None,
    Holidays.ALSACE_MOSELLE: "57",
    Holidays.GUADELOUPE: "971",
    Holidays.MARTINIQUE: "972",
    Holidays.GUIANA: "973",
    Holidays.REUNION: "974",
    Holidays.SAINT_PIERRE: "PM",
    Holidays.MAYOTTE: "976",
    Holidays.SAINT_BARTHELEMY: "BL",
    Holidays.SAINT_MARTIN: "MF",
    Holidays.POLYNESIA: "PF",
    Holidays.NEW_CALEDONIA: "NC",
    Holidays.WALLIS: "WF",
}
_LIMITS = {Lateness.OVER_72: timedelta(hours=72), Lateness.OVER_48: timedelta(hours=48)}
"""The longest first."""


def works(day: date, holidays: Holidays) -> bool:
    """Tell whether a day is a working day."""
    return day.weekday() < _SATURDAY and day not in _calendar(holidays)


def working_time(since: datetime, until: datetime, holidays: Holidays) -> timedelta:
    """Give how much working time went by between two moments; none when the second comes first."""
    worked, day = timedelta(), since.astimezone(PARIS).date()
    while (start := _midnight(day)) < until:
        if works(day, holidays):
            worked += max(timedelta(), min(until, _midnight(day + _A_DAY)) - max(since, start))
        day += _A_DAY
    return worked


def working_time_before(now: datetime, wanted: timedelta, holidays: Holidays) -> datetime:
    """Give the latest moment since which this much working time has gone by."""
    day, end = now.astimezone(PARIS).date(), now
    while True:
        start = _midnight(day)
        if works(day, holidays):
            if end - start >= wanted:
                return (end - wanted).astimezone(UTC)
            wanted -= end - start
        day, end = day - _A_DAY, start


def lateness_limits(now: datetime, holidays: Holidays) -> Mapping[Lateness, datetime]:
    """Give, for each lateness, since when one must have waited; the longest wait first."""
    return {late: working_time_before(now, wanted, holidays) for late, wanted in _LIMITS.items()}


def lateness(since: datetime | None, limits: Mapping[Lateness, datetime]) -> Lateness | None:
    """Tell how late an answer is that is awaited since a moment; None while there is time, or nothing is awaited."""
    return next((late for late, limit in limits.items() if since is not None and since <= limit), None)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), PARIS)


@lru_cache
def _calendar(kind: Holidays) -> Mapping[date, str] | frozenset[date]:
    """Give the public holidays; the library that knows them is loaded when they are first asked for."""
    if kind is Holidays.NONE:
        return frozenset()
    import holidays  # noqa: PLC0415 (it takes a while to load, and only the lists need it)

    calendar: Mapping[date, str] = holidays.country_holidays("FR", subdiv=_SUBDIVISIONS[kind])
    return calendar
