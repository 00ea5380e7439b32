"""What a visitor says of an answer. A link opens a page that asks; only its form changes anything."""

from flask import Blueprint, make_response, redirect, render_template, request
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]  # Flask-WTF ships no types
from werkzeug.wrappers import Response

from core.errors import EcouteError, NotFound
from core.library import NO_SUCH_PAGE
from core.projection import PublicConcern, PublicExperience
from core.submission import Faults
from public_form import headers
from public_form.errors import PAGE_TOO_OLD, our_error
from public_form.sources import source
from public_form.wiring import doors

votes = Blueprint("votes", __name__)
votes.after_request(headers.secret)

_USEFUL = {"oui": True, "non": False}
_PATH = "/experiences/<int(max=999999999999999):number>/avis/<int(max=999999):position>"


@votes.get(_PATH)
def ask(number: int, position: int) -> Response:
    """Ask whether an answer was useful, with what the link said already chosen."""
    return _page(number, position, request.args.get("utile", ""))


@votes.post(_PATH)
def vote(number: int, position: int) -> Response:
    """Keep what the visitor says, and lead back to the answer."""
    said = request.form.get("utile", "")
    if said not in _USEFUL:
        return _page(number, position, said, faults={"utile": "Choisissez Oui ou Non."}, status=422)
    experience, _ = _answered(number, position)
    doors().library.vote(number, position, source(), useful=_USEFUL[said])
    return redirect(f"{experience.path}?merci={position}#reponse-{position}", 303)


@votes.errorhandler(CSRFError)
def _token_too_old(_: CSRFError) -> Response:
    """Ask again, with the same choice and a new token."""
    asked = request.view_args or {}
    # What is raised in here would not come back to the handlers.
    try:
        return _page(asked["number"], asked["position"], request.form.get("utile", ""), PAGE_TOO_OLD, status=400)
    except EcouteError as error:
        return our_error(error)


def _page(
    number: int, position: int, said: str, problem: str = "", faults: Faults | None = None, status: int = 200
) -> Response:
    experience, concern = _answered(number, position)
    page = render_template(
        "vote.html", experience=experience, concern=concern, said=said, problem=problem, faults=faults or {}
    )
    return make_response(page, status)


def _answered(number: int, position: int) -> tuple[PublicExperience, PublicConcern]:
    """Give a published experience, with what the structure at this position answered.

    Raises:
        NotFound: there is no such answer in public.
    """
    experience = doors().library.published(number)
    for concern in experience.concerns:
        if concern.position == position and concern.response:
            return experience, concern
    raise NotFound(NO_SUCH_PAGE)
