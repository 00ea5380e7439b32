"""Every error becomes a problem (RFC 9457), in French: the one place where it is said how."""

import json
import logging
import secrets
import sys
import traceback
from datetime import UTC, datetime
from math import ceil

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from core.errors import EcouteError, Invalid, NotFound, SignedOut, TooMany, Unavailable, UnderWay
from core.wire.problems import MEDIA_TYPE, problem

_log = logging.getLogger("ecoute.desk")

_HTTP: dict[int, EcouteError] = {
    404: NotFound("Cette adresse n’est pas celle d’un atelier : vérifiez-la, ou mettez Écoute à jour."),
    405: NotFound("Cette adresse ne s’appelle pas ainsi : mettez Écoute à jour."),
    413: Invalid("L’envoi dépasse 1 Mio : raccourcissez ce que vous avez écrit."),
    415: Invalid("L’envoi n’est pas du JSON (application/json) : mettez Écoute à jour."),
}
_UNREADABLE = Invalid("Cette demande n’est pas lisible.")
_BROKEN = "Quelque chose s’est cassé sur le serveur : donnez ce numéro à l’exploitant, {mark}."
_SECONDS: tuple[tuple[type[EcouteError], int], ...] = ((UnderWay, 2), (Unavailable, 5), (TooMany, 60))
"""How long to wait, where nothing more is known."""


def install(app: Flask) -> None:
    """Answer every error with a problem."""
    app.register_error_handler(EcouteError, _ours)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _unforeseen)


def _ours(error: EcouteError) -> Response:
    response = _told(problem(error))
    if isinstance(error, SignedOut):
        response.headers["WWW-Authenticate"] = "Bearer"
    seconds = _wait(error)
    if seconds:
        response.headers["Retry-After"] = str(seconds)
    return response


def _wait(error: EcouteError) -> int:
    """Give how many seconds a program should wait before it tries again, 0 when that would change nothing."""
    if isinstance(error, TooMany) and error.until is not None:
        return max(1, ceil((error.until - datetime.now(UTC)).total_seconds()))
    return next((wait for kind, wait in _SECONDS if isinstance(error, kind)), 0)


def _of_http(error: HTTPException) -> Response:
    code = error.code or 500
    response = _told(problem(_HTTP.get(code, _UNREADABLE)) | {"status": code})
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            response.headers.setdefault(name, value)
    return response


def _unforeseen(error: Exception) -> Response:
    """Say a number that the journal bears too; what an error says of itself may hold what people wrote."""
    mark = secrets.token_hex(6)
    frames = traceback.extract_tb(sys.exc_info()[2])
    steps = " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    _log.error("error %s: %s at %s", mark, type(error).__name__, steps)
    return _told(problem(Unavailable(_BROKEN.format(mark=mark))) | {"status": 500, "id": mark})


def _told(told: dict[str, object]) -> Response:
    return Response(json.dumps(told, ensure_ascii=False), int(str(told["status"])), content_type=MEDIA_TYPE)
