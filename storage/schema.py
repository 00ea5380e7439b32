"""Brings a database to the present schema, and tells when it is not there."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from core.errors import Unavailable
from storage import engine as engines
from storage.oldest_code import oldest_code
from storage.troubles import TROUBLES, told, trouble

HEAD = "0024"
"""The last migration of this version of Écoute. A test holds it against the migrations themselves."""

HALF_MOVED = "moving-"
"""What stands before the mark of a move, in the place of a version, for as long as not everything has arrived."""

_FOLDER = Path(__file__).parent / "migrations"
_PATIENCE = 12
"""How many times longer than for a write one waits for somebody else's migration."""
_ATTEMPTS = 30
"""How many times a migration asks for what it must lock."""
_LOCK_MS = 2000
"""For how long it asks each time, in milliseconds: whoever comes meanwhile stands behind it."""
_LOOK_EVERY_S = 0.2
"""How often whoever comes second looks whether it is their turn, in seconds."""
_NO_LOCK = "55P03"
_LOCK = 0x45434F55  # any number, the same for all who migrate a PostgreSQL database


def upgrade(engine: Engine) -> None:
    """Run the migrations that the database lacks; two at once wait for each other.

    Raises:
        Unavailable: the database comes from a newer version, or cannot be written.
    """
    refuse_newer(version(engine))
    try:
        if engine.dialect.name == "postgresql":
            _one_by_one(engine)
        else:
            with alone(engine) as connection:
                bring(connection, HEAD)
    except TROUBLES as error:
        raise trouble(error) from error


def _one_by_one(engine: Engine) -> None:
    """Run each migration in a transaction of its own, so that others wait for what it locks, and not for all of them.

    One that cannot lock what it needs within moments lets those pass who stand behind it, and tries again.
    """
    from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_random  # noqa: PLC0415

    attempts = Retrying(
        retry=retry_if_exception(_is_kept_waiting),
        stop=stop_after_attempt(_ATTEMPTS),
        wait=wait_random(0.1, 2),
        reraise=True,
    )
    with _our_turn(engine) as connection:
        attempts(_go_on, connection)


def _go_on(connection: Connection) -> None:
    """Run the migrations that are left."""
    connection.rollback()
    found = found_on(connection)
    connection.commit()
    _run(connection, HEAD, found)
    connection.commit()


def _is_kept_waiting(error: BaseException) -> bool:
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) == _NO_LOCK


@contextmanager
def _our_turn(engine: Engine) -> Iterator[Connection]:
    """Give a connection, outside of any transaction, that nobody else migrates beside; whoever comes second waits."""
    with engine.connect() as connection:
        connection.execute(sa.text("SET statement_timeout = 0"))
        connection.execute(sa.text(f"SET lock_timeout = {_LOCK_MS}"))
        # Whoever waited inside of a statement would be waited for by an index that is made CONCURRENTLY.
        while not connection.scalar(sa.select(sa.func.pg_try_advisory_lock(_LOCK))):
            connection.commit()
            time.sleep(_LOOK_EVERY_S)
        connection.commit()
        try:
            yield connection
        finally:
            connection.invalidate()  # what was set, and the lock, end with it


def bring(connection: Connection, revision: str) -> None:
    """Run on a connection the migrations that its database lacks up to this one; its transaction is the caller's.

    Raises:
        Unavailable: the database bears a version that this program does not know.
    """
    _run(connection, revision, found_on(connection))


def _run(connection: Connection, revision: str, found: str | None) -> None:
    # Alembic takes as long to load as the rest of the program, and only this needs it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util.exc import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except CommandError as error:
        raise Unavailable(
            f"La base porte une version inconnue d’Écoute ({found}) : vérifiez que c’est bien la sienne."
        ) from error


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """Give a transaction that nobody else migrates beside; whoever comes second waits."""
    with engines.writer(engine).connect() as connection:
        if engine.dialect.name == "sqlite":
            # Said before the transaction begins; a whole migration may run meanwhile.
            cursor = connection.connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={_PATIENCE * engines.WAIT_FOR_LOCK_MS}")
            # A table is changed by making it anew: those that refer to it must not notice that it goes.
            cursor.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(sa.text("SET LOCAL lock_timeout = 0"))
                connection.execute(sa.text("SET LOCAL statement_timeout = 0"))
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            yield connection
        connection.invalidate()  # the next user of this connection has its own patience, and its foreign keys


def version(engine: Engine) -> str | None:
    """Give the migration the database is at, None when it is empty.

    Raises:
        Unavailable: the database cannot be read.
    """
    try:
        with engine.connect() as connection:
            return found_on(connection)
    except TROUBLES as error:
        raise trouble(error) from error


def found_on(connection: Connection) -> str | None:
    """Give the migration that the database of a connection is at, None when it is empty."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def check_ready(engine: Engine) -> None:
    """Raise Unavailable, with what to do, when the database is not at a schema that this version can work on.

    It may be a newer one, when its migrations say that this version still may: servers are then updated one by one.
    """
    found = version(engine)
    if found == HEAD or (found is not None and _may_go_on(engine, found)):
        return
    refuse_newer(found)
    if found is None:
        raise Unavailable("La base est vide : lancez « ecoute init » pour la préparer.")
    raise Unavailable(
        f"La base est d’une version plus ancienne ({found}) : lancez « ecoute init » pour la mettre à jour."
    )


def _may_go_on(engine: Engine, found: str) -> bool:
    """Tell whether a newer database takes this version as it is."""
    if not found.isdecimal() or found < HEAD:
        return False
    with told(), engine.connect() as connection:
        oldest = oldest_code(connection)
    return oldest is not None and oldest <= HEAD


def refuse_newer(found: str | None) -> None:
    """Raise Unavailable when a database found at this version is not for this program to touch."""
    if found is not None and found.startswith(HALF_MOVED):
        raise Unavailable("Un déménagement vers cette base n’est pas fini : relancez « ecoute move », qui le reprend.")
    if found is not None and found > HEAD:
        raise Unavailable(
            f"La base vient d’une version plus récente d’Écoute ({found}, ici {HEAD}) : mettez Écoute à jour."
        )
