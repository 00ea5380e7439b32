"""The page behind the secret link: where the experience stands, what was done, and what its author may do."""

from flask import Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from core.following import AuthorAct
from core.history import EventKind
from public_form.following import download, wording
from public_form.following.comparison import compared
from public_form.following.opinion import Opinion, said
from public_form.wiring import doors

_NOTHING_TYPED = Opinion()


def follow(token: str) -> Response:
    """Show an author what became of their experience."""
    return show(token)


def show(token: str, typed: Opinion = _NOTHING_TYPED, problem: str = "", status: int = 200) -> Response:
    """Give the page.

    Args:
        token: the secret.
        typed: an opinion with something wrong in it.
        problem: what is in the way and no fault of the person's.
        status: the HTTP code.
    """
    follow_up = doors().following.follow(token)
    body = render_template(
        "follow/page.html",
        token=token,
        follow_up=follow_up,
        state=wording.state_of(follow_up),
        steps=list(wording.steps_of(follow_up)),
        offers=wording.offers_of(follow_up),
        acts=AuthorAct,
        comparison=compared(follow_up.original) if follow_up.original else None,
        said=said(follow_up),
        seating=doors().following.seating(token),
        typed=typed,
        file_size=download.size_fr(token),
        done=wording.confirmed(follow_up, request.args.get("fait", "")),
        problem=problem,
    )
    return make_response(body, status)


def done(token: str, kind: EventKind) -> AnyResponse:
    """Lead back to the page after an act, which the page then confirms."""
    return redirect(url_for("following.follow", token=token, fait=kind.value), 303)


def closed(token: str, act: AuthorAct) -> Response:
    """Show the page to who asks for an act that is not open now: it says where the experience stands."""
    return show(token, problem=f"« {act.label.capitalize()} » n’est pas possible maintenant.", status=409)
