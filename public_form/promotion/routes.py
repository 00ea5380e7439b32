"""The addresses of the promotion kit of a structure: a page, and the files that it gives to take away."""

from flask import Blueprint, Response, current_app, render_template
from flask.typing import ResponseReturnValue
from werkzeug.utils import secure_filename

from core.displays import kit as letters
from core.structure import Structure
from public_form import headers
from public_form.promotion import banner, qr
from public_form.promotion.card import card, sticker
from public_form.promotion.entry import entry
from public_form.structures.naming import of_a_structure

promotion = Blueprint("promotion", __name__, url_prefix="/structures/<name>")
promotion.after_request(headers.revised)

_LIFETIME = 3600
"""How long a file may be kept on the way, in seconds: the name of a structure changes now and then."""


@promotion.get("/promotion")
@of_a_structure
def kit(structure: Structure) -> ResponseReturnValue:
    """Show the link of a campaign, and what to make it known with."""
    way_in = entry(structure)
    # Markup to copy is text here: what is a string, and no more, is escaped by the page.
    words, picture = (render_template(f"promotion/{name}.html", entry=way_in) for name in ("words", "picture"))
    said = (structure.name, way_in.link)
    return render_template(
        "promotion/kit.html",
        entry=way_in,
        words=words,
        picture=picture,
        letter=letters.email_text(*said, _programme()),
        subject=letters.email_subject(structure.name),
        signature=letters.signature_text(*said),
        signature_html=letters.signature_html(*said),
    )


@promotion.get("/qr.svg")
@of_a_structure
def qr_drawing(structure: Structure) -> ResponseReturnValue:
    """Give the QR code of the link as a drawing."""
    return given(structure, "qr.svg", qr.drawing(entry(structure).link), "image/svg+xml")


@promotion.get("/qr.png")
@of_a_structure
def qr_dots(structure: Structure) -> ResponseReturnValue:
    """Give the QR code of the link as dots."""
    return given(structure, "qr.png", qr.dots(entry(structure).link), "image/png")


@promotion.get("/banniere.svg")
@of_a_structure
def banner_drawing(structure: Structure) -> ResponseReturnValue:
    """Give the banner."""
    drawn = render_template("promotion/banner.svg", structure=structure, banner=banner)
    return given(structure, "banniere.svg", drawn.encode(), "image/svg+xml")


@promotion.get("/carte.pdf")
@of_a_structure
def card_to_print(structure: Structure) -> ResponseReturnValue:
    """Give the card to print."""
    printed = card(_programme(), structure.name, entry(structure).link)
    return given(structure, "carte.pdf", printed, "application/pdf")


@promotion.get("/autocollant.pdf")
@of_a_structure
def sticker_to_print(structure: Structure) -> ResponseReturnValue:
    """Give the sticker to print."""
    printed = sticker(_programme(), structure.name, entry(structure).link)
    return given(structure, "autocollant.pdf", printed, "application/pdf")


def given(structure: Structure, name: str, content: bytes, mimetype: str) -> Response:
    """Give a file of a structure, that may be kept on the way for a while."""
    response = Response(content, mimetype=mimetype)
    response.cache_control.public, response.cache_control.max_age = True, _LIFETIME
    response.headers.set("Content-Disposition", "inline", filename=secure_filename(f"{structure.code}-{name}"))
    return response


def _programme() -> str:
    return str(current_app.jinja_env.globals["programme"])
