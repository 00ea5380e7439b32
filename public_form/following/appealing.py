"""Recours: asking once for a second look at a rejection."""

from flask import Response, make_response, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from core.errors import Invalid
from core.following import APPEAL_MAX, AuthorAct
from core.history import EventKind
from core.submission import Faults
from core.text.clean import printable
from public_form.following import page
from public_form.wiring import doors


def appeal(token: str) -> AnyResponse:
    """Show the form of an appeal, or pass it on to the moderators."""
    if request.method != "POST":
        follow_up = doors().following.follow(token)
        return _page() if AuthorAct.APPEAL in follow_up.acts else page.closed(token, AuthorAct.APPEAL)
    try:
        doors().following.appeal(token, _words())
    except Invalid as error:
        return _page({error.field: error.sentence}, status=422)
    return page.done(token, EventKind.APPEALED)


def as_typed(sentence: str, status: int) -> Response:
    """Show the form again with everything typed in it."""
    return _page(problem=sentence, status=status)


def _page(faults: Faults | None = None, problem: str = "", status: int = 200) -> Response:
    body = render_template(
        "follow/appeal.html",
        token=(request.view_args or {})["token"],
        words=_words(),
        words_max=APPEAL_MAX,
        faults=faults or {},
        problem=problem,
    )
    return make_response(body, status)


def _words() -> str:
    return printable(request.form.get("words", "")).strip()
