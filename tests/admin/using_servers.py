"""Servers as processes, and what people send to them: a story at the form, a call of somebody who signed in."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx

from admin.wiring import House
from core.signing import tokens
from core.wire.calls import call
from tests.admin.proxying import answers, free_ports
from tests.admin.running import PATIENCE_S, Running, running, wait_for
from tests.fakes.world import structures

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@contextmanager
def served(folder: Path, which: str, **environment: str) -> Iterator[tuple[httpx.Client, Running]]:
    """Run a server, its log in a folder; give a client of it."""
    (port,) = free_ports(1)
    with (
        running(folder / "sorties", "serve", which, "--port", port, **environment) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE_S) as client,
    ):
        wait_for(lambda: answers(port) or process.process.exitcode is not None, "the server")
        assert process.process.exitcode is None
        yield client, process


def csrf_token(page: str) -> str:
    """Give the token of a page of the form."""
    return _TOKEN.findall(page)[0]


def a_story(key: str, csrf_token: str) -> dict[str, str]:
    """Give a whole form, as the browser sends it at its last page."""
    return {
        "key": key,
        "title": "Une attente",
        "text": "J’ai attendu une heure au guichet, puis on m’a dit de revenir demain.",
        "sentiment": "negative",
        "structure": structures()[-1].code,
        "pseudonym": "Camille",
        "department": "Gard",
        "country": "France",
        "email": "camille@exemple.fr",
        "consent": "yes",
        "action": "send",
        "csrf_token": csrf_token,
    }


def signed_in(house: House, account: str) -> str:
    """Give the token of an account that has just signed in."""
    now = datetime.now(UTC)
    session, kept = tokens.opened(account, now, now)
    with house.store.writing() as uow:
        uow.tokens.add(kept)
        uow.commit()
    return session.token


def publishing(server: httpx.Client, token: str, decided: list[int]) -> Callable[[int, str], httpx.Response]:
    """Give what asks a desk, for who signed in, to publish a story under a key; what is done is noted."""
    server.headers.update({"Authorization": f"Bearer {token}", "Content-Type": "application/json"})

    def publish(number: int, key: str) -> httpx.Response:
        body = call("publish").pack(number, 1)
        answer = server.post("/v1/desk/publish", content=body, headers={"Idempotency-Key": key})
        if answer.status_code == 200:
            decided.append(number)
        return answer

    return publish
