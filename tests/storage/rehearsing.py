"""A store whose work can be put back after each try, so that one database serves a whole table of them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, event
from sqlmodel import Session

from storage.store import SqlUnitOfWork

_WRITES = re.compile(r"\b(INSERT INTO|DELETE FROM|UPDATE \S+ SET)\b")


class Rehearsal:
    """Port core.ports.Store over one connection, inside a transaction of the test: each unit of work is a savepoint.

    Attributes:
        written: the statements that changed rows, since the last time that it was cleared.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.written: list[str] = []
        event.listen(connection, "before_cursor_execute", self._note)

    def reading(self) -> SqlUnitOfWork:
        """Open a unit of work that only reads."""
        return SqlUnitOfWork(self._session(), writes=False)

    def writing(self) -> SqlUnitOfWork:
        """Open a unit of work that may write."""
        return SqlUnitOfWork(self._session(), writes=True)

    @contextmanager
    def put_back(self) -> Iterator[None]:
        """Put everything back at the end, what was committed too."""
        savepoint = self._connection.begin_nested()
        try:
            yield
        finally:
            savepoint.rollback()

    def _session(self) -> Session:
        return Session(self._connection, join_transaction_mode="create_savepoint")

    def _note(self, _connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if _WRITES.search(statement):
            self.written.append(statement)
