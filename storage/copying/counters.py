"""The numbers that each engine has given: a copy never gives one of them again."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.copying.tables import Table, tables_of
from storage.tables import NUMBERS

Counters = dict[str, int]
"""By table, or by sequence for the one that stands alone: the highest number given, whatever became of it."""

_EXPERIENCES = "SELECT coalesce(max(number), 0) FROM experience"


def read_counters(connection: Connection) -> Counters:
    """Give the highest number given by each counter of a database."""
    if connection.dialect.name == "postgresql":
        return {name: _last_value(connection, sequence) for name, sequence in _sequences(connection).items()}
    highest = int(connection.exec_driver_sql(_EXPERIENCES).scalar_one())
    return _kept_by_sqlite(connection) | {NUMBERS.name: highest}


def write_counters(connection: Connection, counters: Mapping[str, int]) -> None:
    """Have a database count on from there, or from its own rows where they go further."""
    if connection.dialect.name == "postgresql":
        columns = {table.name: table.numbered_by for table in tables_of(connection)}
        for name, sequence in _sequences(connection).items():
            rows = _EXPERIENCES if name == NUMBERS.name else f'SELECT coalesce(max("{columns[name]}"), 0) FROM "{name}"'
            highest = max(counters.get(name, 0), int(connection.exec_driver_sql(rows).scalar_one()))
            given = {"sequence": sequence, "value": max(highest, 1), "given": highest > 0}
            connection.execute(sa.text("SELECT setval(CAST(:sequence AS regclass), :value, :given)"), given)
        return
    for name in _counting(connection):
        connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        connection.exec_driver_sql(
            "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, counters.get(name, 0))
        )


def _sequences(connection: Connection) -> dict[str, str]:
    """Give the sequences of PostgreSQL, by the table that each numbers."""
    found = {str(NUMBERS.name): str(NUMBERS.name)}
    for table in tables_of(connection):
        if sequence := _sequence_of(connection, table):
            found[table.name] = sequence
    return found


def _sequence_of(connection: Connection, table: Table) -> str | None:
    if table.numbered_by is None:
        return None
    asked = sa.text("SELECT pg_get_serial_sequence(quote_ident(:table), :column)")
    found = connection.scalar(asked, {"table": table.name, "column": table.numbered_by})
    return None if found is None else str(found)


def _last_value(connection: Connection, sequence: str) -> int:
    value, given = connection.exec_driver_sql(f"SELECT last_value, is_called FROM {sequence}").one()
    return int(value) if given else 0


def _counting(connection: Connection) -> list[str]:
    """Give the tables of SQLite that remember their highest number even once its row is gone."""
    found = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
    )
    return [str(name) for name in found.scalars()]


def _kept_by_sqlite(connection: Connection) -> Counters:
    if not _counting(connection):
        return {}
    return {name: int(highest) for name, highest in connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")}
