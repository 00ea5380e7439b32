"""What an erasure leaves in the files of a database, beyond what SQL can read, and how it is wiped."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

from sqlalchemy import Engine

from storage.troubles import told

_PAGES = 500
"""How many pages of the index of words are merged in one piece of work: others who write wait for its end."""

_STILL = 2
"""A piece that changes fewer rows than this had nothing to merge: so says the manual of FTS5."""

_WIPED = (
    *("experience", "concern", "response", "response_version", "event", "original", "comment", "report", "transfer"),
    *("search_index", "sealed_address", "notification", "screening", "source_row", "signal", "display", "call"),
)
"""The tables whose dead rows held words or addresses."""


def scrub(engine: Engine, advance: Callable[[], None]) -> None:
    """Wipe what is left of what was erased: freed pages, the journal of writes, the index of words.

    `advance` is called after each piece. Backups and the archived journals of PostgreSQL are elsewhere: they go when
    their own delay is over.
    """
    with told():
        (_scrub_sqlite if engine.dialect.name == "sqlite" else _scrub_postgresql)(engine, advance)


def _scrub_postgresql(engine: Engine, advance: Callable[[], None]) -> None:
    # It cannot be part of a transaction.
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        for table in _WIPED:
            connection.exec_driver_sql(f'VACUUM "{table}"')
            advance()


def _scrub_sqlite(engine: Engine, advance: Callable[[], None]) -> None:
    # The driver's own connection, which begins no transaction: the journal cannot be emptied inside one.
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        _merge_index(cursor, advance)
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _merge_index(cursor: Any, advance: Callable[[], None]) -> None:
    """Write the index of words anew piece by piece: a word taken out of it stands in older pieces until then."""
    pages, changed = -_PAGES, _STILL
    while changed >= _STILL:
        before = _changes(cursor)
        cursor.execute("INSERT INTO search_index (search_index, rank) VALUES ('merge', ?)", (pages,))
        pages, changed = _PAGES, _changes(cursor) - before
        advance()


def _changes(cursor: Any) -> int:
    return int(cursor.execute("SELECT total_changes()").fetchone()[0])
