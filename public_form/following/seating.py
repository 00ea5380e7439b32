"""The author and the local committees: offering to sit, taking it back, answering an invitation."""

from flask import Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from core.history import EventKind
from core.text.clean import one_line
from public_form.following import page
from public_form.following.typed import count
from public_form.wiring import doors


def sit(token: str) -> AnyResponse:
    """Offer to sit on the committee of a structure, or take it back."""
    code, act = one_line(request.form.get("structure", "")), request.form.get("act")
    if act == "offer":
        doors().following.offer_to_sit(token, code)
        return page.done(token, EventKind.OFFERED_TO_SIT)
    if act == "take_back":
        doors().following.take_back_offer(token, code)
        return page.done(token, EventKind.OFFER_TAKEN_BACK)
    return abort(400)


def answer(token: str) -> AnyResponse:
    """Keep whether an author comes to a committee."""
    number, said = count(request.form.get("committee", "")), request.form.get("comes")
    if said not in {"yes", "no"}:
        abort(400)
    doors().following.answer_invitation(token, number, comes=said == "yes")
    return redirect(url_for("following.follow", token=token, _anchor=f"comite-{number}"), 303)


def as_typed(sentence: str, status: int) -> Response:
    """Offer to send the same again."""
    token = (request.view_args or {})["token"]
    names = ("structure", "act", "committee", "comes")
    kept = {name: one_line(request.form[name]) for name in names if name in request.form}
    return make_response(render_template("follow/seat_again.html", token=token, kept=kept, problem=sentence), status)
