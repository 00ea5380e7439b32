"""The calls made over the network, on both engines: each once, its answer for who has its key alone."""

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from core.clock import SystemClock
from core.desk import Desk
from core.errors import EcouteError, Stale, Unavailable, UnderWay
from core.wire.calls import call
from core.wire.desks import Desks
from core.wire.kept_call import PATIENCE, CallState, KeptCall
from core.wire.once import Answer, Once
from storage.store import SqlStore
from tests.fakes.clock import START, FixedClock
from tests.fakes.world import accounts, structures
from tests.storage.samples import a_concern, a_published_experience, plant, put

KEY = "une-cle-de-seize-signes"
SECRET = "Ce que seule l’équipe lit."


@pytest.fixture
def programme(store: SqlStore, engine: Engine) -> SqlStore:
    """Give a store with a story that the agents of the Caf du Gard may read."""
    plant(engine, *structures())
    with store.writing() as uow:
        put(uow, [*accounts(), a_published_experience(1), a_concern(1, 1, "caf-30")])
        uow.commit()
    return store


def a_call(key: str = KEY, **changes: object) -> KeptCall:
    """Give a call, but for what a test changes."""
    whole = {"account_name": "agent-30", "key": key, "digest": "d", "seat": "agent:caf-30", "at": START}
    return KeptCall(**(whole | changes))


def test_a_call_is_begun_once_and_comes_back_as_it_was_kept(programme: SqlStore) -> None:
    answered = a_call().changed().answered(200, SECRET)
    with programme.writing() as uow:
        assert uow.calls.begin(a_call())
        assert not uow.calls.begin(a_call(digest="autre"))
        assert uow.calls.begin(a_call(account_name="agent-34"))
        assert uow.calls.get("agent-30", KEY) == a_call()
        assert uow.calls.save(answered, 1)
        uow.commit()
    with programme.reading() as uow:
        assert uow.calls.get("agent-30", KEY) == answered
        assert uow.calls.get("agent-30", "une-autre-cle-de-seize") is None


def test_only_the_last_turn_is_kept_or_dropped(programme: SqlStore) -> None:
    with programme.writing() as uow:
        uow.calls.begin(a_call())
        second = a_call().taken_up(START + PATIENCE)
        assert uow.calls.save(second, 1)
        assert not uow.calls.save(a_call().answered(200, "trop tard"), 1)
        uow.calls.drop(a_call())
        assert uow.calls.get("agent-30", KEY) == second
        uow.calls.save(second.changed(), 2)
        uow.calls.drop(second)
        assert uow.calls.get("agent-30", KEY) == second.changed()
        uow.calls.begin(a_call("une-autre-cle-de-seize"))
        uow.calls.drop(a_call("une-autre-cle-de-seize"))
        assert uow.calls.get("agent-30", "une-autre-cle-de-seize") is None


def test_calls_are_forgotten_by_their_time(programme: SqlStore) -> None:
    with programme.writing() as uow:
        uow.calls.begin(a_call())
        uow.calls.begin(a_call("une-autre-cle-de-seize", at=START + timedelta(hours=1)))
        assert uow.calls.forget_before(START + timedelta(minutes=1)) == 1
        assert uow.calls.get("agent-30", KEY) is None
        assert uow.calls.forget_before(START + timedelta(minutes=1)) == 0


def test_neither_the_key_nor_the_answer_is_read_in_the_database(programme: SqlStore, engine: Engine) -> None:
    """A reader of the tables, or of a backup, has no key: what is kept is closed to them."""
    with programme.writing() as uow:
        uow.calls.begin(a_call())
        uow.calls.save(a_call().answered(200, SECRET), 1)
        uow.commit()
    with engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT * FROM call")).all()
    kept = b" ".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in rows[0]
    )
    assert len(rows) == 1 and KEY.encode() not in kept and "équipe".encode() not in kept


def test_a_change_and_its_mark_are_one(programme: SqlStore) -> None:
    """A process that dies after its change leaves the mark, one that dies before it leaves neither."""
    clock = FixedClock()
    once = Once(programme, clock)

    def say(store: SqlStore, *, dies: bool) -> Answer:
        with store.writing() as uow:
            uow.throttle.hit("fait", START)
            if dies:
                raise KeyboardInterrupt
            uow.commit()
        raise KeyboardInterrupt

    for dies in (True, False):
        with pytest.raises(KeyboardInterrupt):
            once.answer("agent-30", KEY, "d", lambda store, dies=dies: say(store, dies=dies))  # type: ignore[misc]
        with programme.reading() as uow:
            kept = uow.calls.get("agent-30", KEY)
        assert (kept and kept.state) == (None if dies else CallState.CHANGED)
    clock.advance(PATIENCE)
    with pytest.raises(Stale):
        once.answer("agent-30", KEY, "d", lambda _: Answer(200, ""))


def test_twenty_threads_with_one_key_make_one_change(programme: SqlStore) -> None:
    """Each is given the answer, or told that it is under way; the story has one comment more."""
    desks, comment = Desks(programme, SystemClock()), call("comment")
    body = comment.pack(1, SECRET)
    start, came = threading.Barrier(20), []

    def ask() -> None:
        start.wait()
        try:
            came.append(desks.change("agent-30", comment, body, KEY).body)
        except EcouteError as error:
            came.append(type(error))

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers = {one for one in came if isinstance(one, str)}
    assert len(answers) == 1 and len(came) == 20
    assert set(came) - answers <= {UnderWay, Unavailable}  # a SQLite file lets others wait for so long only
    thread_of_story = Desk(programme, SystemClock(), "agent-30").comments(1)
    assert [one.text for one in thread_of_story.comments] == [SECRET]
    assert desks.change("agent-30", comment, body, KEY).body in answers
