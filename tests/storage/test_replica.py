"""Public pages are read from a standby while there is one, and from the primary while there is none."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from core.clock import SystemClock
from core.explore.conditions import EVERYTHING
from core.library import Library
from core.marks import Marks
from storage import schema
from storage.connections import Connections
from storage.engine import open_engine
from storage.opendata.explore.datasets import SqlDatasets
from storage.replica import REST_S, Replica, ReplicatedDatasets, ReplicatedStore
from storage.retrying import retrying
from storage.store import SqlStore
from tests.postgres_pair import Pair, postgres_pair
from tests.storage.counting import counted
from tests.storage.samples import a_published_experience, put

__all__ = ["postgres_pair"]

LOOKS = 600
BETWEEN_LOOKS = 0.1


@dataclass
class Site:
    """The readers' doors of a programme that has a standby, and a clock that the test moves."""

    primary: Engine
    standby: Engine
    now: float = field(default=0.0)

    def __post_init__(self) -> None:
        self.store = SqlStore(self.primary)
        self.replica = Replica(self.standby, lambda: self.now)
        self.library = retrying(Library(ReplicatedStore(self.store, self.replica), SystemClock(), Marks(b"cle")))
        datasets = SqlDatasets(self.primary), SqlDatasets(self.standby)
        self.datasets = ReplicatedDatasets(*datasets, self.replica)

    def publish(self, number: int) -> None:
        """Keep a published experience."""
        with self.store.writing() as uow:
            put(uow, [a_published_experience(number)])
            uow.commit()

    def read(self) -> tuple[int, int]:
        """Read a page and count a dataset; give how many statements that cost the primary, and the standby."""
        with counted(self.primary) as at_primary, counted(self.standby) as at_standby:
            self.library.page()
            self.datasets.count(self.datasets.catalogue()[0], EVERYTHING)
        return len(at_primary), len(at_standby)

    def wait_until_level(self) -> None:
        """Wait until the standby has all that the primary has."""
        for _ in range(LOOKS):
            if self.replica.behind(self.primary) == timedelta(0):
                return
            time.sleep(BETWEEN_LOOKS)
        raise AssertionError("the standby never came level")


@pytest.fixture
def site(postgres_pair: Pair) -> Iterator[Site]:
    primary = open_engine(postgres_pair.both)
    standby = open_engine(postgres_pair.copy, Connections(read_only=True))
    schema.upgrade(primary)
    yield Site(primary, standby)
    primary.dispose()
    standby.dispose()


def test_readers_are_served_by_the_standby(site: Site, postgres_pair: Pair) -> None:
    """They read from the standby; from the primary while it is away; and from the standby again, after a while."""
    site.publish(1)
    site.wait_until_level()
    assert [shown.number for shown in site.library.page().experiences] == [1]
    at_primary, at_standby = site.read()
    assert (at_primary, at_standby > 0) == (0, True)
    postgres_pair.do("relax", "primary")
    postgres_pair.do("stop", "standby")
    at_primary, at_standby = site.read()
    assert (at_primary > 0, at_standby) == (True, 0)
    site.publish(2)
    assert {shown.number for shown in site.library.page().experiences} == {1, 2}
    postgres_pair.do("start", "standby")
    assert site.read()[1] == 0, "it is left alone for a while"
    site.now += REST_S
    site.wait_until_level()
    at_primary, at_standby = site.read()
    assert (at_primary, at_standby > 0) == (0, True)


def test_how_far_the_standby_is_behind(site: Site, postgres_pair: Pair) -> None:
    """One that has stopped applying what it receives is behind, and says by how much."""
    site.publish(1)
    site.wait_until_level()
    postgres_pair.do("pause", "standby")
    site.publish(2)
    assert site.replica.behind(site.primary) > timedelta(0)
    postgres_pair.do("resume", "standby")
    site.wait_until_level()
