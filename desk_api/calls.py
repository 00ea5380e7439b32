"""Each method of the desk: one address, one call."""

from flask import Blueprint, Response, request

from core.wire.calls import call as known
from core.wire.problems import MEDIA_TYPE
from desk_api.access import account
from desk_api.bodies import body
from desk_api.doors import doors
from desk_api.revising import revised

calls = Blueprint("calls", __name__)

KEY = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"


@calls.post("/v1/desk/<name>")
def call(name: str) -> Response:
    """Make a call at the desk of whoever is signed in."""
    wanted = known(name)
    if wanted.reads:
        return revised(_json(doors().desks.read(account(), wanted, body())))
    answer = doors().desks.change(account(), wanted, body(), request.headers.get(KEY, ""))
    response = _json(answer.body, answer.status)
    if answer.replayed:
        response.headers[REPLAYED] = "true"
    return response


def _json(text: str, status: int = 200) -> Response:
    return Response(text, status, content_type="application/json" if status == 200 else MEDIA_TYPE)
