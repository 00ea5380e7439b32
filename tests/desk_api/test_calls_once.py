"""A change asked for under a key is made once: asked again, answered alike; died half-way, never made twice."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from core.errors import Refused, Stale, Unavailable, UnderWay
from core.wire.kept_call import KEPT, PATIENCE, CallState
from core.wire.once import Answer, Once
from tests.desk_api.calling import Caller, Server, told
from tests.fakes.world import World

KEY = "une-cle-de-seize-signes"


@pytest.fixture
def agent(server: Server) -> Caller:
    """Give an agent whose structure has a story."""
    server.world.publish("caf-30")
    return server.caller("agent-30")


def test_the_same_call_has_the_same_answer_byte_for_byte(server: Server, agent: Caller) -> None:
    first = agent.call("comment", key=KEY, number=1, text="Vu.")
    again = agent.call("comment", key=KEY, number=1, text="Vu.")
    assert (again.status_code, again.data) == (first.status_code, first.data) == (200, first.data)
    assert again.headers["Idempotency-Replayed"] == "true" and "Idempotency-Replayed" not in first.headers
    assert len(server.world.store.tables.comments) == 1


def test_what_the_rules_refused_is_answered_again_too(server: Server, agent: Caller) -> None:
    """Even when it would be possible by now: whoever wants that chooses another key."""
    asked: dict[str, Any] = {"number": 1, "position": 1, "to_code": "rien", "why": "Pas nous."}
    first = agent.call("ask_transfer", key=KEY, **asked)
    again = agent.call("ask_transfer", key=KEY, **asked)
    assert told(again, first.status_code) == told(first, first.status_code)
    assert again.headers["Idempotency-Replayed"] == "true"


def test_a_key_is_for_one_call_of_one_account(server: Server, agent: Caller) -> None:
    """Another body is refused; another account's same key is another call."""
    agent.call("comment", key=KEY, number=1, text="Vu.")
    assert told(agent.call("comment", key=KEY, number=1, text="Autre."), 422)["type"] == "urn:ecoute:Refused"
    told(agent.call("leave", key=KEY, number=1), 422)
    assert server.caller("agent-caf").call("comment", key=KEY, number=1, text="Vu.").status_code == 200
    assert len(server.world.store.tables.comments) == 2


@pytest.mark.parametrize("key", ["", "court", "a" * 65, "avec une espace ici", "é" * 20, "a/b" * 8])
def test_a_change_without_a_good_key_is_refused(server: Server, agent: Caller, key: str) -> None:
    own = {"Authorization": f"Bearer {agent.token}"} | (
        {"Idempotency-Key": key.encode().decode("latin1")} if key else {}
    )
    answer = server.client.post("/v1/desk/comment", json={"number": 1, "text": "Vu."}, headers=own)
    assert told(answer, 400)["field"] == "Idempotency-Key"
    assert not server.world.store.tables.comments


