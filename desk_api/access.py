"""Who may call each address: one table, and nothing that is not in it is answered."""

from enum import Enum

from flask import Flask, g, request

from core.errors import SignedOut
from desk_api.doors import doors


class AccessTo(Enum):
    """Who an address answers."""

    EVERYBODY = "whoever asks: it is where one signs in, or it says what is public"
    SIGNED_IN = "an account, by the token of its session"
    MONITORING = "what watches over the server, which is told nothing but whether it works"


ROUTES = {
    "sessions.sign_in": AccessTo.EVERYBODY,
    "sessions.begin_enrolment": AccessTo.EVERYBODY,
    "sessions.enrol": AccessTo.EVERYBODY,
    "sessions.renew": AccessTo.SIGNED_IN,
    "sessions.sign_out": AccessTo.SIGNED_IN,
    "calls.call": AccessTo.SIGNED_IN,
    "changes.wait": AccessTo.SIGNED_IN,
    "openapi.describe": AccessTo.EVERYBODY,
    "health.alive": AccessTo.MONITORING,
    "health.ready": AccessTo.MONITORING,
}
"""By endpoint."""

_SIGN_IN = "Aucune session n’est ouverte : connectez-vous."


def install(app: Flask) -> None:
    """Look at the table before anything else is done."""
    app.before_request(_check)


def account() -> str:
    """Give the account that calls."""
    return str(g.account)


def token() -> str:
    """Give the token that the present request bears.

    Raises:
        SignedOut: it bears none.
    """
    kind, _, given = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not given.strip():
        raise SignedOut(_SIGN_IN)
    return given.strip()


def _check() -> None:
    """Know who calls, where the table asks for it; an address that is not in the table opens for nobody."""
    if request.endpoint is None:  # there is no such address: it is said so later
        return
    if ROUTES[request.endpoint] is AccessTo.SIGNED_IN:
        g.account = doors().signing.account_of(token())
