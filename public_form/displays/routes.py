"""The addresses of what a structure shows: two posters to print, and a screen. All of it is public already."""

from dataclasses import replace
from typing import cast

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from core.displays.kit import page_link
from core.displays.shown import ShownDisplay
from core.displays.size import Size
from core.structure import Structure
from public_form import headers
from public_form.displays.look import LOOK, Look
from public_form.displays.poster import poster, state_of
from public_form.promotion import qr
from public_form.promotion.entry import entry
from public_form.promotion.routes import given
from public_form.showing import whole
from public_form.structures.naming import of_a_structure
from public_form.wiring import doors

displays = Blueprint("displays", __name__, url_prefix="/structures/<name>")
displays.after_request(headers.revised)


@displays.get("/affiche.pdf")
@of_a_structure
def poster_a4(structure: Structure) -> ResponseReturnValue:
    """Give the poster to print on A4."""
    return given(structure, "affiche.pdf", _poster(structure, Size.A4), "application/pdf")


@displays.get("/affiche-a3.pdf")
@of_a_structure
def poster_a3(structure: Structure) -> ResponseReturnValue:
    """Give the poster to print on A3."""
    return given(structure, "affiche-a3.pdf", _poster(structure, Size.A3), "application/pdf")


@displays.get("/ecran")
@of_a_structure
def screen(structure: Structure) -> ResponseReturnValue:
    """Show the same on the screen of a waiting room."""
    shown = _shown(structure)
    link = page_link(whole(""), structure, shown.campaign)
    return render_template("displays/screen.html", shown=shown, structure=structure, link=link, state_of=state_of)


@displays.get("/ecran.svg")
@of_a_structure
def code(structure: Structure) -> ResponseReturnValue:
    """Give the QR code of the page of the structure."""
    link = page_link(whole(""), structure, _shown(structure).campaign)
    return given(structure, "ecran.svg", qr.drawing(link), "image/svg+xml")


def _shown(structure: Structure) -> ShownDisplay:
    """Give what it shows, by the campaign that the address says, or else by its own."""
    shown = doors().library.display(structure.code)
    return replace(shown, campaign=entry(structure).campaign or shown.campaign)


def _poster(structure: Structure, size: Size) -> bytes:
    programme = str(current_app.jinja_env.globals["programme"])
    look = cast(Look, current_app.extensions[LOOK])
    return poster(_shown(structure), size, whole(""), programme, look)