def test_a_call_under_way_is_not_begun_again(server: Server, agent: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks meanwhile is told to wait; nothing is done twice."""
    inside: list[int] = []
    store, writing = server.world.store, server.world.store.writing

    def ask_again_first() -> Any:
        if store.tables.calls and not inside:
            inside.append(1)
            answer = agent.call("comment", key=KEY, number=1, text="Vu.")
            inside.append(told(answer, 409)["status"])
            assert answer.headers["Retry-After"] and told(answer, 409)["type"] == "urn:ecoute:UnderWay"
        return writing()

    monkeypatch.setattr(store, "writing", ask_again_first)
    assert agent.call("comment", key=KEY, number=1, text="Vu.").status_code == 200
    assert inside == [1, 409] and len(store.tables.comments) == 1


def test_what_the_machine_refused_may_be_asked_again(
    server: Server, agent: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was changed: the same key is as good as new."""
    store, opened = server.world.store, server.world.store.writing
    works = iter([opened, _no_database])

    def open_next() -> Any:
        return next(works, opened)()

    monkeypatch.setattr(store, "writing", open_next)
    told(agent.call("comment", key=KEY, number=1, text="Vu."), 503)
    assert not store.tables.calls
    assert agent.call("comment", key=KEY, number=1, text="Vu.").status_code == 200
    assert len(store.tables.comments) == 1


def _no_database() -> None:
    raise Unavailable("La base est occupée.")


class Death(BaseException):
    """The process ends here: nothing after it runs, not even what tidies up."""


def _once(world: World) -> Callable[..., Answer]:
    once = Once(world.store, world.clock)
    return lambda make, digest="d": once.answer("agent-30", KEY, digest, make)


def _comment(world: World, store: Any) -> Answer:
    with store.writing() as uow:
        uow.throttle.hit("fait", world.clock.now())
        uow.commit()
    return Answer(200, "fait")


def test_a_call_that_died_before_its_change_is_made_by_the_next_one(world: World, monkeypatch: Any) -> None:
    """Once the time that a call may take is over; before, it is held to be under way."""
    answer = _once(world)
    monkeypatch.setattr(Once, "_drop", lambda *_: None)

    def die(_store: Any) -> Answer:
        raise Death

    with pytest.raises(Death):
        answer(die)
    with pytest.raises(UnderWay):
        answer(lambda store: _comment(world, store))
    world.clock.advance(PATIENCE)
    assert answer(lambda store: _comment(world, store)) == Answer(200, "fait")
    assert answer(lambda store: _comment(world, store)) == Answer(200, "fait", replayed=True)
    assert list(world.store.tables.hits.values()) == [1]


def test_a_call_that_died_after_its_change_is_never_made_again(world: World, monkeypatch: Any) -> None:
    """The change marked the call in the same piece: who asks again is told that it was done, and to read it again."""
    answer = _once(world)
    monkeypatch.setattr(Once, "_drop", lambda *_: None)

    def change_and_die(store: Any) -> Answer:
        _comment(world, store)
        raise Death

    with pytest.raises(Death):
        answer(change_and_die)
    with pytest.raises(UnderWay):
        answer(lambda store: _comment(world, store))
    world.clock.advance(PATIENCE)
    for _ in range(2):
        with pytest.raises(Stale, match="a été faite"):
            answer(lambda store: _comment(world, store))
    assert list(world.store.tables.hits.values()) == [1]


def test_who_was_held_to_be_dead_changes_nothing_any_more(world: World) -> None:
    """A process that was only slow finds its call taken up, and what it did is not kept."""
    answer = _once(world)

    def slow(store: Any) -> Answer:
        world.clock.advance(PATIENCE)
        assert answer(lambda other: _comment(world, other)) == Answer(200, "fait")
        return _comment(world, store)

    with pytest.raises(Stale):
        answer(slow)
    assert list(world.store.tables.hits.values()) == [1]
    assert answer(slow) == Answer(200, "fait", replayed=True)


def test_a_change_that_is_kept_is_told_even_if_its_answer_cannot_be(world: World, monkeypatch: Any) -> None:
    answer, keep = _once(world), Once._keep

    def keep_badly(self: Once, call: Any) -> None:
        world.store.failure = Unavailable("La base est occupée.")
        keep(self, call)

    monkeypatch.setattr(Once, "_keep", keep_badly)
    assert answer(lambda store: _comment(world, store)) == Answer(200, "fait")
    assert [call.state for call in world.store.tables.calls.values()] == [CallState.CHANGED]


def test_twenty_at_once_make_one_change(server: Server, agent: Caller) -> None:
    """Each is answered: with the change, with the same again, or that it is under way."""
    start, answers = threading.Barrier(20), []

    def ask() -> None:
        client = server.app.test_client()
        own = {"Authorization": f"Bearer {agent.token}", "Idempotency-Key": KEY}
        start.wait()
        answers.append(client.post("/v1/desk/comment", json={"number": 1, "text": "Vu."}, headers=own))

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert len({answer.data for answer in answers if answer.status_code == 200}) == 1
    assert len(server.world.store.tables.comments) == 1


def test_a_call_is_forgotten_after_a_day(server: Server, agent: Caller) -> None:
    """Whoever tidies up takes those of more than a day, and no other."""
    agent.call("comment", key=KEY, number=1, text="Vu.")
    office = server.world.office
    server.world.clock.advance(KEPT - timedelta(seconds=1))
    assert office.forget_calls() == 0
    server.world.clock.advance(timedelta(seconds=2))
    assert office.forget_calls() == 1 and not server.world.store.tables.calls


def test_an_answer_is_not_for_who_the_account_has_become(server: Server, agent: Caller) -> None:
    """Moved to another structure, it is told nothing of the old one, not even what it did there."""
    agent.call("comment", key=KEY, number=1, text="Vu.")
    account = server.world.store.tables.accounts["agent-30"]
    server.world.store.keep(account.model_copy(update={"structure_code": "gn-30"}))
    assert "Vu" not in told(agent.call("comment", key=KEY, number=1, text="Vu."), 403)["title"]


def test_a_refusal_is_said_the_same_by_the_use_case(world: World) -> None:
    answer = _once(world)
    answer(lambda store: _comment(world, store))
    with pytest.raises(Refused):
        answer(lambda store: _comment(world, store), "autre")
