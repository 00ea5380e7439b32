"""Opens a database: SQLite with our own BEGIN, or PostgreSQL; one engine for each."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError

from core.errors import Invalid
from storage.changes import announce
from storage.connections import ORDINARY, Connections, refuse_dead

WAIT_FOR_LOCK_MS = 5000
"""How long a SQLite connection waits for another writer, in milliseconds."""

_PRAGMAS = ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON")


def open_engine(url: str, connections: Connections = ORDINARY) -> Engine:
    """Give an engine for a database address; nothing is read or written yet.

    Raises:
        Invalid: the address is not one of SQLite or PostgreSQL.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(address)
    return _postgresql(connections.dressed(address.set(drivername="postgresql+psycopg")), connections)


def sqlite_url(file: Path) -> str:
    """Give the address of the embedded database kept in a file."""
    return URL.create("sqlite", database=str(file)).render_as_string()


def writer(engine: Engine) -> Engine:
    """Give the same engine, whose transactions take the right to write at once.

    A SQLite transaction that reads first and writes later fails at once when another writer came
    between; BEGIN IMMEDIATE waits instead. PostgreSQL locks row by row and needs nothing.
    """
    return engine.execution_options(sqlite_begin="IMMEDIATE")


def _address(url: str) -> URL:
    try:
        address = make_url(url)
        backend = address.get_backend_name()
    except (ArgumentError, ValueError) as error:  # the second one: a port that is no number
        raise Invalid(
            "L’adresse de la base n’est pas lisible : elle commence par sqlite:/// ou postgresql://."
        ) from error
    if backend not in {"sqlite", "postgresql"}:
        raise Invalid(f"La base « {backend} » n’est pas connue : l’adresse commence par sqlite:/// ou postgresql://.")
    return address


def _postgresql(address: URL, connections: Connections) -> Engine:
    engine = create_engine(address, hide_parameters=True, **connections.pool)
    refuse_dead(engine)
    announce(engine)
    return engine


def _sqlite(address: URL) -> Engine:
    engine = create_engine(address, hide_parameters=True)
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin)
    _refuse_gone(engine, address.database or "")
    return engine


def _refuse_gone(engine: Engine, file: str) -> None:
    """Open the file anew when it is no longer the one of a connection.

    What a connection writes into a file that was deleted or replaced goes nowhere, and it would never notice.
    """
    now = partial(_identity, file)
    event.listen(engine, "connect", lambda _, record: record.info.update(file=now()))
    event.listen(engine, "checkout", lambda _, record, __: _must_be(record.info["file"], now))


def _identity(file: str) -> tuple[int, int] | None:
    with suppress(OSError):  # a file that is not there is no file of anybody's
        found = Path(file).stat()
        return found.st_dev, found.st_ino
    return None


def _must_be(known: tuple[int, int] | None, now: Callable[[], tuple[int, int] | None]) -> None:
    if now() != known:
        raise DisconnectionError("the file of the database is another one")


def _prepare_connection(dbapi: Any, _record: object) -> None:
    dbapi.isolation_level = None  # the driver begins nothing by itself: _begin does
    dbapi.execute(f"PRAGMA busy_timeout={WAIT_FOR_LOCK_MS}")
    for pragma in _PRAGMAS:
        dbapi.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    kind = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")
