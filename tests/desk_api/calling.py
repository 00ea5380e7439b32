"""A server of the desks over a small programme, and somebody who calls it."""

from itertools import count
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from core.wire.desks import Desks
from desk_api.app import create_app
from desk_api.doors import Doors
from desk_api.waiting import WaitingRoom
from tests.desk_api.tokens import FakeSigning
from tests.fakes.changes import FakeChanges
from tests.fakes.world import World

_KEYS = count(1)


class Server:
    """The server, over fakes.

    Attributes:
        world: the programme.
        signing: whose tokens are live.
        changes: what tells of changes to the two who may wait at once.
        trouble: what `/ready` finds in the way, None when nothing is.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.signing = FakeSigning()
        self.changes = FakeChanges(world.store)
        self.trouble: Exception | None = None
        desks = Desks(world.store, world.clock, world.rules)
        waiting = WaitingRoom(self.changes, places=2)
        doors = Doors(desks, self.signing, lambda network: f"marque de {network}", self._check, waiting)
        self.app: Flask = create_app(doors)
        self.client = self.app.test_client()

    def caller(self, account: str) -> "Caller":
        """Give somebody who is signed in."""
        return Caller(self, self.signing.token(account))

    def _check(self) -> None:
        if self.trouble is not None:
            raise self.trouble


class Caller:
    """Somebody with a token."""

    def __init__(self, server: Server, token: str) -> None:
        self._client = server.client
        self.token = token

    def call(self, name: str, /, *, key: str = "", headers: dict[str, str] | None = None, **named: Any) -> TestResponse:
        """Make a call, under a key of its own unless one is given."""
        own = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": key or f"cle-numero-{next(_KEYS):08}"}
        return self._client.post(f"/v1/desk/{name}", json=named, headers=own | (headers or {}))


def told(answer: TestResponse, status: int) -> dict[str, Any]:
    """Check that an answer is a problem of a status; give it."""
    assert answer.status_code == status, (answer.status, answer.text)
    assert answer.content_type == "application/problem+json"
    problem: dict[str, Any] = answer.get_json(force=True)
    assert problem["status"] == status
    assert problem["title"].endswith((".", "…")) and "Traceback" not in answer.text
    return problem
