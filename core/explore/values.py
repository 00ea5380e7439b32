"""Values as they are written in a query: days and numbers."""

import re
from datetime import date, timedelta

from core.explore.conditions import All, Compare, Comparison, Condition
from core.explore.dataset import Field, Kind
from core.explore.errors import OdsqlError

_DAY = re.compile(r"([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2})(?:[T ].*)?)?)?", re.DOTALL)
_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")


def value_of(field: Field, text: str) -> str | float:
    """Give a text as a value that this field is compared with; a month or a year stands for its first day.

    Raises:
        OdsqlError: the field cannot have such a value.
    """
    if field.kind is Kind.DATE:
        return _period(field, text)[0].isoformat()
    return number(field, text) if field.kind is Kind.INTEGER else text


def number(field: Field, text: str) -> float:
    """Give the number that a text writes.

    Raises:
        OdsqlError: it writes none.
    """
    if not _NUMBER.fullmatch(text):
        raise OdsqlError(f"Le champ « {field.name} » est un nombre : « {text[:40]} » n’en est pas un.")
    return float(text) if "." in text else int(text)


def within(field: Field, text: str) -> Condition:
    """Give the condition that a field has a value, or for a date lies in a year, a month or a day such as 2024/05.

    Raises:
        OdsqlError: the field cannot have such a value.
    """
    if field.kind is not Kind.DATE:
        return Compare(field, Comparison.EQUAL, value_of(field, text))
    first, last = _period(field, text)
    return All(
        (
            Compare(field, Comparison.AT_LEAST, first.isoformat()),
            Compare(field, Comparison.AT_MOST, last.isoformat()),
        )
    )


def _period(field: Field, text: str) -> tuple[date, date]:
    """Give the first and the last day of a year, a month or a day."""
    written = _DAY.fullmatch(text.strip())
    if written is None:
        raise _no_date(field, text)
    year, month, day = (int(part) if part else None for part in written.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise _no_date(field, text) from error
    return first, first if day else _last(first, whole_year=month is None)


def _last(first: date, *, whole_year: bool) -> date:
    if whole_year or first.month == 12:
        return date(first.year, 12, 31)
    return date(first.year, first.month + 1, 1) - timedelta(days=1)


def _no_date(field: Field, text: str) -> OdsqlError:
    return OdsqlError(
        f"Le champ « {field.name} » est une date : « {text[:40]} » n’en est pas une. Écrivez-la comme 2024-05-03."
    )
