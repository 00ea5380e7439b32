"""The public site and the desk’s server, killed again and again while people use them: on both engines.

With those of test_killed_notifiers.py and test_killed_imports.py, more than a hundred deaths at random moments.
"""

import random
import signal
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import httpx
import sqlalchemy as sa

from admin.wiring import House
from core.views import Place
from core.wire.calls import call
from tests.admin.either_engine import (
    either_house,
    postgres_database,
    postgres_server,
    postgres_template,
    postgres_url,
)
from tests.admin.proxying import answers, free_ports
from tests.admin.running import PATIENCE_S, Running, running, wait_for
from tests.admin.using_servers import a_story, csrf_token, signed_in
from tests.storage.samples import a_concern, an_experience, put

__all__ = ["either_house", "postgres_database", "postgres_server", "postgres_template", "postgres_url"]

KILLS, USERS = 13, 4
Found = TypeVar("Found")
_SENT_BY_BROWSER = 18


def test_a_killed_site_loses_no_acknowledged_form(either_house: House, tmp_path: Path) -> None:
    """Each form is sent until it is acknowledged: each makes one experience, with one letter owed."""
    acknowledged: list[str] = []

    def tell(server: httpx.Client, ended: threading.Event) -> None:
        while not ended.is_set():
            server.cookies.clear()
            server.headers["X-Forwarded-For"] = f"10.{random.randrange(256)}.{random.randrange(256)}.1"
            token = _until(lambda: csrf_token(server.get("/experience/step_1").text))
            for _ in range(_SENT_BY_BROWSER):
                story = a_story(str(uuid4()), token)
                _until(lambda story=story: _sent(server.post("/experience/step_4", data=story)))
                acknowledged.append(story["key"])
                if ended.is_set():
                    return

    _killed_while(tell, acknowledged, tmp_path, "serve", "public", ECOUTE_PROXIES="1")
    with either_house.database.connect() as connection:
        kept = connection.scalars(sa.text("SELECT key FROM submission")).all()
        stories = connection.scalars(sa.text("SELECT number FROM experience")).all()
        owed = connection.scalars(sa.text("SELECT experience_number FROM notification WHERE kind = 'received'")).all()
    assert len(acknowledged) > KILLS and sorted(kept) == sorted(acknowledged)
    assert len(stories) == len(kept) and sorted(owed) == sorted(stories)
    assert either_house.office.verify_history(lambda _: None, {}).broken is None


def test_a_killed_desk_decides_each_experience_once(either_house: House, tmp_path: Path) -> None:
    """Each decision is sent, under one key, until it is answered: each is made once, by one person."""
    numbers = list(range(1, 10_001))
    left = iter(numbers)
    with either_house.store.writing() as uow:
        for number in numbers[: KILLS * 40]:
            put(uow, [an_experience(number), a_concern(number)])
        uow.commit()
    token = signed_in(either_house, "modo")
    decided: list[int] = []

    def moderate(server: httpx.Client, ended: threading.Event) -> None:
        server.headers.update({"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
        waiting = []
        while waiting or not ended.is_set():
            # What a killed server held is taken up again once it is held to be dead: meanwhile there are others.
            number, key = waiting.pop(0) if ended.is_set() else (next(left), uuid4().hex)
            sent = {"content": call("publish").pack(number, 1), "headers": {"Idempotency-Key": key}}
            if _until(lambda sent=sent: _done(server.post("/v1/desk/publish", **sent))):
                decided.append(number)
            else:
                waiting.append((number, key))

    _killed_while(moderate, decided, tmp_path, "serve", "desk")
    with either_house.database.connect() as connection:
        lines = connection.scalars(sa.text("SELECT experience_number FROM event WHERE kind = 'published'")).all()
    assert len(decided) > KILLS and sorted(lines) == sorted(decided)
    assert either_house.desk("modo").queue(Place.TO_MODERATE).lines
    assert either_house.office.verify_history(lambda _: None, {}).broken is None


def _killed_while(
    use: Callable[[httpx.Client, threading.Event], None],
    done: Sequence[object],
    folder: Path,
    *command: str,
    **environment: str,
) -> None:
    """Kill a server at random moments while some use it, each time after it did something."""
    (port,) = free_ports(1)
    ended, stumbled = threading.Event(), []

    def one() -> None:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE_S) as server:
                use(server, ended)
        except Exception as error:
            stumbled.append(error)

    users = [threading.Thread(target=one, daemon=True) for _ in range(USERS)]
    with ExitStack() as stack:
        server = _started(stack, folder, port, command, environment)
        for user in users:
            user.start()
        for _ in range(KILLS):
            before = len(done)
            wait_for(lambda before=before: len(done) > before or stumbled, "something done")
            time.sleep(random.uniform(0, 0.1))
            server.send(signal.SIGKILL)
            server.process.join()
            server = _started(stack, folder, port, command, environment)
        ended.set()
        for user in users:
            user.join(PATIENCE_S)
    assert not stumbled, stumbled


def _started(
    stack: ExitStack, folder: Path, port: int, command: tuple[str, ...], environment: dict[str, str]
) -> Running:
    server = stack.enter_context(running(folder / "sorties", *command, "--port", port, **environment))
    wait_for(lambda: answers(port) or server.process.exitcode is not None, "the server")
    assert server.process.exitcode is None, server.err
    return server


def _until(ask: Callable[[], Found | None]) -> Found:
    """Ask again until there is an answer, as long as nothing but the death of the server is in the way."""
    while True:
        try:
            if (found := ask()) is not None:
                return found
        except httpx.TransportError:
            time.sleep(0.01)


def _sent(answer: httpx.Response) -> bool | None:
    assert answer.status_code in {303, 503}, (answer.status_code, answer.text)
    return True if answer.status_code == 303 else None


def _done(answer: httpx.Response) -> bool | None:
    """Tell whether it is done; give None when it is to be asked again at once."""
    if answer.status_code == 409:
        return "Retry-After" not in answer.headers  # done, by a server that died before it answered
    assert answer.status_code in {200, 503}, (answer.status_code, answer.text)
    return True if answer.status_code == 200 else None
