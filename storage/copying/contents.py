"""All that a database holds, piece by piece, over one connection."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from storage.copying.rows import Row, StoredRows
from storage.copying.tables import WORDS, tables_of
from storage.copying.words import StoredWords


class Content(Protocol):
    """What a table holds."""

    @property
    def columns(self) -> Sequence[str]:
        """The names of what a row says, in its order."""

    def read(self, after: Sequence[Any] = ()) -> Iterator[Row]:
        """Give the rows after a key, in an order that is the same on both engines."""

    def key_of(self, row: Row) -> list[Any]:
        """Give the key of a row."""

    def last(self) -> list[Any]:
        """Give the key of the last row, [] when there is none."""

    def count(self) -> int:
        """Give how many rows there are."""

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows."""

    def clear(self) -> None:
        """Take every row out."""


def contents_of(connection: Connection) -> dict[str, Content]:
    """Give what each table of a database holds, by its name: parents first, the index of words last."""
    found: dict[str, Content] = {table.name: StoredRows(connection, table) for table in tables_of(connection)}
    if sa.inspect(connection).has_table(WORDS):
        found[WORDS] = StoredWords(connection)
    return found


@contextmanager
def still(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one moment of the database and changes nothing, while others write on."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            be_patient(connection)
            yield connection


def be_patient(connection: Connection) -> None:
    """Let the present transaction take as long as it needs, and see every row or fail."""
    if connection.dialect.name == "postgresql":
        for setting in ("statement_timeout = 0", "idle_in_transaction_session_timeout = 0", "row_security = off"):
            connection.exec_driver_sql(f"SET LOCAL {setting}")
    else:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")  # the first thing read chooses the moment
