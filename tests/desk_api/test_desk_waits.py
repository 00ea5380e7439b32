"""`/v1/changes`: whoever waits is told that something changed, and never what."""

import threading
from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from core.errors import Unavailable
from desk_api.waiting import WaitingRoom
from tests.desk_api.calling import Server, told
from tests.fakes.changes import FakeChanges
from tests.fakes.store import FakeStore
from tests.fakes.world import World


def ask(server: Server, token: str, after: str = "") -> TestResponse:
    """Ask for what comes after a mark."""
    own = {"Authorization": f"Bearer {token}"}
    return server.app.test_client().get("/v1/changes", query_string={"after": after}, headers=own)


def beside(call: Callable[[], TestResponse]) -> Callable[[], TestResponse]:
    """Make a call in a thread; give what awaits its answer."""
    answers: list[TestResponse] = []
    thread = threading.Thread(target=lambda: answers.append(call()))
    thread.start()

    def answer() -> TestResponse:
        thread.join(20)
        return answers[0]

    return answer


def test_who_waits_is_answered_by_what_another_account_does(server: Server, world: World) -> None:
    """The mark is a new one, the answer holds nothing else of it, and nobody keeps a copy of it on the way."""
    token = server.signing.token("modo")
    first = ask(server, token).get_json()["mark"]
    answer = beside(lambda: ask(server, token, first))
    server.changes.await_waiting(1)
    number = world.submit("caf-30")
    told_now = answer()
    assert told_now.status_code == 200 and told_now.headers["Cache-Control"] == "no-store"
    assert told_now.get_json().keys() == {"mark", "again_in"}
    assert told_now.get_json()["mark"] != first
    assert str(number) not in told_now.text


@pytest.mark.parametrize("after", ["", "ailleurs", "999999999999999999999999999", "-1", "٣"])
def test_a_mark_that_is_not_the_present_one_is_answered_at_once(server: Server, after: str) -> None:
    assert ask(server, server.signing.token("modo"), after).get_json()["mark"] == server.changes.mark()


def test_a_mark_that_is_too_long_is_none(server: Server) -> None:
    assert told(ask(server, server.signing.token("modo"), "9" * 5000), 400)["field"] == "after"


def test_a_session_that_ended_meanwhile_is_told_nothing(server: Server, world: World) -> None:
    """The token is looked at again once the wait is over."""
    token = server.signing.token("modo")
    answer = beside(lambda: ask(server, token, server.changes.mark()))
    server.changes.await_waiting(1)
    server.signing.sign_out(token)
    world.submit("caf-30")
    assert "mark" not in told(answer(), 401)


def test_those_who_find_no_place_are_answered_at_once(server: Server) -> None:
    """They are told when to come again, later than those who wait; a place that is left is taken by the next one."""
    mark = server.changes.mark()
    waiting = [beside(lambda who=who: ask(server, server.signing.token(who), mark)) for who in ("modo", "admin")]
    server.changes.await_waiting(2)
    full = ask(server, server.signing.token("agent-30"), mark).get_json()
    assert (full["mark"], full["again_in"]) == (mark, 5)
    server.changes.close()
    assert [answer().get_json()["again_in"] for answer in waiting] == [pytest.approx(3 / 10)] * 2
    assert ask(server, server.signing.token("agent-30"), mark).get_json()["again_in"] < 5


def test_one_account_takes_but_few_of_the_places(world: World) -> None:
    """A program that asks again and again with one token leaves the others theirs."""
    changes = FakeChanges(world.store)
    room, mark = WaitingRoom(changes), changes.mark()
    threads = [threading.Thread(target=room.news, args=("modo", mark)) for _ in range(4)]
    for thread in threads:
        thread.start()
    changes.await_waiting(4)
    assert room.news("modo", mark).again_in == 5
    other = threading.Thread(target=room.news, args=("admin", mark))
    other.start()
    changes.await_waiting(5)
    changes.close()
    for thread in (*threads, other):
        thread.join()


def test_the_more_follow_the_more_slowly_each_asks_again() -> None:
    """The pace grows with the accounts that follow, and falls when they are gone."""
    clock = [0.0]
    room = WaitingRoom(FakeChanges(FakeStore()), now=lambda: clock[0])
    assert [room.news(f"agent-{rank}", "").again_in for rank in range(1, 101)][::33] == [0.1, 3.4, 6.7, 10.0]
    clock[0] = 60
    assert room.news("agent-1", "").again_in == 0.1


def test_a_database_that_does_not_answer_is_a_problem(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """One is told to come again later, and holds no place meanwhile."""

    def wait(after: str, seconds: float) -> str:
        raise Unavailable("La base ne répond pas.")

    token = server.signing.token("modo")
    with monkeypatch.context() as patch:
        patch.setattr(server.changes, "wait", wait)
        assert [told(ask(server, token), 503)["title"] for _ in range(3)] == ["La base ne répond pas."] * 3
    assert ask(server, token).get_json()["again_in"] < 5
