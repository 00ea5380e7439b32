"""A million stories with all that belongs to them, made from some thousands that PostgreSQL copies by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from storage.tables import NUMBERS

_OF_STORY = "experience_number"
_SHIFTED: dict[str, tuple[str, ...]] = {
    "experience": ("number",),
    **dict.fromkeys(("concern", "response", "evaluation", "screening", "original", "event"), (_OF_STORY,)),
    "search_index": ("number",),
    # These have numbers of their own, without a gap.
    **dict.fromkeys(("comment", "transfer", "report"), (_OF_STORY, "number")),
}
"""By table, the column that names the story, and its own number where it has one."""

_GIVEN = ("id",)
"""What the database numbers by itself."""


def multiply(engine: Engine, made: int, copies: int) -> None:
    """Copy the stories numbered from 1 to `made`, `copies` times in all, a minute later each time."""
    for table, shifted in _SHIFTED.items():
        with engine.begin() as connection, _without_words(connection, table):
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")  # what is copied was checked
            connection.execute(sa.text(_copied(connection, table, shifted)), {"made": made, "copies": copies})
    with engine.begin() as connection:
        connection.execute(sa.select(sa.func.setval(NUMBERS.name, made * copies)))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")


@contextmanager
def _without_words(connection: Connection, table: str) -> Iterator[None]:
    """Make the index of words at the end: row by row, it takes longer than all the rest."""
    of_words = "tablename = :table AND indexdef LIKE '% USING gin %'"
    found = sa.text(f"SELECT indexname, indexdef FROM pg_indexes WHERE {of_words}")
    indexes = connection.execute(found, {"table": table}).all()
    for name, _ in indexes:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    yield
    for _, made in indexes:
        connection.exec_driver_sql(made)


def _copied(connection: Connection, table: str, shifted: tuple[str, ...]) -> str:
    """Give the statement that copies the rows of a table, each as often as is asked."""
    story, *own = shifted
    steps = {story: ":made", **{name: f"(SELECT max({name}) FROM {table})" for name in own}}
    columns = {one["name"]: one["type"] for one in sa.inspect(connection).get_columns(table)}
    told = {name: _value(name, kind, steps) for name, kind in columns.items() if name not in _GIVEN}
    return (
        f"INSERT INTO {table} ({', '.join(told)}) SELECT {', '.join(told.values())}"
        f" FROM {table}, generate_series(1, CAST(:copies AS integer) - 1) AS rank WHERE {story} <= :made"
    )


def _value(name: str, kind: sa.types.TypeEngine[object], steps: dict[str, str]) -> str:
    if name in steps:
        return f"{name} + rank * {steps[name]}"
    return f"{name} + rank * interval '1 minute'" if isinstance(kind, sa.DateTime) else name
