"""The addresses of the improvement actions, and of their feed. They open no session and set no cookie."""

import re

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from core.errors import NotFound
from core.library import NO_SUCH_PAGE, PAGE
from core.text.clean import printable
from public_form import cursors, headers
from public_form.actions import atom
from public_form.reading.atom import MIMETYPE
from public_form.wiring import doors

actions = Blueprint("actions", __name__)
actions.after_request(headers.revised)

FEED = 50
"""How many actions a feed has."""

_NAME = re.compile(r"([0-9]{1,15})(?:_.*)?", re.DOTALL)


@actions.get("/actions")
def listed() -> str:
    """Show a page of the public actions, those published last first."""
    code, place = _asked()
    page = doors().library.actions_page(code, cursors.read(place) if place else None, PAGE)
    following = cursors.written(page.following) if page.following else ""
    return render_template(
        "actions/list.html",
        page=page,
        place=place,
        following=url_for("actions.listed", structure=code or None, apres=following) if following else "",
    )


@actions.get("/actions.atom")
def feed() -> Response:
    """Give the beginning of the list as a feed."""
    code, _ = _asked()
    page = doors().library.actions_page(code, None, FEED)
    whose = page.structure.name if page.structure else "tous les services"
    title = f"{current_app.jinja_env.globals['programme']}, ce qui change : {whose}"
    path, list_path = (url_for(f"actions.{name}", structure=code or None) for name in ("feed", "listed"))
    told = atom.feed(title, path, list_path, page.actions)
    return make_response(told, {"Content-Type": f"{MIMETYPE}; charset=utf-8"})


@actions.get("/actions/<name>")
def show(name: str) -> str | Response:
    """Show a public action, at its one right address."""
    match = _NAME.fullmatch(name)
    if match is None:
        raise NotFound(NO_SUCH_PAGE)
    file = doors().library.action_page(int(match[1]))
    if request.path != file.action.path:
        return redirect(file.action.path, 301)
    return render_template("actions/show.html", file=file, action=file.action)


def _asked() -> tuple[str, str]:
    """Give the structure asked for, and the place in the list."""
    code = printable(request.args.get("structure", "")).strip()
    return code, request.args.get("apres", "")
