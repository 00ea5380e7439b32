"""Brings a database to the present schema, and tells when it is not there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from core.errors import Unavailable
from storage import engine as engines
from storage.troubles import TROUBLES, trouble

HEAD = "0024"
"""The last migration of this version of Écoute. A test holds it against the migrations themselves."""

_FOLDER = Path(__file__).parent / "migrations"
_PATIENCE = 12
"""How many times longer than for a write one waits for somebody else's migration."""
_LOCK = 0x45434F55  # any number, the same for all who migrate a PostgreSQL database


def upgrade(engine: Engine) -> None:
    """Run the migrations that the database lacks; two at once wait for each other.

    Raises:
        Unavailable: the database comes from a newer version, or cannot be written.
    """
    # Alembic takes as long to load as the rest of the program, and only this needs it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util.exc import CommandError  # noqa: PLC0415

    found = version(engine)
    _refuse_newer(found)
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    try:
        with _alone(engine) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except TROUBLES as error:
        raise trouble(error) from error
    except CommandError as error:
        raise Unavailable(
            f"La base porte une version inconnue d’Écoute ({found}) : vérifiez que c’est bien la sienne."
        ) from error


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
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
            if not sa.inspect(connection).has_table("alembic_version"):
                return None
            found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
            return None if found is None else str(found)
    except TROUBLES as error:
        raise trouble(error) from error


def check_ready(engine: Engine) -> None:
    """Raise Unavailable, with what to do, when the database is not at the present schema."""
    found = version(engine)
    if found == HEAD:
        return
    _refuse_newer(found)
    if found is None:
        raise Unavailable("La base est vide : lancez « ecoute init » pour la préparer.")
    raise Unavailable(
        f"La base est d’une version plus ancienne ({found}) : lancez « ecoute init » pour la mettre à jour."
    )


def _refuse_newer(found: str | None) -> None:
    if found is not None and found > HEAD:
        raise Unavailable(
            f"La base vient d’une version plus récente d’Écoute ({found}, ici {HEAD}) : mettez Écoute à jour."
        )
