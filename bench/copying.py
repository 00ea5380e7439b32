"""Many rows from a few: a million made one by one would take an hour."""

from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel

from core.concern import Concern
from core.experience import Experience
from storage.bulk import write_experiences
from storage.engine import writer
from storage.tables import ConcernRow, ExperienceRow

_PIECE = 5_000


def keep_told(engine: Engine, told: Callable[[int], tuple[Experience, Concern]], made: int, copies: int) -> None:
    """Keep stories numbered from 1 to `made`, each with its structure, then the same under the numbers that follow."""
    for first in range(1, made + 1, _PIECE):
        with Session(writer(engine)) as session:
            piece = [told(number) for number in range(first, min(first + _PIECE, made + 1))]
            write_experiences(session, [e for e, _ in piece], [c for _, c in piece], ())
            session.commit()
    for table, number in ((ExperienceRow, "number"), (ConcernRow, "experience_number")):
        copy_rows(engine, table, number, made, copies)


def copy_rows(engine: Engine, table: type[SQLModel], number: str, made: int, copies: int) -> None:
    """Copy the rows numbered from 1 to `made`, `copies` times in all, each time under the numbers that follow."""
    name = str(table.__tablename__)
    others = ", ".join(column.name for column in SQLModel.metadata.tables[name].columns if column.name != number)
    copied = f"SELECT {number} + :shift, {others} FROM {name} WHERE {number} <= :made"
    for rank in range(1, copies):
        with writer(engine).begin() as connection:
            given = {"shift": rank * made, "made": made}
            connection.execute(sa.text(f"INSERT INTO {name} ({number}, {others}) {copied}"), given)
