"""Has a database refuse every change, whatever program is still open on it, until it is told otherwise."""

import secrets
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from storage.copying.tables import MOVED, WORDS, tables_of
from storage.engine import writer
from storage.troubles import told

_CHANGES = ("INSERT", "UPDATE", "DELETE")
_SENTENCE = "ecoute: moved"
"""What storage.troubles knows a refusal by."""

_FUNCTION = (
    "CREATE FUNCTION ecoute_refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{_SENTENCE}' USING ERRCODE = 'EC001'; END $$"
)


def freeze(engine: Engine) -> str:
    """Refuse every change from now on; give the mark of the move that it is for, the same at each call."""
    with told(), writer(engine).begin() as connection:
        known = _mark(connection)
        if known is not None:
            return known
        mark = secrets.token_hex(8)
        for statement in _refusals(connection):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"CREATE TABLE {MOVED} (mark text PRIMARY KEY)")
        connection.exec_driver_sql(f"INSERT INTO {MOVED} VALUES ('{mark}')")
        return mark


def thaw(engine: Engine) -> bool:
    """Take changes again; tell whether they were refused."""
    with told(), writer(engine).begin() as connection:
        if _mark(connection) is None:
            return False
        for statement in _permissions(connection):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"DROP TABLE {MOVED}")
        return True


def mark_of(engine: Engine) -> str | None:
    """Give the mark of the move that a database refuses changes for, None when it takes them."""
    with told(), engine.connect() as connection:
        return _mark(connection)


def _mark(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table(MOVED):
        return None
    return str(connection.exec_driver_sql(f"SELECT mark FROM {MOVED}").scalar_one())


def _refusals(connection: Connection) -> Iterator[str]:
    names = [table.name for table in tables_of(connection)]
    if connection.dialect.name == "postgresql":
        yield _FUNCTION
        for name in (*names, WORDS):
            yield (
                f'CREATE TRIGGER {MOVED} BEFORE {" OR ".join(_CHANGES)} OR TRUNCATE ON "{name}"'
                " FOR EACH STATEMENT EXECUTE FUNCTION ecoute_refuse_change()"
            )
        return
    # The index of words, which takes no trigger, never changes alone.
    for name in names:
        for change in _CHANGES:
            yield (
                f'CREATE TRIGGER "{MOVED}_{change}_{name}" BEFORE {change} ON "{name}"'
                f" BEGIN SELECT RAISE(ABORT, '{_SENTENCE}'); END"
            )


def _permissions(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "postgresql":
        yield "DROP FUNCTION ecoute_refuse_change() CASCADE"
        return
    for table in tables_of(connection):
        for change in _CHANGES:
            yield f'DROP TRIGGER "{MOVED}_{change}_{table.name}"'
