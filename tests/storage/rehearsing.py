"""A store whose work can be put back after each try, so that one database serves a whole table of them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy

from sqlalchemy import Connection, event
from sqlmodel import Session

from storage.seats import session_for
from storage.store import SqlUnitOfWork

_WRITES = re.compile(r"\b(INSERT INTO|DELETE FROM|UPDATE \S+ SET)\b")


class Rehearsal:
    """Port core.ports.Store over one connection, inside a transaction of the test: each unit of work is a savepoint.

    Attributes:
        desks_role: the role of PostgreSQL that the desks work as, "" where there are none.
        written: the statements that changed rows, since the last time that it was cleared.
    """

    def __init__(self, connection: Connection, desks_role: str = "") -> None:
        self._connection = connection
        self._account = ""
        self.desks_role = desks_role
        self.written: list[str] = []
        event.listen(connection, "before_cursor_execute", self._note)

    def seated(self, account_name: str) -> "Rehearsal":
        """Give the same store as an account sees it; what it writes is noted here too."""
        seated = copy(self)
        seated._account = account_name
        return seated

    def reading(self) -> SqlUnitOfWork:
        """Open a unit of work that only reads."""
        return SqlUnitOfWork(self._session(), writes=False)

    def writing(self) -> SqlUnitOfWork:
        """Open a unit of work that may write."""
        return SqlUnitOfWork(self._session(), writes=True)

    def leave_role(self) -> None:
        """Work as whoever owns the tables again."""
        if self.desks_role:
            self._connection.exec_driver_sql("RESET ROLE")

    @contextmanager
    def put_back(self) -> Iterator[None]:
        """Put everything back at the end, what was committed too."""
        savepoint = self._connection.begin_nested()
        try:
            yield
        finally:
            savepoint.rollback()

    def _session(self) -> Session:
        session = session_for(self._connection, self._account, join_transaction_mode="create_savepoint")
        if self.desks_role:
            event.listen(session, "after_begin", self._change_role)
        return session

    def _change_role(self, _session: Session, _transaction: object, connection: Connection) -> None:
        """Work as the desks' role when somebody sits there, and as whoever owns the tables for all the rest."""
        connection.exec_driver_sql(f"SET LOCAL ROLE {self.desks_role}" if self._account else "RESET ROLE")

    def _note(self, _connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if _WRITES.search(statement):
            self.written.append(statement)
