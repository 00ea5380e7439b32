"""Answers of open data: JSON in the order of the fields, that any site may read and anybody keep for a while."""

import json
from collections.abc import Mapping

from flask import Response

_OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
_KEPT = "public, max-age=300"


def answered(content: Mapping[str, object], code: int = 200) -> Response:
    """Give the answer that holds this."""
    return Response(json.dumps(content, ensure_ascii=False), code, content_type="application/json; charset=utf-8")


def opened(response: Response) -> Response:
    """Give the answer as one that programs of any site may read."""
    response.headers.update(_OPEN)
    if response.status_code == 200:
        response.headers["Cache-Control"] = _KEPT
    return response
