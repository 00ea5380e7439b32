"""The errors of core as they travel (RFC 9457), and back into the same exceptions."""

from collections.abc import Mapping
from typing import Any

from core.errors import (
    EcouteError,
    Forbidden,
    Invalid,
    NotFound,
    Refused,
    SignedOut,
    Stale,
    TooMany,
    Unavailable,
    UnderWay,
    Unfit,
)

MEDIA_TYPE = "application/problem+json"
_PREFIX = "urn:ecoute:"

STATUSES: dict[type[EcouteError], int] = {
    SignedOut: 401,
    Forbidden: 403,
    NotFound: 404,
    Stale: 409,
    Refused: 422,
    Unfit: 400,
    Invalid: 400,
    TooMany: 429,
    UnderWay: 409,
    Unavailable: 503,
}
"""The status of an answer that bears each kind of error."""


def status(error: EcouteError) -> int:
    """Give the status of the answer that bears an error."""
    return STATUSES[_kind(error)]


def problem(error: EcouteError) -> dict[str, Any]:
    """Give an error as it travels."""
    kind = _kind(error)
    told = {"type": f"{_PREFIX}{kind.__name__}", "status": STATUSES[kind], "title": error.sentence}
    return told | ({"field": error.field} if isinstance(error, Invalid) else {})


def error_of(told: Mapping[str, Any]) -> EcouteError:
    """Give the error that travelled; what is not known is Unavailable."""
    sentence = str(told.get("title", "")) or "Le serveur a répondu par une erreur sans explication : réessayez."
    name = str(told.get("type", "")).removeprefix(_PREFIX)
    kind = next((known for known in STATUSES if known.__name__ == name), Unavailable)
    return kind(sentence, str(told.get("field", ""))) if issubclass(kind, Invalid) else kind(sentence)


def _kind(error: EcouteError) -> type[EcouteError]:
    return next((kind for kind in STATUSES if isinstance(error, kind)), Unavailable)
