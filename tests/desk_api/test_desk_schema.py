"""The server answers as its own OpenAPI document says, whatever a program makes up to ask."""

from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings

from core.wire.calls import READS, names
from desk_api.access import ROUTES, AccessTo
from desk_api.openapi import document
from tests.desk_api.calling import Server
from tests.fakes.world import World

_WORLD = World()
for _ in range(3):
    _WORLD.publish("caf-30", "gn-30")
_WORLD.submit("caf-30")
_SERVER = Server(_WORLD)
_TOKENS = [_SERVER.signing.token(account) for account in ("modo", "admin", "manager-30", "agent-30")]

_TRIED = ("comment", "decide", "glance", "keep_board", "publish", "queue", "search", "set_agenda", "show", "write")
"""The calls that take each kind of thing; all of them together would take minutes."""

SCHEMA = schemathesis.openapi.from_wsgi("/v1/openapi.json", _SERVER.app).include(
    path_regex=f"/v1/desk/({'|'.join(_TRIED)})$|^/v1/(session|enrolment|openapi)|^/[a-z]+$"
)


@SCHEMA.parametrize()
@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_the_document_says(case: schemathesis.Case) -> None:
    """No request makes the server fail; each answer has a status, a kind and a shape that are announced."""
    token = _TOKENS[len(case.operation.path) % len(_TOKENS)]
    answer = case.call(headers={"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"})
    case.validate_response(
        answer,
        checks=[
            schemathesis.checks.not_a_server_error,
            schemathesis.checks.CHECKS.get_one("status_code_conformance"),
            schemathesis.checks.CHECKS.get_one("content_type_conformance"),
            schemathesis.checks.CHECKS.get_one("response_schema_conformance"),
        ],
    )
    _SERVER.signing.tokens.update(dict.fromkeys(_TOKENS, "modo"))  # signing out is tried too


def test_every_call_is_described_and_nothing_else() -> None:
    described = {path.removeprefix("/v1/desk/") for path in document()["paths"] if path.startswith("/v1/desk/")}
    assert described == names()
    assert document()["openapi"] == "3.1.0"


@pytest.mark.parametrize("name", sorted(names()))
def test_each_call_says_how_it_is_protected_and_repeated(name: str) -> None:
    """What changes something asks for its key, what reads takes a tag; every kind of problem is announced."""
    operation = document()["paths"][f"/v1/desk/{name}"]["post"]
    (header,) = operation["parameters"]
    assert header["name"] == ("If-None-Match" if name in READS else "Idempotency-Key")
    assert header["required"] is (name not in READS)
    assert ("304" in operation["responses"]) is (name in READS)
    assert {"200", "400", "401", "403", "404", "409", "422", "429", "503"} <= operation["responses"].keys()
    shape = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    needed = document()["components"]["schemas"][shape].get("required")
    assert operation["requestBody"]["required"] is bool(needed)  # nothing at all is an empty object
    assert "security" not in operation  # that of the whole document: the token of a session


def test_what_is_open_to_everybody_is_said_so() -> None:
    told = {
        (path, method): operation.get("security", "session")
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
    }
    everybody = {"/v1/session", "/v1/enrolment/beginning", "/v1/enrolment", "/v1/openapi.json", "/health", "/ready"}
    assert {path for (path, method), security in told.items() if security == []} == everybody
    assert sum(access is not AccessTo.SIGNED_IN for access in ROUTES.values()) == len(everybody)


def test_every_reference_leads_somewhere_and_every_shape_is_one() -> None:
    """The document stands by itself: no shape is missing, and each is a JSON Schema of 2020-12."""
    whole = document()
    for reference in set(_references(whole)):
        found: Any = whole
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]
    for shape in whole["components"]["schemas"].values():
        jsonschema_rs.meta.validate(shape | {"$schema": "https://json-schema.org/draft/2020-12/schema"})


def _references(read: Any) -> list[str]:
    if isinstance(read, dict):
        own = [read["$ref"]] if isinstance(read.get("$ref"), str) else []
        return own + [found for part in read.values() for found in _references(part)]
    return [found for part in read for found in _references(part)] if isinstance(read, list) else []
