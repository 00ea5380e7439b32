"""From a condition of the query language to SQL: true or false, and unknown only where that counts as false."""

import operator
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import singledispatchmethod
from typing import Any

import sqlalchemy as sa

from core.dates import PARIS
from core.experience import NUMBERS_END
from core.explore import conditions as asked
from core.explore.conditions import Comparison, Part
from core.explore.dataset import Field, Kind
from storage.opendata.explore.expressions import Expression, Expressions
from storage.opendata.explore.sql_words import by_signs, lowered, place_in

Condition = sa.ColumnElement[bool]

_COMPARE: dict[Comparison, Callable[[Any, Any], Condition]] = {
    Comparison.EQUAL: operator.eq,
    Comparison.BELOW: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.ABOVE: operator.gt,
    Comparison.AT_LEAST: operator.ge,
}
_ISO_DAY = len("2024-05-03")
# No experience is older or younger than these, and the calendars of both engines reach them.
_FIRST_DAY, _LAST_DAY = date(1899, 1, 1), date(2200, 1, 2)


class Translator:
    """Says conditions in the SQL of one dataset."""

    def __init__(self, expressions: Expressions, words: Callable[[str], Condition]) -> None:
        """Keep the fields of the dataset, and how its records are found by words."""
        self._expressions = expressions
        self._words = words

    @singledispatchmethod
    def sql(self, condition: asked.Condition) -> Condition:
        """Give a condition as SQL."""
        raise NotImplementedError(type(condition))

    @sql.register
    def _(self, condition: asked.Compare) -> Condition:
        expression = self._expressions[condition.field.name]
        compare = _COMPARE[condition.comparison]
        if condition.field.kind is Kind.INTEGER:
            return compare(expression.number, _reachable(condition.value))
        if expression.moment is not None:
            day = date.fromisoformat(str(condition.value))
            return sa.and_(_on(expression.moment, condition.comparison, day), expression.filled)
        shown = expression.shown
        if condition.field.kind is Kind.DATE:
            shown = sa.func.substr(shown, 1, _ISO_DAY)
        fulfilled = compare(by_signs(shown), condition.value)
        # What is empty is not below anything, whatever its signs say.
        return sa.and_(fulfilled, expression.filled) if compare("", condition.value) else fulfilled

    @sql.register
    def _(self, condition: asked.Holds) -> Condition:
        expression = self._expressions[condition.field.name]
        if not condition.text:
            return expression.filled
        shown = lowered(expression.shown)
        text = "".join(sign.lower() if sign.isascii() else sign for sign in condition.text)
        if condition.part is Part.ANYWHERE:
            return place_in(shown, text) > 0
        if condition.part is Part.BEGINNING:
            return sa.func.substr(shown, 1, len(text)) == text
        start = sa.func.length(shown) - len(text) + 1
        return sa.and_(start > 0, sa.func.substr(shown, start) == text)

    @sql.register
    def _(self, condition: asked.Words) -> Condition:
        return self._words(condition.text)

    @sql.register
    def _(self, condition: asked.Empty) -> Condition:
        return sa.not_(self._expressions[condition.field.name].filled)

    @sql.register
    def _(self, condition: asked.Not) -> Condition:
        return sa.not_(sa.func.coalesce(self.sql(condition.of), sa.false()))

    @sql.register
    def _(self, condition: asked.All) -> Condition:
        return sa.and_(sa.true(), *map(self.sql, condition.of))

    @sql.register
    def _(self, condition: asked.Any) -> Condition:
        return sa.or_(sa.false(), *map(self.sql, condition.of))


def sort_keys(field: Field, expression: Expression, *, descending: bool, last: bool) -> list[Any]:
    """Give what sorts by a field; empty ones come last either way.

    Where a date is the last thing that sorts, its moment does it: an index has that order at hand. A date that
    the record does not show is then sorted as the one that stands in for it.
    """
    if field.kind is Kind.INTEGER:
        return [_way(expression.number, descending=descending)]
    if expression.moment is not None and last:
        return [_way(expression.moment, descending=descending)]
    return [sa.not_(expression.filled), _way(by_signs(expression.shown), descending=descending)]


def _way(key: Any, *, descending: bool) -> Any:
    return key.desc() if descending else key.asc()


def _reachable(value: str | float) -> sa.ColumnElement[float]:
    """Give a number as near to what the columns can hold as is needed to compare."""
    number = min(max(float(value), -1.0), float(NUMBERS_END))
    fits = number.is_integer() and number < NUMBERS_END
    return sa.literal(int(number), sa.Integer) if fits else sa.literal(number, sa.Double)


def _on(moment: Any, comparison: Comparison, day: date) -> Condition:
    """Compare a moment with a day of Paris: the day becomes moments, so that an index of moments serves."""
    first = min(max(day, _FIRST_DAY), _LAST_DAY)
    begins, ends = _midnight(first), _midnight(first + timedelta(days=1))
    if comparison is Comparison.EQUAL:
        return sa.and_(moment >= begins, moment < ends)
    if comparison in {Comparison.BELOW, Comparison.AT_LEAST}:
        return _COMPARE[comparison](moment, begins)
    before_the_end = Comparison.BELOW if comparison is Comparison.AT_MOST else Comparison.AT_LEAST
    return _COMPARE[before_the_end](moment, ends)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), PARIS).astimezone(UTC)
