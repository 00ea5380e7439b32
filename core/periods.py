"""Periods of a dashboard: whole days, as Paris counts them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.errors import Invalid
from core.vocabulary import Term

YEARS = range(1900, 2200)
"""Those that one may ask for: further on, a calendar has no day after, or a period more months than anybody reads."""

_DAY = timedelta(days=1)


def check_period(since: date, until: date) -> None:
    """Refuse two days that are no period.

    Raises:
        Invalid: it ends before it begins, or one of them is far from today.
    """
    if until < since:
        raise Invalid("La période finit avant de commencer : inversez ses deux dates.", "until")
    if since.year not in YEARS or until.year not in YEARS:
        raise Invalid(f"La période va de {YEARS[0]} à {YEARS[-1]} au plus : rapprochez ses deux dates.", "since")


class Calendar(Term):
    """A part of the calendar."""

    MONTH = "month", "ce mois"
    QUARTER = "quarter", "ce trimestre"
    YEAR = "year", "cette année"

    @property
    def months(self) -> int:
        """How many months it has."""
        return {"month": 1, "quarter": 3, "year": 12}[self.value]


@dataclass(frozen=True, slots=True)
class Period:
    """Days, the first and the last one included."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.until - self.since).days + 1

    def before(self, today: date) -> "Period":
        """Give the period to compare with: as many whole months, or as many days, right before.

        Of a period that is not over yet, only the part up to today is compared.
        """
        if not self._whole_months():
            end = min(self.until, max(today, self.since))
            length = timedelta(days=self.days)
            return Period(self.since - length, end - length)
        months = _month_number(self.until) - _month_number(self.since) + 1
        last = self.since - _DAY
        until = min(last, _months_earlier(today, months)) if self.since <= today < self.until else last
        return Period(_months_earlier(self.since, months), until)

    def kept(self) -> list[str]:
        """Give the periods that make it up: whole months, such as 2026-03, and the days that are left, 2026-03-17."""
        names: list[str] = []
        day = self.since
        while day <= self.until:
            following = _first_of_next_month(day)
            if day.day == 1 and following - _DAY <= self.until:
                names.append(day.isoformat()[:7])
                day = following
            else:
                names.append(day.isoformat())
                day += _DAY
        return names

    def slices(self) -> Sequence["Period"]:
        """Give it cut in weeks, from Monday to Sunday; in months when it is longer than two years."""
        return list(self._cut(_next_monday if self.days <= _WEEKS_UP_TO else _first_of_next_month))

    def _cut(self, following: Callable[[date], date]) -> Iterator["Period"]:
        day = self.since
        while day <= self.until:
            start = following(day)
            yield Period(day, min(start - _DAY, self.until))
            day = start

    def _whole_months(self) -> bool:
        return self.since.day == 1 and (self.until + _DAY).day == 1


_WEEKS_UP_TO = 2 * 366


def period_of(calendar: Calendar, today: date) -> Period:
    """Give the part of the calendar that a day is in."""
    first = (today.month - 1) // calendar.months * calendar.months + 1
    since = date(today.year, first, 1)
    return Period(since, _months_earlier(since, -calendar.months) - _DAY)


def _months_earlier(day: date, months: int) -> date:
    """Give the same day some months earlier, or the last day of that month when it is shorter."""
    year, month = divmod(_month_number(day) - months, 12)
    first = date(year, month + 1, 1)
    return min(first + timedelta(days=day.day - 1), _first_of_next_month(first) - _DAY)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_of_next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _next_monday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())
