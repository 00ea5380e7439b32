"""What goes to the database, statement by statement."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """Collect the statements that go to the database, but for those that begin and end a transaction.

    On PostgreSQL, a transaction of a desk begins by saying for whom it works.
    """
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if not statement.startswith(("BEGIN", "SELECT set_config")):
            statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def behind_walls(engine: Engine, looks: int) -> int:
    """Give how many more statements PostgreSQL takes: what others are writing is read apart, without its text.

    Args:
        engine: which one it is.
        looks: how many times responses are read.
    """
    return looks if engine.dialect.name == "postgresql" else 0


def plan(engine: Engine, statement: str) -> list[str]:
    """Give the steps by which SQLite answers, the one that leads first."""
    with engine.connect() as connection:
        unknown = (0,) * statement.count("?")
        return [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", unknown)]
