"""What machines ask: whether the site works and may be given work, and what robots may read."""

from flask import Blueprint, Response, url_for

from core.structure import OUTSIDE_CODE
from public_form.showing import whole
from public_form.wiring import doors

health = Blueprint("health", __name__)

_ROBOTS = """User-agent: *
Disallow: /suivi/
Disallow: /experience/
Disallow: /*/avis/

Sitemap: {sitemap}
"""


@health.get("/sante")
def alive() -> Response:
    """Say « ok » when a small read of the store works; the error page says the rest."""
    doors().intake.structure(OUTSIDE_CODE)
    return _plain("ok")


@health.get("/pret")
def ready() -> Response:
    """Say « ok » when this process may be given work; the error page says what it waits for."""
    doors().check()
    return _plain("ok")


@health.get("/robots.txt")
def robots() -> Response:
    """Keep robots away from what is for one person alone, and hand them the map of the rest."""
    return _plain(_ROBOTS.format(sitemap=whole(url_for("maps.index"))))


def _plain(text: str) -> Response:
    return Response(text, mimetype="text/plain")
