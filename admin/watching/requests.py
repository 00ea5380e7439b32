"""Watches a server answer: each request is told to the log and counted, by its route and never by its address."""

import logging
import time
from typing import TYPE_CHECKING

from flask import Response, g, request

from admin.watching.metrics import Metrics

if TYPE_CHECKING:
    from flask import Flask

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_log = logging.getLogger("ecoute.requests")


def watch(app: "Flask", server: str, metrics: Metrics) -> None:
    """Have every request to a server told and counted.

    The route is the template that the server declared: an address may hold the secret of a link, a search, a code.
    """

    def begin() -> None:
        g.began = time.perf_counter()

    def end(answer: Response) -> Response:
        seconds = time.perf_counter() - g.get("began", time.perf_counter())
        route = request.url_rule.rule if request.url_rule else "?"
        method = request.method if request.method in _METHODS else "?"
        metrics.answered(server, route, method, answer.status_code, seconds)
        told = {"event": "request", "server": server, "route": route, "method": method}
        _log.info("request", extra=told | {"status": answer.status_code, "duration_ms": round(seconds * 1000, 1)})
        return answer

    # Before those that may refuse the request, and after those that finish the answer.
    app.before_request_funcs.setdefault(None, []).insert(0, begin)
    app.after_request_funcs.setdefault(None, []).insert(0, end)
