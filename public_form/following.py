"""The page behind an author's secret link: what became of their experience, and their word on the answers."""

from dataclasses import dataclass, field

from flask import Blueprint, Response, make_response, render_template, request, url_for
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]  # Flask-WTF ships no types
from werkzeug.utils import redirect
from werkzeug.wrappers import Response as AnyResponse

from core.errors import EcouteError, Invalid, Unavailable
from core.history import EventKind
from core.submission import Faults
from core.text import printable
from core.vocabulary import ExperienceState
from public_form import headers
from public_form.errors import PAGE_TOO_OLD, RETRY_AFTER, our_error
from public_form.wiring import doors

following = Blueprint("following", __name__)
following.after_request(headers.secret)

COMMENT_MAX = 1000
_STEPS = {
    EventKind.SUBMITTED: "Vous avez envoyé votre expérience.",
    EventKind.PUBLISHED: "Une personne de la modération l’a lue et publiée.",
    EventKind.REJECTED: "Une personne de la modération l’a lue et ne l’a pas publiée.",
    EventKind.WITHDRAWN: "Elle a été retirée du site.",
    EventKind.RESPONSE_PUBLISHED: "Un service vous a répondu.",
    EventKind.EVALUATED: "Vous avez donné votre avis sur une réponse.",
}
_STATES = {
    ExperienceState.SUBMITTED: "Elle attend d’être lue par une personne de la modération, avant toute publication.",
    ExperienceState.HELD: "La modération a besoin d’un peu plus de temps pour la lire. Elle n’est pas encore publiée.",
    ExperienceState.PUBLISHED: "Elle est publiée : tout le monde peut la lire.",
    ExperienceState.REJECTED: "Elle n’est pas publiée.",
    ExperienceState.WITHDRAWN: "Elle a été retirée : plus personne ne peut la lire sur ce site.",
}


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an author says of an answer, as typed.

    Attributes:
        useful: "yes", "no", or "" while nothing is chosen.
    """

    position: int = 0
    useful: str = ""
    comment: str = ""
    faults: Faults = field(default_factory=dict)


NOTHING_SAID = Opinion()


@following.get("/suivi/<token>")
def follow(token: str) -> Response:
    """Show an author what became of their experience."""
    return _page(token)


@following.post("/suivi/<token>/avis")
def rate(token: str) -> AnyResponse:
    """Keep what an author says of an answer."""
    opinion = _checked(_typed())
    if opinion.faults:
        return _page(token, opinion, status=422)
    doors().following.rate(token, opinion.position, useful=opinion.useful == "yes", comment=opinion.comment)
    return redirect(url_for("following.follow", token=token, _anchor=f"reponse-{opinion.position}"), 303)


@following.errorhandler(CSRFError)
def _token_too_old(_: CSRFError) -> Response:
    token = (request.view_args or {})["token"]
    # What is raised in here would not come back to the handlers.
    try:
        return _page(token, _typed(), problem=PAGE_TOO_OLD, status=400)
    except Unavailable as error:
        return _unavailable(error)
    except EcouteError as error:
        return our_error(error)


@following.errorhandler(Unavailable)
def _unavailable(error: Unavailable) -> Response:
    token = (request.view_args or {})["token"]
    opinion = _typed() if request.method == "POST" else None
    page = render_template("follow_later.html", token=token, opinion=opinion, sentence=error.sentence)
    response = make_response(page, 503)
    response.headers["Retry-After"] = RETRY_AFTER
    return response


def _page(token: str, opinion: Opinion = NOTHING_SAID, problem: str = "", status: int = 200) -> Response:
    follow_up = doors().following.follow(token)
    page = render_template(
        "follow.html",
        token=token,
        follow_up=follow_up,
        steps=[(event.at, _STEPS[event.kind]) for event in follow_up.steps],
        state=_STATES[follow_up.state],
        opinion=opinion,
        problem=problem,
    )
    return make_response(page, status)


def _typed() -> Opinion:
    position = request.form.get("position", "")
    useful = request.form.get("useful", "")
    return Opinion(
        position=int(position) if position.isascii() and position.isdigit() and len(position) < 6 else 0,
        useful=useful if useful in {"yes", "no"} else "",
        comment=printable(request.form.get("comment", "")).strip(),
    )


def _checked(opinion: Opinion) -> Opinion:
    if opinion.position == 0:
        raise Invalid("Ce formulaire est incomplet : revenez à la page précédente et recommencez.", "position")
    faults: Faults = {}
    if not opinion.useful:
        faults["useful"] = "Dites si la réponse vous est utile ou non."
    if len(opinion.comment) > COMMENT_MAX:
        faults["comment"] = (
            f"Votre commentaire est trop long : {COMMENT_MAX} caractères au plus, il en compte {len(opinion.comment)}."
        )
    return Opinion(opinion.position, opinion.useful, opinion.comment, faults)
