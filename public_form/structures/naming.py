"""How an address names a structure: its code and its name, `/structures/<code>_<name>`."""

from collections.abc import Callable
from functools import wraps

from flask import redirect, request
from flask.typing import ResponseReturnValue

from core.errors import NotFound
from core.library import NO_SUCH_PAGE
from core.links import structure_path
from core.structure import OUTSIDE_CODE, Structure
from core.text.clean import slug
from public_form.wiring import doors

View = Callable[[Structure], ResponseReturnValue]


def of_a_structure(view: View) -> Callable[[str], ResponseReturnValue]:
    """Hand the view the structure that its address names; lead to the one right address from any other."""

    @wraps(view)
    def handed(name: str) -> ResponseReturnValue:
        structure = structure_called(name)
        if name == f"{structure.code}_{slug(structure.name)}":
            return view(structure)
        after = request.path.split("/", 3)[3:]
        query = [request.query_string.decode("ascii")] if request.query_string else []
        path = "/".join([structure_path(structure.code, structure.name), *after])
        return redirect("?".join([path, *query]), 301)

    return handed


def structure_called(name: str) -> Structure:
    """Give the structure that an address names, by its code alone. A code may hold "_", a name never does.

    Raises:
        NotFound: no structure of the tree is called so.
    """
    code = name.rpartition("_")[0]
    found = _structure(code) or _structure(name)
    if found is None:
        raise NotFound(NO_SUCH_PAGE)
    return found


def _structure(code: str) -> Structure | None:
    # PostgreSQL refuses to look for the sign 0.
    if not code or "\0" in code or code == OUTSIDE_CODE:
        return None
    return doors().intake.structure(code)
