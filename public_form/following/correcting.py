"""Telling the experience anew, while no moderator has decided."""

from dataclasses import dataclass

from flask import Response, make_response, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from core import submission
from core.errors import Stale
from core.following import AuthorAct, FollowUp
from core.history import EventKind
from core.submission import Faults, pseudonym_faults, story_faults
from core.text.clean import one_line, printable
from core.vocabulary import Sentiment
from public_form.following import page
from public_form.following.typed import count
from public_form.wiring import doors


@dataclass(frozen=True, slots=True)
class Story:
    """The parts of an experience that its author may correct."""

    title: str
    text: str
    sentiment: Sentiment | None
    pseudonym: str


def correct(token: str) -> AnyResponse:
    """Show the story to correct, or keep it corrected."""
    if request.method != "POST":
        follow_up = doors().following.follow(token)
        if AuthorAct.CORRECT not in follow_up.acts:
            return page.closed(token, AuthorAct.CORRECT)
        return _page(_kept(follow_up), follow_up.version)
    story, seen_version = _typed(), count(request.form.get("version", ""))
    if faults := story_faults(story.title, story.text, story.sentiment) | pseudonym_faults(story.pseudonym):
        return _page(story, seen_version, faults=faults, status=422)
    try:
        doors().following.correct(token, seen_version, story.title, story.text, story.sentiment, story.pseudonym)
    except Stale as error:
        return _meanwhile(token, story, error.sentence)
    return page.done(token, EventKind.CORRECTED)


def as_typed(sentence: str, status: int) -> Response:
    """Show the form again with everything typed in it."""
    return _page(_typed(), count(request.form.get("version", "")), problem=sentence, status=status)


def _meanwhile(token: str, story: Story, sentence: str) -> AnyResponse:
    """Show what was typed beside what is kept now; when they are the same, it was only sent twice."""
    follow_up = doors().following.follow(token)
    kept = _kept(follow_up)
    if kept == story:
        return page.done(token, EventKind.CORRECTED)
    return _page(story, follow_up.version, kept=kept, problem=sentence, status=409)


def _page(
    story: Story,
    version: int,
    *,
    kept: Story | None = None,
    faults: Faults | None = None,
    problem: str = "",
    status: int = 200,
) -> Response:
    body = render_template(
        "follow/correct.html",
        token=(request.view_args or {})["token"],
        story=story,
        version=version,
        kept=kept,
        faults=faults or {},
        problem=problem,
        title_max=submission.TITLE_MAX,
    )
    return make_response(body, status)


def _kept(follow_up: FollowUp) -> Story:
    return Story(follow_up.title, follow_up.text, follow_up.sentiment, follow_up.pseudonym)


def _typed() -> Story:
    form = request.form
    return Story(
        title=one_line(form.get("title", "")),
        text=printable(form.get("text", "")).strip(),
        sentiment=next((term for term in Sentiment if term.value == form.get("sentiment")), None),
        pseudonym=one_line(form.get("pseudonym", "")),
    )
