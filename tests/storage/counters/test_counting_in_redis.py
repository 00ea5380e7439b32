"""What is counted in Redis: nothing of anybody, for a time, and in the database while Redis is away."""

import logging
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
import trustme
from redis.exceptions import OutOfMemoryError
from sqlalchemy import Engine
from sqlmodel import Session, select

from core.clock import SystemClock
from core.errors import Invalid, TooMany, Unavailable
from core.gate import Asked, Gate, Source
from core.marks import Marks
from storage.counters.server import KEPT, PREFIX, REST_S, Counters
from storage.counters.store import CountedStore
from storage.engine import open_engine, sqlite_url
from storage.tables import ThrottleRow
from tests.fakes.clock import FixedClock
from tests.redis_server import RedisServer, redis_server, redis_unstarted
from tests.storage.samples import NOON, after

__all__ = ["redis_server", "redis_unstarted"]

PASSWORD = "Zygomorphe-8473"
RIGHTS = Path(__file__).parents[3] / "docs" / "operations.md"


@pytest.fixture
def engine(sqlite_file: Path) -> Iterator[Engine]:
    engine = open_engine(sqlite_url(sqlite_file))
    yield engine
    engine.dispose()


@dataclass
class Limits:
    """Limits over a Redis, and a clock that the test moves."""

    engine: Engine
    address: str
    now: float = field(default=0.0)

    def __post_init__(self) -> None:
        self.counters = Counters(self.address, lambda: self.now)
        self.store = CountedStore(self.engine, self.counters)

    def hit(self, mark: str = "a", window: datetime = NOON) -> int:
        """Count one more in a piece of work that is kept."""
        with self.store.writing() as uow:
            hits = uow.throttle.hit(mark, window)
            uow.throttle.forget_before(window)
            uow.commit()
        return hits

    def in_database(self) -> dict[str, int]:
        """Give what the database counted."""
        with Session(self.engine) as session:
            return {row.mark: row.hits for row in session.exec(select(ThrottleRow))}


@pytest.fixture
def limits(engine: Engine, redis_server: RedisServer) -> Limits:
    return Limits(engine, redis_server.address)


def test_a_key_holds_nothing_of_anybody(limits: Limits, redis_server: RedisServer) -> None:
    """A mark that leads back to nobody, and an hour; the value is a number."""
    source = Source("jeton-du-navigateur", "192.0.2.0/24")
    with limits.store.writing() as uow:
        Gate(SystemClock(), Marks(b"cle")).pass_through(uow, Asked.SUBMIT, source)
        uow.commit()
    keys = [key.decode() for key in redis_server.client.scan_iter()]
    assert len(keys) == 2
    assert all(re.fullmatch(PREFIX + "[0-9a-f]{40}:[0-9]{10}", key) for key in keys), keys
    assert redis_server.client.mget(keys) == [b"1", b"1"]
    assert limits.in_database() == {}


def test_every_count_ends_by_itself(limits: Limits, redis_server: RedisServer) -> None:
    """Its end is told with its first hit and put off by no other one; one that is taken back late has an end too."""
    limits.hit()
    (key,) = redis_server.client.keys()
    assert 0 < redis_server.client.ttl(key) <= KEPT.total_seconds()
    redis_server.client.expire(key, 30)
    limits.hit()
    assert 0 < redis_server.client.ttl(key) <= 30
    with limits.store.writing() as uow:
        uow.throttle.hit("late", NOON)
        redis_server.client.flushall()
    (key,) = redis_server.client.keys()
    assert 0 < redis_server.client.ttl(key) <= KEPT.total_seconds()


def test_a_count_that_ended_begins_again(limits: Limits, redis_server: RedisServer) -> None:
    limits.hit()
    (key,) = redis_server.client.keys()
    redis_server.client.pexpire(key, 1)
    while redis_server.client.exists(key):
        pass
    assert limits.hit() == 1


