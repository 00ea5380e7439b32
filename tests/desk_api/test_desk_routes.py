"""Every address of the server says who may call it, and nobody else is let in."""

import subprocess
import sys

import pytest

from desk_api.access import ROUTES, AccessTo
from tests.desk_api.calling import Caller, Server, told

_SAID = {
    "/v1/session": {"POST": AccessTo.EVERYBODY, "DELETE": AccessTo.SIGNED_IN},
    "/v1/session/renewal": {"POST": AccessTo.SIGNED_IN},
    "/v1/enrolment/beginning": {"POST": AccessTo.EVERYBODY},
    "/v1/enrolment": {"POST": AccessTo.EVERYBODY},
    "/v1/desk/<name>": {"POST": AccessTo.SIGNED_IN},
    "/v1/changes": {"GET": AccessTo.SIGNED_IN},
    "/v1/openapi.json": {"GET": AccessTo.EVERYBODY},
    "/health": {"GET": AccessTo.MONITORING},
    "/ready": {"GET": AccessTo.MONITORING},
}
"""A new address is noticed here: say who may call it, and why that is right."""


def test_each_address_declares_who_may_call_it(server: Server) -> None:
    found: dict[str, dict[str, AccessTo]] = {}
    for rule in server.app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            found.setdefault(rule.rule, {})[method] = ROUTES[rule.endpoint]
    assert found == _SAID
    assert {rule.endpoint for rule in server.app.url_map.iter_rules()} == ROUTES.keys()


def test_an_address_that_declares_nothing_opens_for_nobody(server: Server) -> None:
    """Whoever adds one and forgets it sees it fail."""
    server.app.add_url_rule("/v1/oubliee", "oubliee", lambda: "ouvert à tous")
    assert "ouvert" not in server.client.get("/v1/oubliee").text
    told(server.client.get("/v1/oubliee"), 500)


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Basic bW9kbzptb2Rv",
        "Bearer faux",
        "bearer jeton-9-modo",
        "Bearer jeton-1-modo jeton-1-modo",
        "Bearer jeton-1-mod",
        "Bearer jeton-1-modo\u00e9",
        "Bearer " + "a" * 5000,
        "Bearer null",
        "Bearer ../modo",
        "jeton-1-modo",
    ],
)
def test_without_a_live_token_nothing_is_answered(server: Server, given: str | None) -> None:
    """No token, half a token, somebody's name, another way of signing in: each address asks to sign in."""
    assert server.signing.token("modo") == "jeton-1-modo"
    own = {} if given is None else {"Authorization": given}
    for rule, methods in _SAID.items():
        for method, access in methods.items():
            if access is AccessTo.SIGNED_IN:
                address = rule.replace("<name>", "me")
                told(server.client.open(address, method=method, json={}, headers=own), 401)
    assert "jeton-1-modo" in server.signing.tokens


def test_a_token_in_the_address_or_in_a_cookie_is_none(server: Server) -> None:
    """They would stay in journals, or leave with a page of somebody else's."""
    token = server.signing.token("modo")
    server.client.set_cookie("token", token)
    told(server.client.post(f"/v1/desk/me?token={token}&access_token={token}", json={}), 401)


def test_options_and_head_open_nothing(server: Server) -> None:
    told(server.client.options("/v1/desk/me"), 401)
    assert "Access-Control-Allow-Origin" not in server.client.options("/v1/session").headers
    assert server.client.head("/health").status_code == 200


def test_the_server_starts_without_the_other_rooms() -> None:
    """It imports neither a terminal, nor the citizens' site, nor a database."""
    code = (
        "import sys, desk_api.app; "
        "rooms = {'textual', 'storage', 'tui', 'admin', 'public_form', 'psycopg', 'alembic', 'jinja2.ext'}; "
        "sys.exit(', '.join(rooms & {name.partition('.')[0] for name in sys.modules}) or None)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_a_signed_in_account_is_its_own_and_no_other(server: Server) -> None:
    """Nothing in a body, a header or an address says who calls: the token alone does."""
    agent = server.caller("agent-30")
    assert agent.call("me", headers={"X-Account": "modo", "X-Forwarded-User": "modo"}).get_json()["name"] == "agent-30"
    told(agent.call("me", account_name="modo"), 400)
    told(agent.call("me", self="modo"), 400)
    assert Caller(server, agent.token).call("me").get_json()["name"] == "agent-30"
