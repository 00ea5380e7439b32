"""The addresses of the author's side, and what is said when something is in the way."""

from collections.abc import Callable

from flask import Blueprint, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]  # Flask-WTF ships no types

from core.errors import EcouteError, NotFound, Unavailable
from public_form import headers
from public_form.errors import PAGE_TOO_OLD, RETRY_AFTER, code_of, our_error
from public_form.following import appealing, correcting, download, lost_link, page, rating, seating, typed_word

following = Blueprint("following", __name__)
following.after_request(headers.secret)

_BOTH = ("GET", "POST")
following.add_url_rule("/suivi", view_func=lost_link.entrance)
following.add_url_rule("/suivi/lien-perdu", view_func=lost_link.lost_link, methods=_BOTH)
following.add_url_rule("/suivi/lien-perdu/demande", view_func=lost_link.link_asked)
following.add_url_rule("/suivi/<token>", view_func=page.follow)
following.add_url_rule("/suivi/<token>/avis", view_func=rating.rate, methods=("POST",))
following.add_url_rule("/suivi/<token>/comite", view_func=seating.sit, methods=("POST",))
following.add_url_rule("/suivi/<token>/invitation", "answer_invitation", seating.answer, methods=("POST",))
following.add_url_rule("/suivi/<token>/corriger", view_func=correcting.correct, methods=_BOTH)
following.add_url_rule("/suivi/<token>/recours", view_func=appealing.appeal, methods=_BOTH)
following.add_url_rule("/suivi/<token>/refuser-le-masquage", "refuse_masks", typed_word.final_act, methods=_BOTH)
following.add_url_rule("/suivi/<token>/retirer", "withdraw", typed_word.final_act, methods=_BOTH)
following.add_url_rule("/suivi/<token>/effacer-mon-adresse", "erase_address", typed_word.final_act, methods=_BOTH)
following.add_url_rule("/suivi/<token>/mes-donnees", view_func=download.everything)

_AS_TYPED: dict[str, Callable[[str, int], Response]] = {
    "following.lost_link": lost_link.as_typed,
    "following.rate": rating.as_typed,
    "following.sit": seating.as_typed,
    "following.answer_invitation": seating.as_typed,
    "following.correct": correcting.as_typed,
    "following.appeal": appealing.as_typed,
    "following.refuse_masks": typed_word.as_typed,
    "following.withdraw": typed_word.as_typed,
    "following.erase_address": typed_word.as_typed,
}
"""For each form, what shows it again with everything typed in it, without asking the store for anything."""


@following.errorhandler(CSRFError)
def _token_too_old(_: CSRFError) -> Response:
    return _AS_TYPED[request.endpoint or ""](PAGE_TOO_OLD, 400)


@following.errorhandler(EcouteError)
def _in_the_way(error: EcouteError) -> Response:
    if isinstance(error, NotFound):
        return make_response(render_template("follow/unknown.html", sentence=error.sentence), 404)
    if request.method == "POST":
        response = _AS_TYPED[request.endpoint or ""](error.sentence, code_of(error))
    elif isinstance(error, Unavailable):
        response = make_response(render_template("follow/later.html", sentence=error.sentence), 503)
    else:
        return our_error(error)
    if isinstance(error, Unavailable):
        response.headers["Retry-After"] = RETRY_AFTER
    return response
