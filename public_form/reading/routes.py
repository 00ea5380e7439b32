"""The addresses of the lists, of their feeds and of the experiences. They open no session and set no cookie."""

import re

from flask import Blueprint, current_app, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from core.errors import Invalid, NotFound
from core.library import NO_SUCH_PAGE, PAGE
from public_form import cursors, headers
from public_form.reading import atom
from public_form.reading.asked import NAMES, PLACE, QUERY_MAX, Asked, read
from public_form.reading.fields import fields
from public_form.reading.listing import BELOW, Listed, counted, found, periods
from public_form.wiring import doors

reading = Blueprint("reading", __name__)
reading.after_request(headers.revised)

FEED = 50
"""How many experiences a feed has."""

_NAME = re.compile(r"([0-9]{1,15})(?:_.*)?", re.DOTALL)


@reading.get("/experiences")
def listed() -> Response:
    """Show a page of the published experiences, narrowed to what is asked for, newest first."""
    asked = read(request.args)
    place = request.args.get(PLACE, "")
    after = cursors.read(place) if place else None
    if not asked.faults and not _well_written(asked, place):
        return redirect(asked.link(**{PLACE: place}))
    shown = found(asked, after, PAGE)
    return make_response(_list_page(shown, place), 422 if shown.asked.faults else 200)


@reading.get("/experiences.atom")
def feed() -> Response:
    """Give the beginning of a list as a feed.

    Raises:
        Invalid: something that is asked for makes no sense.
    """
    shown = found(read(request.args), None, FEED)
    asked = shown.asked
    for field, sentence in asked.faults.items():
        raise Invalid(sentence, field)
    title = f"{current_app.jinja_env.globals['programme']} : {shown.words or 'toutes les expériences'}"
    return make_response(
        atom.feed(title, asked.link("reading.feed"), asked.link(), shown.page.experiences),
        {"Content-Type": f"{atom.MIMETYPE}; charset=utf-8"},
    )


@reading.get("/experiences/<name>")
def detail(name: str) -> str | Response:
    """Show a published experience, at its one right address."""
    match = _NAME.fullmatch(name)
    if match is None:
        raise NotFound(NO_SUCH_PAGE)
    experience = doors().library.published(int(match[1]))
    if request.path != experience.path:
        return redirect(experience.path, 301)
    alike = doors().library.alike(experience)
    return render_template(
        "detail.html",
        experience=experience,
        alike=alike,
        thanked=request.args.get("merci", ""),
        reported="signale" in request.args,
    )


def _well_written(asked: Asked, place: str) -> bool:
    """Tell whether the address is the one that links to this list would have, other people's parameters aside."""
    ours = [(name, text) for name, text in request.args.items(multi=True) if name in {*NAMES, PLACE}]
    return ours == [*asked.kept.items(), *([(PLACE, place)] if place else [])]


def _list_page(shown: Listed, place: str) -> str:
    asked, following = shown.asked, shown.page.following
    return render_template(
        "list.html",
        shown=shown,
        asked=asked,
        place=place,
        count=counted(asked),
        following=asked.link(**{PLACE: cursors.written(following)}) if following else "",
        periods=periods(asked),
        fields=fields(shown.branch, doors().library.networks()),
        most=BELOW,
        query_max=QUERY_MAX,
    )
