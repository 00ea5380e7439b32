"""The addresses of the structures: the networks and the search, and the page of each."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from core.structure import Structure
from core.text.clean import one_line
from public_form import headers
from public_form.promotion.entry import entry
from public_form.structures.naming import of_a_structure
from public_form.wiring import doors

structures = Blueprint("structures", __name__)
structures.after_request(headers.revised)

FOUND = 30
"""How many structures a search shows."""

BELOW = 60
"""How many of the structures below a structure its page lists; the search finds the others."""

_LONGEST = 200


@structures.get("/structures")
def listed() -> str:
    """Show the networks, or what a search finds."""
    asked = one_line(request.args.get("q", "")[:_LONGEST])
    found = doors().intake.structures(asked, FOUND) if asked else ()
    networks = () if asked else doors().library.networks()
    return render_template("structures/list.html", asked=asked, found=found, networks=networks)


@structures.get("/structures/<name>")
@of_a_structure
def show(structure: Structure) -> ResponseReturnValue:
    """Show a structure: its results, its latest stories, its actions, what is above and below it."""
    page = doors().library.structure_page(structure.code)
    return render_template(
        "structures/show.html", page=page, structure=page.structure, entry=entry(structure), most=BELOW
    )


@structures.get("/structures/<name>/comites")
@of_a_structure
def committees(structure: Structure) -> ResponseReturnValue:
    """Show the committees that met: when, where, how many citizens came, and what was decided."""
    met = doors().library.committees(structure.code)
    return render_template("structures/committees.html", structure=structure, committees=met)
