"""Calls in turn, beside those who wait for something new: they hold threads, and take no turn."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from desk_api.changes import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class InTurn:
    """Answers so many calls at once, as many as the database is asked to bear."""

    def __init__(self, app: WSGIApplication, at_once: int) -> None:
        self._app = app
        self._turns = threading.BoundedSemaphore(at_once)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer, when it is its turn."""
        if environ["PATH_INFO"] == ADDRESS:
            return self._app(environ, start_response)
        with self._turns:
            return self._app(environ, start_response)
