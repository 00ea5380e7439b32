"""The first page: what this is, the way in, what came of it lately."""

from typing import cast

from flask import Blueprint, Flask, current_app, render_template

from core.figures import Figures
from core.filters import Filters
from core.library import Library
from public_form import headers
from public_form.keeping import Kept
from public_form.wiring import doors

home_page = Blueprint("home", __name__)
home_page.after_request(headers.revised)

LATEST = 4
FIGURES_LIFETIME = 5 * 60
"""How long the figures of the programme may be old, in seconds: counting them reads a year of experiences."""

_NAME = "ecoute.figures"


def install(app: Flask, library: Library) -> None:
    """Keep the figures of the programme beside the application."""
    app.extensions[_NAME] = Kept(library.figures, FIGURES_LIFETIME)


@home_page.get("/")
def home() -> str:
    """Say what this is, open the way in, show the latest stories that were answered and what came of all of them."""
    answered = doors().library.page(Filters(answered=True), limit=LATEST).experiences
    return render_template("home.html", experiences=answered, figures=_figures())


def _figures() -> Figures:
    return cast("Kept[Figures]", current_app.extensions[_NAME])()
