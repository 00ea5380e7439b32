"""Everything that is held about an author and their experience, as a file for them."""

import json

from flask import Response

from public_form.wiring import doors

_KILO = 1000


def everything(token: str) -> Response:
    """Give the file. Its name says nothing of the story."""
    held = doors().following.everything(token)
    response = Response(_written(held), mimetype="application/json")
    name = f"ecoute-experience-{held['experience']['number']}.json"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def size_fr(token: str) -> str:
    """Say how big the file is."""
    size = len(_written(doors().following.everything(token)))
    return f"{size}\u00a0octets" if size < _KILO else f"{round(size / _KILO)}\u00a0ko"


def _written(held: dict[str, object]) -> bytes:
    return json.dumps(held, ensure_ascii=False, indent=2).encode()
