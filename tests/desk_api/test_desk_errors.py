"""Every error of the server is a problem in French, and none tells how the server is made."""

import io
import logging

import pytest

from core.errors import Forbidden, Invalid, NotFound, Refused, SignedOut, Stale, TooMany, Unavailable, UnderWay
from core.wire.problems import error_of, problem
from desk_api.bodies import MEBIBYTE
from tests.desk_api.calling import Caller, Server, told
from tests.fakes.world import WORDING

CANARY = "camille@exemple.fr"


@pytest.mark.parametrize(
    "kind", [SignedOut, Forbidden, NotFound, Stale, Refused, TooMany, Unavailable, UnderWay, Invalid]
)
def test_an_error_comes_back_as_the_same_exception(kind: type[Exception]) -> None:
    error = Invalid("Trop long.", "note") if kind is Invalid else kind("Ce n’est pas possible.")
    back = error_of(problem(error))  # type: ignore[arg-type]
    assert type(back) is kind and str(back) == str(error)
    assert getattr(back, "field", "") == getattr(error, "field", "")


@pytest.mark.parametrize(
    ("method", "address", "code"),
    [
        ("GET", "/", 404),
        ("GET", "/v1/desk/", 404),
        ("POST", "/v1/desk/show/1", 404),
        ("GET", "/static/app.js", 404),
        ("GET", "/v1/desk/show", 405),
        ("PUT", "/v1/session", 405),
        ("TRACE", "/v1/session", 405),
        ("POST", "/v1/session", 400),
        ("POST", "/v1/desk/me", 401),
    ],
)
def test_what_http_refuses_is_a_problem_too(server: Server, method: str, address: str, code: int) -> None:
    told(server.client.open(address, method=method), code)


def test_a_wrong_method_is_told_which_ones_there_are(server: Server) -> None:
    assert "POST" in server.client.get("/v1/session").headers["Allow"]


@pytest.mark.parametrize(
    ("sent", "kind", "code"),
    [
        (b"{", "application/json", 400),
        (b'"texte"', "application/json", 400),
        (b'{"number": "un"}', "application/json", 400),
        (b'{"number": 99999999999999999999}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"number":' * 5000, "application/json", 400),
        (b"number=1", "application/x-www-form-urlencoded", 415),
        (b'{"number": 1}', "text/plain", 415),
        (b'{"number": 1}', "", 415),
        (b"a" * (MEBIBYTE + 1), "application/json", 413),
    ],
)
def test_a_body_that_cannot_be_read_is_a_problem(server: Server, sent: bytes, kind: str, code: int) -> None:
    own = {"Authorization": f"Bearer {server.signing.token('modo')}"}
    told(server.client.post("/v1/desk/show", data=sent, headers=own, content_type=kind), code)


def test_a_body_in_pieces_has_the_same_limit(server: Server) -> None:
    """It says no length: it is stopped as it comes."""
    own = {"Authorization": f"Bearer {server.signing.token('modo')}", "Transfer-Encoding": "chunked"}
    stream = io.BytesIO(b" " * (MEBIBYTE + 1))
    answer = server.client.post(
        "/v1/desk/show",
        input_stream=stream,
        headers=own,
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True},
    )
    told(answer, 413)


def test_a_text_or_a_number_that_no_database_can_hold_is_refused(server: Server) -> None:
    """Before anything is done: NUL, half of a sign, a number with more digits than a column has."""
    server.world.publish("caf-30")
    agent, before = server.caller("agent-30"), server.world.store.commits
    told(agent.call("comment", number=1, text="a\x00b"), 400)
    told(agent.call("comment", number=2**31, text="ab"), 400)
    told(agent.call("search", line="\ud800"), 400)
    assert server.world.store.commits == before


def test_what_nobody_foresaw_has_a_number_that_the_journal_bears_too(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The journal says where, and nothing of what was sent or of what the error held."""

    def stumble() -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(server.world.store, "reading", stumble)
    caller = server.caller("modo")
    with caplog.at_level(logging.INFO):
        problem = told(caller.call("search", line=CANARY), 500)
    assert problem["id"] in problem["title"] and problem["id"] in caplog.text
    assert "RuntimeError" in caplog.text and "stumble" in caplog.text
    assert CANARY not in caplog.text + str(problem) and caller.token not in caplog.text
    assert type(error_of(problem)) is Unavailable


def test_who_changed_what_is_in_the_conflict(server: Server) -> None:
    """A version that is no longer the present one is answered with what was done since, and by whom."""
    number = server.world.submit("caf-30").number
    first, second = server.caller("modo"), server.caller("modo2")
    assert first.call("hold", number=number, seen_version=1, note="À relire.").status_code == 200
    problem = told(second.call("hold", number=number, seen_version=1), 409)
    assert problem["type"] == "urn:ecoute:Stale" and "modo" in problem["title"]


def test_an_agent_is_told_of_a_draft_that_somebody_else_changed(server: Server) -> None:
    server.world.publish("caf-30")
    server.world.desk("agent-30").write(1, 1, WORDING, "draft", 0)  # type: ignore[arg-type]
    late = server.caller("manager-30").call(
        "write", number=1, position=1, wording={"body": "Le mien."}, state="draft", seen_version=0
    )
    assert told(late, 409)["type"] == "urn:ecoute:Stale"


def test_who_has_to_wait_is_told_how_long(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(*_: object) -> None:
        raise TooMany("Trop d’essais : recommencez dans une minute.")

    monkeypatch.setattr(server.signing, "sign_in", wait)
    answer = server.client.post("/v1/session", json={"account": "modo", "password": "modo"})
    told(answer, 429)
    assert int(answer.headers["Retry-After"]) > 0


def test_signing_in_is_asked_for_in_the_way_of_http(server: Server) -> None:
    answer = Caller(server, "faux").call("me")
    told(answer, 401)
    assert answer.headers["WWW-Authenticate"] == "Bearer"
