"""The rows of a table as both engines say them alike: lists of what JSON holds, and back into the table exactly."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from storage.copying.tables import Kind, Table

Row = list[Any]
"""A row: the values of its columns, in the order of their names."""

_Changes = list[tuple[int, Callable[[Any], Any]]]
"""By the place of a value in its row, what changes it."""

AT_ONCE = 1000
"""How many rows are fetched at a time."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def line_of(row: Row) -> bytes:
    """Give a row as one line, always the same for the same row."""
    return _ENCODER.encode(row).encode() + b"\n"


def row_of(line: bytes) -> Row:
    """Give the row that a line says."""
    row = json.loads(line)
    if not isinstance(row, list):
        raise TypeError("a line of rows holds a list")
    return row


class StoredRows:
    """The rows of one table, over one connection."""

    def __init__(self, connection: Connection, table: Table) -> None:
        self._connection = connection
        self._engine = connection.dialect.name
        self._quote = connection.dialect.identifier_preparer.quote_identifier
        self._places = {column.name: place for place, column in enumerate(table.columns)}
        self._kinds = {column.name: column.kind for column in table.columns}
        self.table = table

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in the order of the values of a row."""
        return list(self._places)

    def read(self, after: Sequence[Any] = ()) -> Iterator[Row]:
        """Give the rows in the order of their keys, which is the same on both engines.

        Args:
            after: the key after which to begin, () for the first row.
        """
        beyond = f" WHERE ({self._key_in_order}) > ({self._marks(len(after))})" if after else ""
        statement = f"SELECT {self._selected} FROM {self._quote(self.table.name)}{beyond} ORDER BY {self._key_in_order}"
        bound = self._bound_key(after)
        changes = self._changes(_READ[self._engine])
        found = self._connection.exec_driver_sql(statement, bound, execution_options={"yield_per": AT_ONCE})
        for values in found:
            yield _changed(values, changes)

    def key_of(self, row: Row) -> list[Any]:
        """Give the key of a row."""
        return [row[self._places[name]] for name in self.table.key]

    def last(self) -> list[Any]:
        """Give the key of the last row, [] when there is none."""
        backwards = ", ".join(f"{self._ordered(name)} DESC" for name in self.table.key)
        statement = f"SELECT {self._selected} FROM {self._quote(self.table.name)} ORDER BY {backwards} LIMIT 1"
        row = self._connection.exec_driver_sql(statement).first()
        return [] if row is None else self.key_of(_changed(row, self._changes(_READ[self._engine])))

    def count(self) -> int:
        """Give how many rows there are."""
        return int(
            self._connection.exec_driver_sql(f"SELECT count(*) FROM {self._quote(self.table.name)}").scalar_one()
        )

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows as they were read, here or on the other engine."""
        columns = ", ".join(map(self._quote, self._places))
        marks = self._marks(len(self._places))
        changes = self._changes(_WRITE[self._engine])
        written = [tuple(_changed(row, changes)) for row in rows]
        if written:
            table = self._quote(self.table.name)
            self._connection.exec_driver_sql(f"INSERT INTO {table} ({columns}) VALUES ({marks})", written)

    def clear(self) -> None:
        """Take every row out."""
        self._connection.exec_driver_sql(f"DELETE FROM {self._quote(self.table.name)}")

    @property
    def _selected(self) -> str:
        return ", ".join(
            f"{self._quote(name)}::text"
            if kind is Kind.DOCUMENT and self._engine == "postgresql"
            else self._quote(name)
            for name, kind in self._kinds.items()
        )

    @property
    def _key_in_order(self) -> str:
        return ", ".join(map(self._ordered, self.table.key))

    def _ordered(self, name: str) -> str:
        """Give a column in the order of the bytes of its text, whatever the language of the server."""
        by_bytes = self._kinds[name] is Kind.TEXT and self._engine == "postgresql"
        return self._quote(name) + (' COLLATE "C"' if by_bytes else "")

    def _marks(self, count: int) -> str:
        return ", ".join(["%s" if self._engine == "postgresql" else "?"] * count)

    def _changes(self, by_kind: dict[Kind, Callable[[Any], Any]]) -> _Changes:
        return [(self._places[name], by_kind[kind]) for name, kind in self._kinds.items() if kind in by_kind]

    def _bound_key(self, key: Sequence[Any]) -> tuple[Any, ...]:
        changes = _WRITE[self._engine]
        kinds = (self._kinds[name] for name in self.table.key)
        return tuple(
            changes[kind](value) if kind in changes else value for value, kind in zip(key, kinds, strict=False)
        )


def _changed(values: Iterable[Any], changes: _Changes) -> Row:
    row = list(values)
    for place, change in changes:
        if row[place] is not None:
            row[place] = change(row[place])
    return row


def _moment_of_sqlite(text: str) -> str:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).isoformat(timespec="microseconds")


def _moment_for_sqlite(text: str) -> str:
    return datetime.fromisoformat(text).astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def _moment_of_postgresql(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _document_of_sqlite(kept: str | float) -> str:
    # SQLite keeps as a number a document that is nothing but one.
    return kept if isinstance(kept, str) else json.dumps(kept)


def _rate(value: float) -> float:
    return value + 0.0  # SQLite keeps no sign of zero


def _text_of_bytes(box: bytes) -> str:
    return b64encode(box).decode()


# What is not named here is the same in a line and for the driver. Documents stay the text that they are kept as, so
# that the order of their names, their numbers and a null inside them stay too.
_READ: dict[str, dict[Kind, Callable[[Any], Any]]] = {
    "sqlite": {
        Kind.MOMENT: _moment_of_sqlite,
        Kind.FLAG: bool,
        Kind.REAL: _rate,
        Kind.BYTES: _text_of_bytes,
        Kind.DOCUMENT: _document_of_sqlite,
    },
    "postgresql": {
        Kind.MOMENT: _moment_of_postgresql,
        Kind.DAY: str,
        Kind.REAL: _rate,
        Kind.BYTES: _text_of_bytes,
    },
}
_WRITE: dict[str, dict[Kind, Callable[[Any], Any]]] = {
    "sqlite": {Kind.MOMENT: _moment_for_sqlite, Kind.BYTES: b64decode},
    "postgresql": {Kind.BYTES: b64decode},
}
