"""The index of words as both engines say it alike, so that a copy finds the same stories without reading them anew."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from storage import search
from storage.copying.rows import AT_ONCE, Row
from storage.copying.tables import WORDS

_READ = {
    "sqlite": f"SELECT rowid, title, text FROM {WORDS} WHERE rowid > ? ORDER BY rowid",
    "postgresql": "SELECT number,"
    " tsvector_to_array(ts_filter(stems, '{a}')), tsvector_to_array(ts_filter(stems, '{b}'))"
    f" FROM {WORDS} WHERE number > %s ORDER BY number",
}
_NUMBER = {"sqlite": "rowid", "postgresql": "number"}


class StoredWords:
    """The entries of the index, over one connection: number, stems of the title, stems that stand elsewhere only."""

    columns = ("number", "title", "elsewhere")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._engine = connection.dialect.name

    def read(self, after: Sequence[Any] = ()) -> Iterator[Row]:
        """Give the entries in the order of their numbers."""
        start = (after[0] if after else -1,)
        found = self._connection.exec_driver_sql(_READ[self._engine], start, execution_options={"yield_per": AT_ONCE})
        for number, title, text in found:
            in_title, anywhere = (set(part.split() if isinstance(part, str) else part) for part in (title, text))
            # PostgreSQL keeps a stem once, in the title if it stands there: the only form that both can give.
            yield [number, sorted(in_title), sorted(anywhere - in_title)]

    def key_of(self, row: Row) -> list[Any]:
        """Give the key of an entry."""
        return row[:1]

    def last(self) -> list[Any]:
        """Give the key of the last entry, [] when there is none."""
        number = _NUMBER[self._engine]
        found = self._connection.exec_driver_sql(f"SELECT {number} FROM {WORDS} ORDER BY {number} DESC LIMIT 1")
        return list(found.first() or ())

    def count(self) -> int:
        """Give how many entries there are."""
        return int(self._connection.exec_driver_sql(f"SELECT count(*) FROM {WORDS}").scalar_one())

    def write(self, rows: Sequence[Row]) -> None:
        """Add entries as they were read, here or on the other engine."""
        # Of a stem of the title nobody knows any more whether the text has it: it is found in both, where the index
        # only narrows what is then read.
        search.put(
            self._connection, (search.Entry(number, title, [*title, *elsewhere]) for number, title, elsewhere in rows)
        )

    def clear(self) -> None:
        """Take every entry out."""
        self._connection.exec_driver_sql(f"DELETE FROM {WORDS}")
