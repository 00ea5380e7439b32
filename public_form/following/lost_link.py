"""The way back for an author who lost their link. Nothing here tells whether an address is known."""

from flask import Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from core.errors import Invalid
from core.submission import Faults
from core.text.clean import one_line
from public_form.sources import source
from public_form.wiring import doors


def entrance() -> AnyResponse:
    """Lead to the lost links: what is left of a link whose secret was cut off opens nothing else."""
    return redirect(url_for("following.lost_link"))


def lost_link() -> AnyResponse:
    """Ask for the address, or ask the notifier to write to it."""
    if request.method != "POST":
        return _page()
    try:
        doors().following.lost_link(_email(), source())
    except Invalid as error:
        return _page({error.field: error.sentence}, status=422)
    return redirect(url_for("following.link_asked"), 303)


def link_asked() -> str:
    """Say what happens next, in the same words whatever the address."""
    return render_template("follow/link_asked.html")


def as_typed(sentence: str, status: int) -> Response:
    """Show the form again with everything typed in it."""
    return _page(problem=sentence, status=status)


def _page(faults: Faults | None = None, problem: str = "", status: int = 200) -> Response:
    body = render_template("follow/lost_link.html", email=_email(), faults=faults or {}, problem=problem)
    return make_response(body, status)


def _email() -> str:
    return one_line(request.form.get("email", ""))
