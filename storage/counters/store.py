"""Units of work whose limits are counted in Redis, or in the database for as long as Redis is away."""

from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Engine
from sqlmodel import Session

from core.ports import Throttle
from storage.seats import session_for
from storage.store import SqlStore, SqlUnitOfWork

if TYPE_CHECKING:
    from storage.counters.server import Counters


class CountedThrottle:
    """Port core.ports.Throttle over Redis, and over the database when Redis does not answer."""

    def __init__(self, counters: "Counters", database: Throttle) -> None:
        self._counters = counters
        self._database = database
        self._counted: list[str] = []
        self._by_database = False

    def hit(self, mark: str, window: datetime) -> int:
        """Count one more at once, whatever becomes of this work, and give how many that makes."""
        name = f"{mark}:{window.timestamp():.0f}"
        hits = self._counters.add(name, 1)
        if hits is None:
            self._by_database = True
            return self._database.hit(mark, window)
        self._counted.append(name)
        return hits

    def forget_before(self, window: datetime) -> None:
        """Drop the counts that the database has; those of Redis end by themselves."""
        if self._by_database:
            self._database.forget_before(window)

    def keep(self) -> None:
        """Let stand what this work counted."""
        self._counted.clear()

    def take_back(self) -> None:
        """Count one less wherever this work counted one more."""
        while self._counted:
            self._counters.add(self._counted.pop(), -1)


class CountedUnitOfWork(SqlUnitOfWork):
    """A unit of work that takes back what it counted when it is not kept, as the database does by itself."""

    def __init__(self, session: Session, counters: "Counters") -> None:
        super().__init__(session, writes=True)
        self._limits = CountedThrottle(counters, self.throttle)
        self.throttle = self._limits

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            super().__exit__(kind, error, trace)  # first, so that nobody waits in the database meanwhile
        finally:
            self._limits.take_back()

    def commit(self) -> None:
        """Keep everything done since the beginning."""
        super().commit()
        self._limits.keep()


class CountedStore(SqlStore):
    """Port core.ports.Store over one engine, with limits counted in Redis."""

    def __init__(self, engine: Engine, counters: "Counters") -> None:
        super().__init__(engine)
        self._counters = counters

    def writing(self) -> CountedUnitOfWork:
        """Open a unit of work that may write."""
        return CountedUnitOfWork(session_for(self._writers, self._account), self._counters)
