"""Signing in, staying signed in, signing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, request
from pydantic import BaseModel, ConfigDict, Field

from core.networks import network_of
from desk_api.access import token
from desk_api.bodies import asked
from desk_api.doors import doors

if TYPE_CHECKING:
    from core.signing.tokens import Session

sessions = Blueprint("sessions", __name__)

_LONGEST = 1000


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class SigningIn(_Asked):
    """What is given to sign in."""

    account: str = Field(min_length=1, max_length=100)
    password: str = Field(min_length=1, max_length=_LONGEST, repr=False)
    code: str = Field(default="", max_length=20, repr=False)


class Link(_Asked):
    """A link that serves once."""

    link: str = Field(min_length=1, max_length=_LONGEST, repr=False)


class Enrolling(Link):
    """What is given to enrol with such a link."""

    password: str = Field(min_length=1, max_length=_LONGEST, repr=False)
    code: str = Field(default="", max_length=20, repr=False)


@sessions.post("/v1/session")
def sign_in() -> Response:
    """Open a session."""
    given = asked(SigningIn)
    return _opened(doors().signing.sign_in(given.account, given.password, given.code, _network()))


@sessions.post("/v1/session/renewal")
def renew() -> Response:
    """Give a live session a new token; the old one dies."""
    return _opened(doors().signing.renew(token()))


@sessions.delete("/v1/session")
def sign_out() -> Response:
    """End the session."""
    doors().signing.sign_out(token())
    return Response(status=204)


@sessions.post("/v1/enrolment/beginning")
def begin_enrolment() -> Response:
    """Say who a link is for."""
    found = doors().signing.begin_enrolment(asked(Link).link)
    return jsonify(account=found.account, totp_uri=found.totp_uri)


@sessions.post("/v1/enrolment")
def enrol() -> Response:
    """Choose a password with a link, and open a session."""
    given = asked(Enrolling)
    return _opened(doors().signing.enrol(given.link, given.password, given.code))


def _opened(session: Session) -> Response:
    response = jsonify(token=session.token, account=session.account, expires_at=session.expires_at.isoformat())
    response.status_code = 201
    return response


def _network() -> str:
    """Give the mark of the caller's network: an address is never kept."""
    return doors().mark(network_of(request.remote_addr or ""))
