"""The API answers as its own OpenAPI document says, whatever a program makes up to ask."""

import schemathesis
from hypothesis import HealthCheck, Phase, settings

from public_form.app import create_app
from public_form.wiring import Doors
from tests.fakes.world import World

_WORLD = World()
for _ in range(3):
    _WORLD.publish("caf-30", "gn-30")
_APP = create_app(
    Doors(_WORLD.intake, _WORLD.following, _WORLD.library, _WORLD.datasets, lambda: None),
    secret_key=b"une cle pour les essais",
)
SCHEMA = schemathesis.openapi.from_wsgi("/api/explore/v2.1/openapi.json", _APP)


@SCHEMA.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_the_document_says(case: schemathesis.Case) -> None:
    """No request makes the site fail; each answer has a code and a shape that are announced."""
    answer = case.call()
    case.validate_response(
        answer,
        checks=[
            schemathesis.checks.not_a_server_error,
            schemathesis.checks.CHECKS.get_one("status_code_conformance"),
            schemathesis.checks.CHECKS.get_one("content_type_conformance"),
            schemathesis.checks.CHECKS.get_one("response_schema_conformance"),
        ],
    )
