"""What the server of the desks answers: results, tags, sessions, headers."""

import gzip

import pytest

from core.errors import Unavailable
from tests.desk_api.calling import Caller, Server, told


@pytest.fixture
def agent(server: Server) -> Caller:
    """Give an agent of the Caf du Gard, where a story was published."""
    server.world.publish("caf-30")
    return server.caller("agent-30")


def test_a_call_is_answered_with_what_the_desk_gives(server: Server, agent: Caller) -> None:
    answer = agent.call("show", number=1)
    assert answer.status_code == 200 and answer.content_type == "application/json"
    assert answer.get_json()["experience"]["title"] == server.world.desk("agent-30").show(1).experience.title


def test_what_was_read_already_is_not_sent_again(agent: Caller) -> None:
    """The tag comes from the bytes: it changes when the answer does, and not otherwise."""
    tag = agent.call("comments", number=1).headers["ETag"]
    unchanged = agent.call("comments", number=1, headers={"If-None-Match": tag})
    assert (unchanged.status_code, unchanged.data) == (304, b"")
    assert unchanged.headers["ETag"] == tag and not tag.startswith("W/")
    agent.call("comment", number=1, text="Vu.")
    assert agent.call("comments", number=1, headers={"If-None-Match": tag}).status_code == 200


def test_long_answers_leave_compressed_for_who_reads_that(agent: Caller) -> None:
    """The same words, under a tag of their own, which is known again too."""
    plain = agent.call("show", number=1)
    short = agent.call("show", number=1, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(short.data) == plain.data and len(short.data) < len(plain.data)
    assert short.headers["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain.headers
    assert short.headers["ETag"] != plain.headers["ETag"]
    assert "Accept-Encoding" in short.headers["Vary"] and "Accept-Encoding" in plain.headers["Vary"]
    again = {"Accept-Encoding": "gzip", "If-None-Match": short.headers["ETag"]}
    assert agent.call("show", number=1, headers=again).status_code == 304
    assert "Content-Encoding" not in agent.call("views", headers={"Accept-Encoding": "gzip"}).headers


def test_every_answer_is_kept_nowhere_and_runs_nothing(server: Server, agent: Caller) -> None:
    answers = [
        agent.call("me"),
        agent.call("show", number=99),
        server.client.get("/rien"),
        server.client.get("/health"),
    ]
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in answer.headers and "Strict-Transport-Security" not in answer.headers
    over_tls = server.client.get("/health", base_url="https://localhost")
    assert over_tls.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_session_opens_is_renewed_and_ends(server: Server) -> None:
    client = server.client
    opened = client.post("/v1/session", json={"account": "modo", "password": "modo"})
    assert opened.status_code == 201 and opened.get_json()["account"] == "modo"
    assert opened.get_json()["expires_at"].endswith("+00:00")
    old = {"Authorization": f"Bearer {opened.get_json()['token']}"}
    renewed = client.post("/v1/session/renewal", headers=old)
    assert renewed.status_code == 201
    told(client.post("/v1/desk/me", json={}, headers=old), 401)
    new = {"Authorization": f"Bearer {renewed.get_json()['token']}"}
    assert client.post("/v1/desk/me", json={}, headers=new).status_code == 200
    assert client.delete("/v1/session", headers=new).status_code == 204
    told(client.post("/v1/desk/me", json={}, headers=new), 401)


def test_signing_in_is_counted_by_the_mark_of_a_network_never_by_an_address(server: Server) -> None:
    wrong = {"account": "modo", "password": "autre"}
    told(server.client.post("/v1/session", json=wrong, environ_base={"REMOTE_ADDR": "192.0.2.77"}), 401)
    assert server.signing.networks == ["marque de 192.0.2.0/24"]


def test_a_link_enrols_once_it_is_known_who_it_is_for(server: Server) -> None:
    beginning = server.client.post("/v1/enrolment/beginning", json={"link": "lien-de-modo"})
    assert beginning.get_json() == {"account": "modo", "totp_uri": "otpauth://totp/essai"}
    asked = {"link": "lien-de-modo", "password": "une longue phrase", "code": "123456"}
    assert server.client.post("/v1/enrolment", json=asked).status_code == 201
    told(server.client.post("/v1/enrolment/beginning", json={"link": "autre"}), 404)


def test_whether_the_server_lives_and_may_be_given_work(server: Server) -> None:
    assert server.client.get("/ready").get_json() == {"state": "ok"}
    server.trouble = Unavailable("La base ne répond pas.")
    problem = server.client.get("/ready")
    assert told(problem, 503)["title"] == "La base ne répond pas." and problem.headers["Retry-After"]
    assert server.client.get("/health").get_json() == {"state": "ok"}
