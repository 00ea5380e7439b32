"""Many rows from a few: a million made one by one would take an hour."""

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import SQLModel

from storage.engine import writer


def copy_rows(engine: Engine, table: type[SQLModel], number: str, made: int, copies: int) -> None:
    """Copy the rows numbered from 1 to `made`, `copies` times in all, each time under the numbers that follow."""
    name = str(table.__tablename__)
    others = ", ".join(column.name for column in SQLModel.metadata.tables[name].columns if column.name != number)
    copied = f"SELECT {number} + :shift, {others} FROM {name} WHERE {number} <= :made"
    for rank in range(1, copies):
        with writer(engine).begin() as connection:
            given = {"shift": rank * made, "made": made}
            connection.execute(sa.text(f"INSERT INTO {name} ({number}, {others}) {copied}"), given)
