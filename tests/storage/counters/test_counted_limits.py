"""One contract for limits, wherever they are counted: in the database, or in Redis beside it."""

import pytest
from sqlalchemy import Engine

from core.errors import TooMany
from core.gate import Asked, Gate, Source
from core.marks import Marks
from storage.counters.server import Counters
from storage.counters.store import CountedStore
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.redis_server import RedisServer, redis_server, redis_unstarted
from tests.storage.processes import hit, run_at_once
from tests.storage.samples import NOON, after

__all__ = ["redis_server", "redis_unstarted"]


@pytest.fixture(params=["database", "redis"])
def redis(request: pytest.FixtureRequest) -> str:
    """Give the address of the Redis that counts, "" when the database does."""
    if request.param == "database":
        return ""
    server: RedisServer = request.getfixturevalue("redis_server")
    return server.address


@pytest.fixture
def limited(engine: Engine, redis: str) -> SqlStore:
    """Give a store whose limits are counted there."""
    return CountedStore(engine, Counters(redis)) if redis else SqlStore(engine)


def test_hits_are_counted_by_mark_and_window(limited: SqlStore) -> None:
    """Each mark has a count of its own in each window, which goes on in the next piece of work."""
    with limited.writing() as uow:
        hits = [uow.throttle.hit(mark, after(minutes)) for mark, minutes in (("a", 0), ("a", 0), ("b", 0), ("a", 60))]
        assert hits == [1, 2, 1, 1]
        uow.commit()
    with limited.writing() as uow:
        uow.throttle.forget_before(NOON)
        assert [uow.throttle.hit("a", after(minutes)) for minutes in (0, 60)] == [3, 2]


def test_a_hit_taken_back_does_not_count(limited: SqlStore) -> None:
    """What was refused or failed is not counted against anybody; what was kept is."""
    with limited.writing() as uow:
        assert [uow.throttle.hit("a", NOON) for _ in range(2)] == [1, 2]
    with pytest.raises(ZeroDivisionError), limited.writing() as uow:
        uow.throttle.hit("a", NOON)
        1 / 0  # noqa: B018 - any error
    with limited.writing() as uow:
        assert uow.throttle.hit("a", NOON) == 1
        uow.commit()
    with limited.writing() as uow:
        assert uow.throttle.hit("a", NOON) == 2


def test_no_hit_is_lost(redis: str, limited: SqlStore, database_url: str) -> None:
    """Four processes that count the same mark at once make four times as many hits, each with a count of its own."""
    marks = ["shared"] * 50
    counts = run_at_once(hit, database_url, *((redis, [*marks, f"own-{n}"]) for n in range(4)))
    assert sorted(count for of_one in counts for count in of_one[:-1]) == list(range(1, 4 * 50 + 1))
    assert [of_one[-1] for of_one in counts] == [1, 1, 1, 1]
    with limited.writing() as uow:
        assert uow.throttle.hit("shared", NOON) == 4 * 50 + 1


def test_one_browser_that_insists_does_not_shut_out_its_network(limited: SqlStore) -> None:
    """Past its own limit it is refused, and its refusals count for nobody else behind the same address."""
    gate = Gate(FixedClock(), Marks(b"cle"))

    def passes(form: str) -> bool:
        try:
            with limited.writing() as uow:
                gate.pass_through(uow, Asked.LOST_LINK, Source(form, "192.0.2.0/24"))
                uow.commit()
        except TooMany:
            return False
        return True

    assert [passes("insists") for _ in range(40)] == [True] * 5 + [False] * 35
    assert [passes(f"other-{n}") for n in range(30)] == [True] * 25 + [False] * 5
