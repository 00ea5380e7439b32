"""`ecoute serve desk`: a process that answers over HTTP, on this machine alone unless a proxy stands before it."""

import http.client
import json
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from admin.wiring import House
from tests.admin.conftest import Ecoute
from tests.admin.running import running, wait_for
from tests.journeys.test_cold_imports import loaded

PASSWORD = "un cheval bleu traverse Alès"


@pytest.fixture
def port(house: House, tmp_path: Path) -> Iterator[int]:
    """Give the port of a server that runs."""
    house.signing_office.set_password("agent-30", PASSWORD)
    with running(tmp_path / "run", "serve", "desk", "--port", 0, ECOUTE_LOG="") as server:
        found = wait_for(lambda: re.search(r"http://127\.0\.0\.1:(\d+)/", server.err), "the address of the server")
        yield int(found[1])
        server.send(signal.SIGINT)


def ask(port: int, method: str, path: str, given: Any = None, **headers: str) -> tuple[int, str, Any]:
    """Send a request; give the status, the kind and the body of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        body = None if given is None else json.dumps(given)
        connection.request(method, path, body, {"Content-Type": "application/json", **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers["Content-Type"], json.loads(answer.read())
    finally:
        connection.close()


def send(port: int, request: bytes) -> bytes:
    """Send bytes, well-formed or not; give all that comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_somebody_signs_in_and_works_over_http(port: int) -> None:
    """Health, a session, a call; and what the server refuses before anybody reads it is a problem too."""
    assert ask(port, "GET", "/ready")[0] == 200
    wrong = {"account": "agent-30", "password": "autre chose de long"}
    assert ask(port, "POST", "/v1/session", wrong)[0] == 401
    status, _, session = ask(port, "POST", "/v1/session", wrong | {"password": PASSWORD})
    assert status == 201
    status, kind, me = ask(port, "POST", "/v1/desk/me", {}, Authorization=f"Bearer {session['token']}")
    assert (status, kind, me["name"]) == (200, "application/json", "agent-30")
    for request, code in (
        (b"POST /v1/session HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", 413),
        (b"POST /v1/session HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
        (b"POST /v1/session HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
    ):
        answer = send(port, request)
        assert answer.startswith(f"HTTP/1.1 {code} ".encode()) and b"application/problem+json" in answer, answer
        assert b"waitress" not in answer.lower()


def test_the_desk_is_not_offered_in_clear_to_a_network(ecoute: Ecoute, home: Path) -> None:
    """Passwords and stories would be read by whoever listens."""
    assert "HTTPS" in ecoute("serve", "desk", "--host", "0.0.0.0").refused(7)
    assert home.exists()


def test_the_description_is_written_without_a_database(ecoute: Ecoute) -> None:
    run = ecoute("serve", "desk", "--openapi")
    assert run.code == 0 and json.loads(run.out)["openapi"] == "3.1.0"


def test_the_server_of_the_desk_has_nothing_of_the_other_doors() -> None:
    """`ecoute serve desk` loads no terminal program, and nothing of the citizens' site."""
    code = "import admin.commands.serve, admin.desk_server, core.signing.door"
    assert not {"textual", "tui", "public_form", "alembic", "rich", "ijson", "typst", "flask_wtf"} & loaded(code)


@pytest.mark.parametrize(
    ("name", "serving"), [("public", "admin.commands.serve._serve"), ("desk", "admin.desk_server.serve")]
)
def test_a_server_has_read_its_lexicons_before_it_answers(
    ecoute: Ecoute, house: House, monkeypatch: pytest.MonkeyPatch, name: str, serving: str
) -> None:
    """The first story that comes to it waits for none of them."""
    done: list[str] = []
    monkeypatch.setattr("core.text.warming.read_lexicons", lambda: done.append("lexicons"))
    monkeypatch.setattr(serving, lambda *_: done.append("answers"))
    ecoute("serve", name, "--port", "0")
    assert done == ["lexicons", "answers"]
