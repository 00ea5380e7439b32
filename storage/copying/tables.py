"""The tables of a database as it says itself, whatever its version: parents before those that refer to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from graphlib import TopologicalSorter
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

WORDS = "search_index"
"""The index of words, which each engine keeps in its own way; what stands under a longer name is FTS5's own."""

MOVED = "moved"
"""The table that says of a database that its content went elsewhere; see freezing.py."""

VERSION = "alembic_version"


class Kind(Enum):
    """How a column is written down, the same for both engines."""

    DOCUMENT = auto()
    BYTES = auto()
    FLAG = auto()
    MOMENT = auto()
    DAY = auto()
    NUMBER = auto()
    REAL = auto()
    TEXT = auto()


_KINDS: dict[Kind, type[sa.types.TypeEngine[Any]]] = {
    Kind.DOCUMENT: sa.JSON,
    Kind.BYTES: sa.LargeBinary,
    Kind.FLAG: sa.Boolean,
    Kind.MOMENT: sa.DateTime,
    Kind.DAY: sa.Date,
    Kind.NUMBER: sa.Integer,
    Kind.REAL: sa.Float,
    Kind.TEXT: sa.String,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        columns: by their names, so that both engines and every way to come to a version give the same order.
        key: the columns of the primary key, in its order.
        own_parents: the foreign keys to the table itself.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    own_parents: tuple[str, ...]

    @property
    def numbered_by(self) -> str | None:
        """The column that numbers the rows, None when the key is something else."""
        kinds = {column.name: column.kind for column in self.columns}
        return self.key[0] if len(self.key) == 1 and kinds[self.key[0]] is Kind.NUMBER else None


def tables_of(connection: Connection) -> list[Table]:
    """Give the tables of a database but the index of words, parents first.

    Raises:
        TypeError: a column is of a kind that no copy knows.
    """
    inspector = sa.inspect(connection)
    columns = {name: found for (_, name), found in inspector.get_multi_columns().items() if _is_copied(str(name))}
    keys = {name: found["constrained_columns"] for (_, name), found in inspector.get_multi_pk_constraint().items()}
    parents = {name: found for (_, name), found in inspector.get_multi_foreign_keys().items()}
    return [
        Table(
            name=name,
            columns=tuple(_columns(name, columns[name])),
            key=tuple(keys[name]),
            own_parents=tuple(str(one["name"]) for one in parents[name] if one["referred_table"] == name),
        )
        for name in _parents_first(columns, parents)
    ]


def _is_copied(name: str) -> bool:
    return name not in {VERSION, MOVED} and not name.startswith(WORDS)


def _columns(table: str, found: Iterable[Mapping[str, Any]]) -> list[Column]:
    return [
        Column(str(column["name"]), _kind(table, column)) for column in sorted(found, key=lambda column: column["name"])
    ]


def _kind(table: str, column: Mapping[str, Any]) -> Kind:
    for kind, known in _KINDS.items():
        if isinstance(column["type"], known):
            return kind
    raise TypeError(f"no copy knows columns such as {table}.{column['name']}: {column['type']!r}")


def _parents_first(names: Iterable[str], parents: Mapping[str, Iterable[Mapping[str, Any]]]) -> list[str]:
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for name in sorted(names):
        sorter.add(name, *sorted({str(one["referred_table"]) for one in parents[name]} - {name}))
    return list(sorter.static_order())
