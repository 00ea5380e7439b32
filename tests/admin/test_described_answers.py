"""The desk’s server, as a real process with real rows, answers as its own description says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings

from desk_api.openapi import document
from tests.admin.attacking import DESK, Attacked, attacked

TRIED = (
    "action",
    "comment",
    "complete",
    "facets",
    "find",
    "hold",
    "leave",
    "search",
    "stop_writing",
    "versions",
    "write",
)
"""Calls of each kind, tried with what a program makes up; `tests/desk_api/test_desk_schema.py` tries others."""
MADE_UP = schemathesis.openapi.from_dict(document()).include(path_regex=f"/v1/desk/({'|'.join(TRIED)})$")
ASKED: dict[str, dict[str, Any]] = {
    "show": {"number": 1},
    "glance": {"place": "to_answer", "number": 1},
    "queue": {"place": "to_answer"},
    "search": {"line": ""},
    "me": {},
    "comments": {"number": 1},
}


@pytest.fixture(scope="module")
def servers(prepared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """Give both servers."""
    with attacked(prepared_home, tmp_path_factory.mktemp("decrit")) as found:
        yield found


@MADE_UP.parametrize()
@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_made_up_call_makes_the_server_fail(case: schemathesis.Case, servers: Attacked) -> None:
    """No 5xx; each answer has a status, a kind and a shape that are announced."""
    own = {"Authorization": f"Bearer {servers.token}", "Accept-Encoding": "identity"}
    answer = case.call(base_url=f"http://127.0.0.1:{servers.ports[DESK]}", headers=own)
    known = ("status_code_conformance", "content_type_conformance", "response_schema_conformance")
    checks = [schemathesis.checks.CHECKS.get_one(name) for name in known]
    case.validate_response(answer, checks=[schemathesis.checks.not_a_server_error, *checks])


@pytest.mark.parametrize("name", ASKED)
def test_what_is_found_has_the_shape_that_is_announced(servers: Attacked, name: str) -> None:
    """Formats too: a duration counts parts of seconds, and says so."""
    answer = httpx.post(
        f"http://127.0.0.1:{servers.ports[DESK]}/v1/desk/{name}",
        json=ASKED[name],
        headers={"Authorization": f"Bearer {servers.token}"},
    )
    assert answer.status_code == 200, answer.text
    told = document()["paths"][f"/v1/desk/{name}"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    shape = told | {"components": document()["components"]}
    faults = jsonschema_rs.Draft202012Validator(shape, validate_formats=True).iter_errors(answer.json())
    assert [(list(fault.instance_path), fault.message) for fault in faults] == []
