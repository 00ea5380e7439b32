"""One dataset over SQL: which records a query finds, and what they hold, a piece at a time."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from core.explore.conditions import EVERYTHING, Condition
from core.explore.dataset import Dataset
from core.explore.port import Record
from core.explore.query import Query
from storage.opendata.explore.conditions import Translator, sort_keys
from storage.opendata.explore.expressions import Expressions
from storage.opendata.published import PIECE
from storage.troubles import told

Key = Any
"""What names a record: the number of an experience, the code of a structure."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the records of a dataset are.

    Attributes:
        dataset: what its readers know of it.
        key: the column that names a record, and that sorts records that nothing else tells apart.
        source: where keys and fields are read from.
        public: what a record fulfils to be there at all.
        public_by_key: the same, for records that are read by key.
        expressions: the fields.
    """

    dataset: Dataset
    key: Any
    source: Any
    public: sa.ColumnElement[bool]
    public_by_key: sa.ColumnElement[bool]
    expressions: Expressions


class Shelf(ABC):
    """The records of one dataset."""

    layout: Layout

    def __init__(self, engine: Engine) -> None:
        """Keep the database that the records are in."""
        self._engine = engine

    def count(self, where: Condition) -> int:
        """Give how many records fulfil a condition."""
        with told(), Session(self._engine) as session:
            query = sa.select(sa.func.count()).select_from(self.layout.source)
            return int(session.scalar(query.where(self.layout.public, self._condition(session, where))) or 0)

    def pieces(self, query: Query) -> Iterator[Sequence[Record]]:
        """Give the records of a query, a piece at a time.

        Between two pieces nothing is held: no connection, and no record.
        """
        for keys in self._in_order(query) if query.order or query.offset else self._by_key(query):
            yield self.records(keys)

    @abstractmethod
    def records(self, keys: Sequence[Key]) -> Sequence[Record]:
        """Give the records of these keys, in their order; those that are no longer public are left out."""

    def shown(self, keys: Sequence[Key], key: Any) -> Sequence[Record]:
        """Give the records of these keys as the expressions show them; those that are not public are left out."""
        fields: list[Any] = [expression.shown.label(name) for name, expression in self.layout.expressions.items()]
        query = sa.select(key, *fields).select_from(self.layout.source).where(key.in_(keys), self.layout.public)
        with told(), Session(self._engine) as session:
            found = {row[0]: dict(zip(self.layout.expressions, row[1:], strict=True)) for row in session.execute(query)}
        return [found[one] for one in keys if one in found]

    @abstractmethod
    def words(self, session: Session, text: str) -> sa.ColumnElement[bool]:
        """Give the condition that a record is found by the words of a text."""

    def _by_key(self, query: Query) -> Iterator[list[Key]]:
        """Give keys in their own order, each piece looked for after the last key of the one before."""
        left, after = query.limit, sa.true()
        while left is None or left > 0:
            with told(), Session(self._engine) as session:
                found = self._keys(session, query).where(after).limit(PIECE if left is None else min(left, PIECE))
                keys = list(session.scalars(found))
            if not keys:
                return
            yield keys
            after = self.layout.key > keys[-1]
            left = None if left is None else left - len(keys)

    def _in_order(self, query: Query) -> Iterator[list[Key]]:
        """Give keys in the order asked for: sorted once, and only the keys are kept until the end."""
        with told(), Session(self._engine) as session:
            found = self._keys(session, query).limit(query.limit).offset(query.offset)
            keys = iter(self.kept(session.scalars(found.execution_options(yield_per=PIECE))))
        while piece := list(islice(keys, PIECE)):
            yield piece

    @abstractmethod
    def kept(self, keys: Iterator[Key]) -> Sequence[Key]:
        """Give keys in as little memory as they need."""

    def _keys(self, session: Session, query: Query) -> sa.Select[Any]:
        last = len(query.order) - 1
        order = (
            key
            for place, by in enumerate(query.order)
            for key in sort_keys(
                by.field, self.layout.expressions[by.field.name], descending=by.descending, last=place == last
            )
        )
        found = sa.select(self.layout.key).select_from(self.layout.source)
        found = found.where(self._public(query), self._condition(session, query.where))
        return found.order_by(*order, self.layout.key)

    def _public(self, query: Query) -> sa.ColumnElement[bool]:
        """Where most records are asked for by key, read them so; where few may be, leave the way to the database."""
        many = query.where == EVERYTHING or query.limit is None or query.limit > PIECE
        return self.layout.public_by_key if many and not query.order else self.layout.public

    def _condition(self, session: Session, where: Condition) -> sa.ColumnElement[bool]:
        return Translator(self.layout.expressions, lambda text: self.words(session, text)).sql(where)
