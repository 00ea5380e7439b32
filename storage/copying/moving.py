"""Moves all that a database holds into an empty one, of either engine; stopped anywhere, it goes on where it was."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, zip_longest
from typing import TypeVar

from sqlalchemy import Connection, Engine

from core.errors import Refused, Unavailable
from storage import schema
from storage.copying.contents import Content, be_patient, contents_of, still
from storage.copying.counters import read_counters, write_counters
from storage.copying.filling import (
    check_columns,
    check_foreign_keys,
    children_first,
    learn_sizes,
    make_empty,
    refuse_unless_empty,
)
from storage.copying.freezing import freeze, mark_of
from storage.copying.rows import Row, StoredRows
from storage.copying.tables import VERSION
from storage.engine import writer
from storage.troubles import told

T = TypeVar("T")

_PIECE = 2000
"""How many rows one transaction brings: what a move that is killed has to do again."""


def move(source: Engine, target: Engine, advance: Callable[[int], object]) -> dict[str, int]:
    """Bring every row from one database to another, compare them row by row, then let the other be opened.

    From the first moment on the source refuses every change. Until the end no door opens on the target.

    Args:
        source: a database at the present version.
        target: an empty database, or one that a move of this source began to fill.
        advance: is given, now and then, how many more rows were brought or compared: each row counts twice.

    Returns:
        How many rows each table has.

    Raises:
        Refused: the target is not empty, or is being filled from elsewhere.
        Unavailable: a database refuses, or the target does not hold what was put into it.
    """
    schema.check_ready(source)
    begun = _begun(target)
    if begun and begun != mark_of(source):
        raise Refused(
            "La base d’arrivée attend la suite d’un autre déménagement, ou d’un déménagement abandonné : videz-la, "
            "puis recommencez."
        )
    mark = freeze(source)
    if not begun:
        _begin(target, mark)
    with told(), still(source) as here, writer(target).connect() as there:
        return _Move(here, there).run(advance)


def _begun(target: Engine) -> str:
    """Give the mark of the move that began to fill a database, "" when it is empty."""
    found = schema.version(target) or ""
    if found.startswith(schema.HALF_MOVED):
        return found.removeprefix(schema.HALF_MOVED)
    with told(), target.connect() as connection:
        refuse_unless_empty(connection)
    return ""


def _begin(target: Engine, mark: str) -> None:
    with told(), schema.alone(target) as connection:
        refuse_unless_empty(connection)
        make_empty(connection, schema.HEAD)
        _stamp(connection, f"{schema.HALF_MOVED}{mark}")


def _stamp(connection: Connection, version: str) -> None:
    connection.exec_driver_sql(f"UPDATE {VERSION} SET version_num = '{version}'")


class _Move:
    """A move under way, between a source that does not change and a target that nobody else opens."""

    def __init__(self, here: Connection, there: Connection) -> None:
        self._here = here
        self._there = there
        with there.begin():
            self._arriving = contents_of(there)
        self._leaving = contents_of(here)

    def run(self, advance: Callable[[int], object]) -> dict[str, int]:
        check_columns(self._arriving, {name: list(content.columns) for name, content in self._leaving.items()})
        for name, content in self._leaving.items():
            self._bring(content, self._arriving[name], advance)
        counts = {name: self._compare(name, advance) for name in self._leaving}
        with self._there.begin():
            be_patient(self._there)
            write_counters(self._there, read_counters(self._here))
            check_foreign_keys(self._there)
            learn_sizes(self._there)
            _stamp(self._there, schema.HEAD)
        return counts

    def _bring(self, content: Content, arriving: Content, advance: Callable[[int], object]) -> None:
        """Bring the rows of a table that come after the last one that is there: they come in one order."""
        with self._there.begin():
            be_patient(self._there)
            last, done = arriving.last(), arriving.count()
        advance(done)
        pieces = _pieces(content.read(last))
        if isinstance(arriving, StoredRows) and arriving.table.own_parents:
            # A parent may come after its children: all of them, or none.
            with self._there.begin(), children_first(self._there, [arriving]):
                for piece in pieces:
                    self._write(arriving, piece, advance)
            return
        for piece in pieces:
            with self._there.begin():
                self._write(arriving, piece, advance)

    def _write(self, arriving: Content, piece: list[Row], advance: Callable[[int], object]) -> None:
        arriving.write(piece)
        advance(len(piece))

    def _compare(self, name: str, advance: Callable[[int], object]) -> int:
        """Read both sides again, row by row, what an earlier run brought included; give how many rows there are."""
        rows = 0
        with self._there.begin():
            be_patient(self._there)
            pairs = zip_longest(self._leaving[name].read(), self._arriving[name].read())
            for piece in _pieces(pairs):
                for left, arrived in piece:
                    rows += 1
                    if left != arrived:
                        raise Unavailable(
                            f"La table « {name} » n’est pas arrivée comme elle est partie (ligne {rows}) : videz la "
                            "base d’arrivée et recommencez."
                        )
                advance(len(piece))
        return rows


def _pieces(rows: Iterable[T]) -> Iterator[list[T]]:
    """Give the rows some at a time."""
    left = iter(rows)
    while piece := list(islice(left, _PIECE)):
        yield piece
