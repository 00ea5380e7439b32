"""Calls are answered in turn, beside those who wait for something new; the end of a server lets those go."""

import threading
from collections.abc import Iterable

from werkzeug.test import Client

from admin.listening import _Threads
from admin.turns import InTurn
from tests.fakes.changes import FakeChanges
from tests.fakes.store import FakeStore


class Waiter:
    """A request that waits for something new, as the threads of a server know one."""

    def __init__(self, changes: FakeChanges) -> None:
        self.changes = changes
        self.answer = ""

    def service(self) -> None:
        self.answer = self.changes.wait(self.changes.mark(), 60)


def test_who_waits_takes_no_turn() -> None:
    """Two calls are in hand and a third one waits for its turn: changes are heard of all the same."""
    gate, begun = threading.Event(), threading.Semaphore(0)

    def app(environ: object, start_response: object) -> Iterable[bytes]:
        assert isinstance(environ, dict) and callable(start_response)
        if environ["PATH_INFO"] != "/v1/changes":
            begun.release()
            gate.wait(20)
        start_response("200 OK", [])
        return [b""]

    served = InTurn(app, 2)
    calls = [threading.Thread(target=lambda: Client(served).post("/v1/desk/me")) for _ in range(3)]
    for call in calls:
        call.start()
    assert begun.acquire(timeout=20) and begun.acquire(timeout=20)
    assert Client(served).get("/v1/changes").status_code == 200
    assert not begun.acquire(blocking=False)
    gate.set()
    for call in calls:
        call.join()
    assert begun.acquire(blocking=False)


def test_a_server_that_ends_lets_go_those_who_wait() -> None:
    """It does not stay until they have waited enough, and each of them has an answer."""
    changes = FakeChanges(FakeStore())
    threads, waiters = _Threads(3, changes.close), [Waiter(changes) for _ in range(3)]
    for waiter in waiters:
        threads.add_task(waiter)
    changes.await_waiting(3)
    threads.shutdown()
    assert [waiter.answer for waiter in waiters] == [changes.mark()] * 3
    assert not threads.threads
