"""Reads from a copy of the database, for as long as the copy answers."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy import Engine

from core.explore.conditions import Condition
from core.explore.dataset import Dataset
from core.explore.port import Datasets, Record
from core.explore.query import Query
from storage.store import SqlStore, SqlUnitOfWork
from storage.troubles import TROUBLES, told

REST_S = 10.0
"""How long a copy that does not answer is left alone, in seconds."""

# A server that was promoted is no copy any more: it is behind nobody.
_AGE = sa.text(
    "SELECT coalesce(NOT pg_is_in_recovery() OR pg_last_wal_replay_lsn() >= CAST(:place AS pg_lsn), false) AS level,"
    " coalesce(clock_timestamp() - pg_last_xact_replay_timestamp(), interval '1 day') AS age"
)


class Replica:
    """A standby of the database, and whether it is there.

    Attributes:
        engine: how it is reached.
    """

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.monotonic) -> None:
        self.engine = engine
        self._clock = clock
        self._back_at = 0.0

    def answers(self) -> bool:
        """Tell whether it can be read; one that could not is asked again after a while."""
        if self._clock() < self._back_at:
            return False
        try:
            with self.engine.connect():
                return True
        except TROUBLES:
            self._back_at = self._clock() + REST_S
            return False

    def behind(self, primary: Engine) -> timedelta:
        """Give how much older than the primary it is; nothing while it has all that the primary has.

        Raises:
            Unavailable: one of them does not answer.
        """
        with told():
            with primary.connect() as connection:
                place = connection.scalar(sa.text("SELECT pg_current_wal_lsn()::text"))
            with self.engine.connect() as connection:
                found = connection.execute(_AGE, {"place": place}).one()
        return timedelta(0) if found.level else found.age


class ReplicatedStore:
    """Port core.ports.Store: reads from a copy, or from the primary while the copy is away; writes to the primary."""

    def __init__(self, primary: SqlStore, replica: Replica) -> None:
        self._primary = primary
        self._replica = replica
        self._copy = SqlStore(replica.engine)

    def seated(self, account_name: str) -> SqlStore:
        """Give the primary, as an account sees it: whoever sits at a desk reads what they have just written."""
        return self._primary.seated(account_name)

    def reading(self) -> SqlUnitOfWork:
        """Open a unit of work that only reads."""
        return self._copy.reading() if self._replica.answers() else self._primary.reading()

    def writing(self) -> SqlUnitOfWork:
        """Open a unit of work that may write."""
        return self._primary.writing()


class ReplicatedDatasets:
    """Port core.explore.port.Datasets: those of a copy, or of the primary while the copy is away."""

    def __init__(self, primary: Datasets, copy: Datasets, replica: Replica) -> None:
        self._primary = primary
        self._copy = copy
        self._replica = replica

    def catalogue(self) -> Sequence[Dataset]:
        """Give every dataset."""
        return self._primary.catalogue()

    def count(self, dataset: Dataset, where: Condition) -> int:
        """Give how many records fulfil a condition."""
        return self._there().count(dataset, where)

    def pieces(self, dataset: Dataset, query: Query) -> Iterator[Sequence[Record]]:
        """Give the records of a query, a piece at a time."""
        return self._there().pieces(dataset, query)

    def _there(self) -> Datasets:
        return self._copy if self._replica.answers() else self._primary
