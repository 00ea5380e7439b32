"""The pages that explain the site: what it is, how it works, its charter, and what it does with what is told."""

from flask import Blueprint, render_template

from core.commitments import in_force
from public_form.charter import CHARTER
from public_form.wiring import doors

explaining = Blueprint("explaining", __name__)

PAGES = (
    ("explaining.about", "À propos"),
    ("explaining.how", "Comment ça marche"),
    ("explaining.charter", "Charte de modération"),
    ("transparency.report", "Transparence de la modération"),
    ("explaining.commitments", "Engagements"),
    ("explaining.privacy", "Données personnelles"),
    ("explaining.accessibility", "Accessibilité : non conforme"),
    ("explaining.open_data", "Données ouvertes"),
    ("explaining.site_map", "Plan du site"),
)
"""Every page that explains the site, with its name, as the foot of each page and the map of the site list them."""


@explaining.app_context_processor
def _listed() -> dict[str, object]:
    return {"explaining_pages": PAGES}


@explaining.get("/a-propos")
def about() -> str:
    """Say what the site is and is not, and who answers."""
    return render_template("explaining/about.html")


@explaining.get("/comment-ca-marche")
def how() -> str:
    """Show the way of an experience, from the telling to the action."""
    return render_template("explaining/how.html")


@explaining.get("/charte")
def charter() -> str:
    """Say what is published, what is masked, what is not, and how to ask again."""
    return render_template("explaining/charter.html", rules=CHARTER)


@explaining.get("/engagements")
def commitments() -> str:
    """List the commitments of the programme, with their year."""
    library = doors().library
    listed = in_force(library.commitments(), library.today().year)
    return render_template("explaining/commitments.html", commitments=listed, year=listed[0].year)


@explaining.get("/donnees-personnelles")
def privacy() -> str:
    """Say what is kept of a person, why, how long, and how to have it back or erased."""
    return render_template("explaining/privacy.html")


@explaining.get("/accessibilite")
def accessibility() -> str:
    """Give the accessibility statement, in the form that French law asks for."""
    return render_template("explaining/accessibility.html")


@explaining.get("/donnees-ouvertes")
def open_data() -> str:
    """Say what anybody may take away, and where."""
    return render_template("explaining/open_data.html", datasets=doors().datasets.catalogue())


@explaining.get("/plan-du-site")
def site_map() -> str:
    """List the pages of the site."""
    return render_template("explaining/site_map.html")
