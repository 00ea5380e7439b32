"""« Signaler ce contenu »: what a reader thinks should be looked at again. Nobody asks who they are."""

from flask import Blueprint, make_response, redirect, render_template, request
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]  # Flask-WTF ships no types
from werkzeug.wrappers import Response

from core.errors import EcouteError, Invalid, NotFound, TooMany
from core.library import NO_SUCH_PAGE
from core.projection import PublicExperience
from core.report import WORDS_MAX, ReportReason
from core.submission import Faults
from public_form import headers
from public_form.errors import PAGE_TOO_OLD, our_error
from public_form.sources import source
from public_form.wiring import doors

reporting = Blueprint("reporting", __name__)
reporting.after_request(headers.secret)

_PATH = "/experiences/<int(max=999999999999999):number>/signaler/<int(max=999999):position>"


@reporting.get(_PATH)
def ask(number: int, position: int) -> Response:
    """Ask what should be looked at again in a story (0), or in one of its answers."""
    return _page(number, position)


@reporting.post(_PATH)
def report(number: int, position: int) -> Response:
    """Keep the report, and lead back to the story."""
    experience = _reported(number, position)
    reason = request.form.get("reason", "")
    if reason not in set(ReportReason):
        return _page(number, position, {"reason": "Choisissez ce qui ne va pas."}, status=422)
    try:
        doors().library.report(number, position, ReportReason(reason), request.form.get("words", ""), source())
    except Invalid as error:
        return _page(number, position, {error.field: error.sentence}, status=422)
    except TooMany as error:
        return _page(number, position, problem=error.sentence, status=429)
    return redirect(f"{experience.path}?signale=1", 303)


@reporting.errorhandler(CSRFError)
def _token_too_old(_: CSRFError) -> Response:
    """Ask again, with the same words and a new token."""
    asked = request.view_args or {}
    # What is raised in here would not come back to the handlers.
    try:
        return _page(asked["number"], asked["position"], problem=PAGE_TOO_OLD, status=400)
    except EcouteError as error:
        return our_error(error)


def _page(
    number: int, position: int, faults: Faults | None = None, *, problem: str = "", status: int = 200
) -> Response:
    experience = _reported(number, position)
    page = render_template(
        "report.html",
        experience=experience,
        concern=next((c for c in experience.concerns if c.position == position), None),
        position=position,
        reasons=[(reason.value, reason.label) for reason in ReportReason],
        typed=request.form,
        most=WORDS_MAX,
        faults=faults or {},
        problem=problem,
    )
    return make_response(page, status)


def _reported(number: int, position: int) -> PublicExperience:
    """Give a published experience that has, in public, what is reported of it.

    Raises:
        NotFound: it has not.
    """
    experience = doors().library.published(number)
    if position and not any(c.position == position and c.response for c in experience.concerns):
        raise NotFound(NO_SUCH_PAGE)
    return experience
