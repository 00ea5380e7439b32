"""Work that the database let go of is done again, once: not a statement of it, and never what may have been kept."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy import Engine, event

from core.clock import SystemClock
from core.desk import Desk
from core.errors import Stale, Unavailable
from core.gate import Source
from core.intake import Intake
from core.links import Links
from core.marks import Marks
from storage.connections import Connections
from storage.engine import open_engine
from storage.retrying import retrying
from storage.store import SqlStore
from storage.troubles import Interrupted, Uncertain
from tests.fakes.sealing import FakeSealer
from tests.fakes.world import accounts, structures, submission
from tests.postgres import Server
from tests.storage.samples import a_concern, an_experience, plant, put

KEY = b"une cle pour les essais"


@pytest.fixture
def postgres(postgres_url: str) -> Iterator[Engine]:
    engine = open_engine(postgres_url)
    yield engine
    engine.dispose()


@pytest.fixture
def programme(postgres: Engine) -> SqlStore:
    store = SqlStore(postgres)
    plant(postgres, *structures())
    with store.writing() as uow:
        put(uow, [*accounts(), an_experience(1), a_concern(1), an_experience(2), a_concern(2)])
        uow.commit()
    return store


class Work:
    """A piece of work that does what it is told at each attempt."""

    def __init__(self, store: SqlStore, *attempts: Callable[[int], None]) -> None:
        self.store = store
        self.attempts = attempts
        self.tried = 0

    def write(self, number: int) -> int:
        """Add an experience; what is told happens before it is kept."""
        with self.store.writing() as uow:
            put(uow, [an_experience(number)])
            self.tried += 1
            for told in self.attempts[self.tried - 1 : self.tried]:
                told(number)
            uow.experiences.get(number)
            uow.commit()
        return number

    def write_and_read(self, number: int) -> int:
        """Keep something, then read; what is told second happens in between."""
        self.write(number)
        return self.read(number)

    def read(self, number: int) -> int:
        """Read an experience, and give its version."""
        with self.store.reading() as uow:
            self.tried += 1
            for told in self.attempts[self.tried - 1 : self.tried]:
                uow.experiences.get(number)
                told(number)
            found = uow.experiences.get(number)
            assert found is not None
            return found.version


@pytest.fixture
def cut(postgres_server: Server, postgres_url: str) -> Callable[[int], None]:
    """Give what ends every connection to the database, as a server that is stopped does."""
    return lambda _number: postgres_server.cut(postgres_url)


def test_work_that_lost_its_connection_is_done_again(programme: SqlStore, cut: Callable[[int], None]) -> None:
    """A server that ends our connection twice in the middle of a work is not noticed by who asked for it."""
    work = Work(programme, cut, cut)
    assert retrying(work).write(7) == 7
    with programme.reading() as uow:
        assert uow.experiences.get(7) == an_experience(7)


def test_what_was_kept_is_not_done_again(programme: SqlStore, cut: Callable[[int], None]) -> None:
    """A reading that fails after something was kept is tried again alone."""
    work = retrying(Work(programme, lambda _: None, cut))
    assert work.write_and_read(7) == 1
    assert work.tried == 3, "once written, twice read"


def test_work_is_given_up_after_a_while(programme: SqlStore, cut: Callable[[int], None]) -> None:
    """A server that never lets work through is told as not answering, and nothing is kept."""
    work = retrying(Work(programme, *[cut] * 99), patience=0.2)
    with pytest.raises(Interrupted, match="ne répond pas"):
        work.write(7)
    assert 2 <= work.tried < 99
    with programme.reading() as uow:
        assert uow.experiences.get(7) is None


def test_other_errors_are_not_tried_again(programme: SqlStore) -> None:
    """What the trade refuses is told at once."""

    def refuse(_number: int) -> None:
        raise Stale("Elle a changé.")

    work = retrying(Work(programme, refuse))
    with pytest.raises(Stale):
        work.write(7)
    assert work.tried == 1


def test_a_deadlock_is_undone(programme: SqlStore, postgres_url: str) -> None:
    """Of two works that wait for each other, PostgreSQL takes one back: it is done again, and both are kept."""
    met = threading.Barrier(2, timeout=30)
    waited: list[int] = []

    class Crossing:
        def write(self, first: int, second: int) -> None:
            with programme.writing() as uow:
                waited.append(first)
                self._change(uow, first)
                if len(waited) <= 2:
                    met.wait()
                self._change(uow, second)
                uow.commit()

        def _change(self, uow: object, number: int) -> None:
            found = uow.experiences.get(number)  # type: ignore[attr-defined]
            uow.experiences.save(found.changed(note=found.note + "x"), found.version)  # type: ignore[attr-defined]

    crossing = retrying(Crossing(), patience=30)
    threads = [threading.Thread(target=crossing.write, args=order) for order in ((1, 2), (2, 1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(waited) == 3, "one of them was done twice"
    with programme.reading() as uow:
        assert [found.note for found in uow.experiences.many([1, 2]).values()] == ["xx", "xx"]


@pytest.fixture
def lost_answer(postgres: Engine) -> Iterator[list[str]]:
    """Lose the answer to the next COMMIT that keeps something: it is done, and the connection is gone."""
    lost: list[str] = []
    do_commit = postgres.dialect.do_commit

    def commit_and_lose(connection: Any) -> None:
        do_commit(connection)
        if not lost:
            lost.append("COMMIT")
            connection.dbapi_connection.close()
            raise psycopg.OperationalError("server closed the connection unexpectedly")

    postgres.dialect.do_commit = commit_and_lose  # type: ignore[method-assign]
    yield lost
    postgres.dialect.do_commit = do_commit  # type: ignore[method-assign]


def test_a_commit_without_an_answer_is_not_done_again(programme: SqlStore, lost_answer: list[str]) -> None:
    """When nobody knows whether a decision was kept, it is not taken twice: the sentence says to look first."""
    desk = retrying(Desk(programme, SystemClock(), "modo"))
    with pytest.raises(Uncertain, match="relisez"):
        desk.publish(1, 1)
    assert lost_answer == ["COMMIT"]
    assert desk.show(1).experience.version == 2
    assert len(desk.show(1).history) == 1


def test_a_form_whose_answer_is_lost_is_sent_again(programme: SqlStore, lost_answer: list[str]) -> None:
    """A form that may have been kept is handed in again under its own key: it makes one experience, with a receipt."""
    links = Links("https://ecoute.exemple.fr", KEY)
    intake = Intake(programme, SystemClock(), FakeSealer(), links, Marks(KEY))
    receipt = retrying(intake, idempotent=frozenset({"submit"})).submit(submission(key="cle-perdue"), Source("a", "b"))
    assert (lost_answer, receipt.again) == (["COMMIT"], True)
    with programme.reading() as uow:
        assert uow.experiences.get(receipt.number) is not None
        assert uow.submissions.number_of("cle-perdue") == receipt.number


def test_a_connection_that_died_while_it_was_idle_is_not_lent(
    programme: SqlStore, postgres: Engine, cut: Callable[[int], None]
) -> None:
    """A look at the socket is enough to replace it: no statement goes to the server for that."""
    with programme.reading() as uow:
        uow.experiences.get(1)
    cut(0)
    statements: list[str] = []
    event.listen(postgres, "before_cursor_execute", lambda *seen: statements.append(seen[2]))
    with programme.reading() as uow:
        assert uow.experiences.get(1) == an_experience(1)
    assert len(statements) == 1


def test_a_statement_that_takes_too_long_is_told(postgres_url: str) -> None:
    """A statement that passes its limit ends with a sentence, and its connection goes on."""
    engine = open_engine(postgres_url, Connections(name="ecoute essai", statement=0.05))
    with pytest.raises(Unavailable, match="trop de temps"), SqlStore(engine).reading() as uow:
        uow._session.execute(sa.text("SELECT pg_sleep(30)"))
    with engine.connect() as connection:
        assert connection.scalar(sa.text("SHOW application_name")) == "ecoute essai"
    engine.dispose()
