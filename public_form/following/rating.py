"""The author's word on an answer."""

from dataclasses import replace

from flask import Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from public_form.following import page
from public_form.following.opinion import faults_of, typed
from public_form.wiring import doors


def rate(token: str) -> AnyResponse:
    """Keep what an author says of an answer."""
    opinion = typed()
    if opinion.position == 0:
        abort(400)
    if faults := faults_of(opinion):
        return page.show(token, replace(opinion, faults=faults), status=422)
    doors().following.rate(token, opinion.position, useful=opinion.useful == "yes", comment=opinion.comment)
    return redirect(url_for("following.follow", token=token, _anchor=f"avis-{opinion.position}"), 303)


def as_typed(sentence: str, status: int) -> Response:
    """Show the form again with everything typed in it."""
    token = (request.view_args or {})["token"]
    return make_response(render_template("follow/rating.html", token=token, opinion=typed(), problem=sentence), status)
