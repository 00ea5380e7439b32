"""The pages that everybody reads: home, list, detail. They open no session and set no cookie."""

import re

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from core.errors import NotFound
from core.library import NO_SUCH_PAGE
from public_form import cursors
from public_form.wiring import doors

reading = Blueprint("reading", __name__)

LATEST = 5
PAGE = 20
_NAME = re.compile(r"([0-9]{1,15})(?:_.*)?", re.DOTALL)


@reading.get("/")
def home() -> str:
    """Say what this is, open the way in, show the latest experiences."""
    return render_template("home.html", experiences=doors().library.page(limit=LATEST).experiences)


@reading.get("/experiences")
def listed() -> str:
    """Show a page of the published experiences, newest first."""
    written = request.args.get("apres", "")
    page = doors().library.page(after=cursors.read(written) if written else None, limit=PAGE)
    following = url_for("reading.listed", apres=cursors.written(page.following)) if page.following else None
    return render_template("list.html", experiences=page.experiences, following=following, is_first=not written)


@reading.get("/experiences/<name>")
def detail(name: str) -> str | Response:
    """Show a published experience, at its one right address."""
    match = _NAME.fullmatch(name)
    if match is None:
        raise NotFound(NO_SUCH_PAGE)
    experience = doors().library.published(int(match[1]))
    if request.path != experience.path:
        return redirect(experience.path, 301)
    return render_template("detail.html", experience=experience)