def test_a_redis_that_is_killed_and_comes_back(
    limits: Limits, redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Meanwhile the database counts, so that nobody is shut out and nothing is unlimited; the log says it once each."""
    assert [limits.hit() for _ in range(3)] == [1, 2, 3]
    redis_server.kill()
    with caplog.at_level(logging.WARNING, logger="ecoute.counters"):
        assert [limits.hit() for _ in range(3)] == [1, 2, 3]
        limits.now += REST_S
        assert limits.hit() == 4
        assert limits.in_database() == {"a": 4}
        redis_server.start()
        assert limits.hit() == 5, "it is left alone for a while"
        limits.now += REST_S
        assert [limits.hit() for _ in range(2)] == [1, 2]
    assert [record.__dict__["event"] for record in caplog.records] == ["counters_away", "counters_back"]
    assert limits.in_database() == {"a": 5}


def test_a_redis_killed_in_the_middle_of_a_piece_of_work(limits: Limits, redis_server: RedisServer) -> None:
    """What it counted is gone with it, and the work is kept or taken back all the same."""
    with limits.store.writing() as uow:
        assert uow.throttle.hit("a", NOON) == 1
        redis_server.kill()
        assert [uow.throttle.hit("b", NOON) for _ in range(2)] == [1, 2]
        uow.commit()
    with limits.store.writing() as uow:
        assert uow.throttle.hit("b", NOON) == 3
    assert limits.in_database() == {"b": 2}


def test_counts_of_old_windows_leave_the_database(limits: Limits, redis_server: RedisServer) -> None:
    """Those that it counted while Redis was away do not stay there."""
    redis_server.kill()
    limits.hit("old")
    limits.hit("new", after(120))
    assert limits.in_database() == {"new": 1}


def test_a_redis_that_was_restarted_between_two_is_found_at_once(limits: Limits, redis_server: RedisServer) -> None:
    """A connection that the server left is made anew, without the database having to count."""
    limits.hit()
    redis_server.kill()
    redis_server.start()
    assert limits.hit() == 1
    assert limits.in_database() == {}


def test_a_redis_that_says_nothing_is_asked_once_in_a_while(engine: Engine) -> None:
    """It keeps one form waiting, and those that follow not at all."""
    with socket.create_server(("127.0.0.1", 0)) as mute:
        limits = Limits(engine, f"redis://127.0.0.1:{mute.getsockname()[1]}")
        assert [limits.hit() for _ in range(20)] == list(range(1, 21))
        assert _callers(mute) == 1
        limits.now += REST_S
        assert [limits.hit() for _ in range(20)] == list(range(21, 41))
        assert _callers(mute) == 1


def _callers(server: socket.socket) -> int:
    """Give how many connections came since the last time."""
    server.setblocking(False)
    callers = 0
    while True:
        try:
            server.accept()[0].close()
        except BlockingIOError:
            return callers
        callers += 1


def test_limits_hold_while_redis_is_away(limits: Limits, redis_server: RedisServer) -> None:
    """At worst somebody has the limit twice in that hour: once in Redis, once in the database."""
    gate, source = Gate(FixedClock(), Marks(b"cle")), Source("jeton", "192.0.2.0/24")

    def passed(tries: int) -> int:
        through = 0
        for _ in range(tries):
            try:
                with limits.store.writing() as uow:
                    gate.pass_through(uow, Asked.LOST_LINK, source)
                    uow.commit()
                    through += 1
            except TooMany:
                pass
        return through

    assert passed(8) == 5
    redis_server.kill()
    assert passed(8) == 5


WRONG_SIGN_INS = {
    "no password": "redis://127.0.0.1:{port}",
    "another password": "redis://:autre@127.0.0.1:{port}",
    "another account": "redis://quelquun:" + PASSWORD + "@127.0.0.1:{port}",
}


@pytest.mark.parametrize("address", WRONG_SIGN_INS.values(), ids=WRONG_SIGN_INS)
def test_a_sign_in_that_is_refused(engine: Engine, redis_unstarted: RedisServer, address: str) -> None:
    """The database counts, and the doctor is told why, without the password."""
    redis_unstarted.start("--requirepass", PASSWORD)
    limits = Limits(engine, address.format(port=redis_unstarted.port))
    assert [limits.hit() for _ in range(2)] == [1, 2]
    with pytest.raises(Unavailable, match="refuse ce compte ou ce mot de passe") as refused:
        limits.counters.probe()
    assert PASSWORD not in repr(refused.value.__cause__) + str(refused.value.__cause__)
    assert limits.in_database() == {"a": 2}


def test_a_password_that_is_right(engine: Engine, redis_unstarted: RedisServer) -> None:
    redis_unstarted.start("--requirepass", PASSWORD)
    limits = Limits(engine, f"redis://:{PASSWORD}@127.0.0.1:{redis_unstarted.port}/3")
    limits.counters.probe()
    assert (limits.hit(), limits.in_database()) == (1, {})


def test_an_account_with_the_documented_rights_is_enough(engine: Engine, redis_server: RedisServer) -> None:
    """The line of docs/operations.md lets it count and be examined, and read nothing; one right less is told."""
    (line,) = re.findall(r"^ +ACL (SETUSER .+)$", RIGHTS.read_text("utf-8"), re.MULTILINE)
    account = line.replace("MOT-DE-PASSE", PASSWORD).split()
    redis_server.client.execute_command("ACL", *account)
    limits = Limits(engine, f"redis://ecoute:{PASSWORD}@127.0.0.1:{redis_server.port}")
    limits.counters.probe()
    assert (limits.counters.policy(), limits.hit(), limits.in_database()) == ("noeviction", 1, {})
    redis_server.client.execute_command("ACL", "SETUSER", "ecoute", "-info")
    assert limits.counters.policy() == ""
    redis_server.client.execute_command("ACL", "SETUSER", "ecoute", "-incrby")
    with pytest.raises(Unavailable, match="tous les droits"):
        limits.counters.probe()
    assert (limits.hit(), limits.in_database()) == (1, {"a": 1})


def test_a_memory_that_is_full(engine: Engine, redis_unstarted: RedisServer) -> None:
    """Redis refuses one count more, the database counts, and Redis is taken again once there is room."""
    redis_unstarted.start("--maxmemory", "1mb", "--maxmemory-policy", "noeviction")
    client = redis_unstarted.client
    with pytest.raises(OutOfMemoryError):
        for number in range(1000):
            client.set(f"filling-{number}", "x" * 10_000)
    limits = Limits(engine, redis_unstarted.address)
    assert [limits.hit() for _ in range(2)] == [1, 2]
    with pytest.raises(Unavailable, match="mémoire"):
        limits.counters.probe()
    client.config_set("maxmemory", 0)
    limits.now += REST_S
    assert (limits.hit(), limits.in_database()) == (1, {"a": 2})


def test_a_copy_counts_nothing(engine: Engine, redis_unstarted: RedisServer) -> None:
    redis_unstarted.start("--replicaof", "127.0.0.1", "1", "--replica-serve-stale-data", "yes")
    limits = Limits(engine, redis_unstarted.address)
    assert (limits.hit(), limits.in_database()) == (1, {"a": 1})
    with pytest.raises(Unavailable, match="une copie"):
        limits.counters.probe()


def test_over_tls_the_certificate_is_looked_at(engine: Engine, redis_unstarted: RedisServer, tmp_path: Path) -> None:
    """A server that an authority of ours vouches for counts; one that nobody vouches for is told nothing."""
    authority, stranger = trustme.CA(), trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    certificate.cert_chain_pems[0].write_to_path(str(tmp_path / "server.pem"))
    certificate.private_key_pem.write_to_path(str(tmp_path / "server.key"))
    files = ("--tls-cert-file", str(tmp_path / "server.pem"), "--tls-key-file", str(tmp_path / "server.key"))
    redis_unstarted.start(*("--port", "0", "--tls-port", str(redis_unstarted.port), "--tls-auth-clients", "no", *files))
    counted = []
    for one in (authority, stranger):
        one.cert_pem.write_to_path(str(tmp_path / "trusted.pem"))
        address = f"rediss://127.0.0.1:{redis_unstarted.port}?ssl_ca_certs={tmp_path / 'trusted.pem'}"
        counted.append((Limits(engine, address).hit(f"mark-{len(counted)}"), Limits(engine, address).in_database()))
    assert counted == [(1, {}), (1, {"mark-1": 1})]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1:6379",
        "unix:///run/redis.sock",
        "redis://127.0.0.1:beaucoup",
        "redis://127.0.0.1?essai=1",
        "redis://127.0.0.1?protocol=9",
        f"redis://:{PASSWORD}/@127.0.0.1",
    ],
)
def test_what_is_no_address_is_refused_without_being_repeated(address: str) -> None:
    """Neither the sentence nor what led to it quotes any of it: it may hold a password."""
    with pytest.raises(Invalid) as refused:
        Counters(address)
    assert refused.value.__cause__ is None and refused.value.__suppress_context__
    assert address not in refused.value.sentence and PASSWORD not in refused.value.sentence


def test_fewer_statements_for_the_database(limits: Limits) -> None:
    """The counts of a form cost the database nothing."""
    told: list[str] = []
    sa.event.listen(limits.engine, "before_cursor_execute", lambda *said: told.append(said[2]))
    limits.hit()
    assert [statement for statement in told if "throttle" in statement] == []
