"""An empty database made ready for the rows of another one, and looked at once they are there."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy import Connection

from core.errors import Refused, Unavailable
from storage import schema
from storage.copying.contents import Content, be_patient, contents_of
from storage.copying.rows import StoredRows


def refuse_unless_empty(connection: Connection) -> None:
    """Raise Refused when a database has any table."""
    if sa.inspect(connection).get_table_names():
        raise Refused(
            "La base d’arrivée n’est pas vide, et rien n’y a été changé : donnez-en une neuve, où « ecoute init » "
            "n’a pas encore été lancé."
        )


def make_empty(connection: Connection, version: str) -> dict[str, Content]:
    """Make the tables of a version with nothing in them, not even what its migrations write; give their contents."""
    be_patient(connection)
    schema.bring(connection, version)
    contents = contents_of(connection)
    for content in reversed(contents.values()):
        content.clear()
    return contents


@contextmanager
def children_first(connection: Connection, contents: Iterable[Content]) -> Iterator[None]:
    """Let rows that refer to their own table come before those they refer to; all must be there at the end."""
    tables = [content.table for content in contents if isinstance(content, StoredRows)]
    parents = [(table.name, name) for table in tables for name in table.own_parents]
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # until the transaction ends
        yield
        return
    for table, name in parents:
        connection.exec_driver_sql(f'ALTER TABLE "{table}" ALTER CONSTRAINT "{name}" DEFERRABLE INITIALLY DEFERRED')
    yield
    connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for table, name in parents:
        connection.exec_driver_sql(f'ALTER TABLE "{table}" ALTER CONSTRAINT "{name}" NOT DEFERRABLE')


def check_foreign_keys(connection: Connection) -> None:
    """Raise Unavailable when a row refers to one that is not there; PostgreSQL looked at each as it came."""
    if connection.dialect.name == "sqlite":
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if lost is not None:
            raise Unavailable(
                f"Une ligne de la table « {lost[0]} » se rapporte à une autre qui manque : rien n’est gardé."
            )


def check_columns(contents: Mapping[str, Content], columns: Mapping[str, list[str]]) -> None:
    """Raise Unavailable when tables are not those that were copied."""
    found = {name: list(content.columns) for name, content in contents.items()}
    if differing := sorted(name for name in {*found, *columns} if found.get(name) != columns.get(name)):
        raise Unavailable(
            f"La table « {differing[0]} » n’est pas la même des deux côtés : il faut la version d’Écoute d’où vient "
            "la copie."
        )


def learn_sizes(connection: Connection) -> None:
    """Let PostgreSQL know how much there is, so that its first searches are quick."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE")
