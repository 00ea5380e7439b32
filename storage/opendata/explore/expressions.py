"""A field as the database sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

Text = sa.SQLColumnExpression[str]


@dataclass(frozen=True, slots=True)
class Expression:
    """What a record shows in a field, and where that is kept.

    Attributes:
        shown: the text of the field, "" for nothing.
        number: for a number, the column that holds it.
        moment: for a date that an index sorts, the column that holds its moment (UTC).
        given: what tells faster than the text whether the record shows anything.
    """

    shown: Text
    number: Any = None
    moment: Any = None
    given: sa.ColumnElement[bool] | None = None

    @property
    def filled(self) -> sa.ColumnElement[bool]:
        """Whether the record shows anything."""
        return self.shown != "" if self.given is None else self.given


Expressions = Mapping[str, Expression]
"""By name of field."""


def joined(*parts: Any, separator: str) -> Text:
    """Give the parts that are not empty, with a separator between them."""
    first, *others = (sa.case((part != "", separator + part), else_="") for part in parts)
    return sa.func.substr(sum(others, start=first), len(separator) + 1)


def label_of(value: Any, labels: Mapping[Any, str]) -> Text:
    """Give the label of a value that is kept, "" for none."""
    return sa.case(*((value == kept, label) for kept, label in labels.items()), else_="")
