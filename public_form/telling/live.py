"""What the pages of the form ask of the server while people type: the same for everybody, without a cookie."""

from typing import Any

from core.hints import HINTS
from core.text.clean import one_line
from public_form.telling.services import Directory

SERVICES_MAX = 8
_QUERY_MIN = 2
_QUERY_MAX = 100


def hints() -> list[dict[str, str]]:
    """Give the kinds of personal data that are looked for."""
    return [
        {
            "kind": hint.kind,
            "pattern": hint.pattern,
            "flags": hint.flags,
            "sentence": hint.sentence,
            "instead": hint.instead,
        }
        for hint in HINTS
    ]


def services(query: str, directory: Directory) -> tuple[dict[str, Any], int]:
    """Give the services that a search finds and the sentence to be read aloud, with the HTTP code."""
    query = one_line(query[:_QUERY_MAX])
    if len(query) < _QUERY_MIN:
        return {"services": [], "sentence": "Écrivez au moins deux lettres."}, 200
    found = directory.search(query, SERVICES_MAX)
    if directory.trouble:
        return {"services": [], "sentence": directory.trouble}, 503
    listed = [{"code": service.code, "name": service.name, "place": service.place} for service in found]
    return {"services": listed, "sentence": _told(len(listed))}, 200


def _told(count: int) -> str:
    if count == 0:
        return "Aucun service trouvé : essayez une ville ou un code postal."
    if count < SERVICES_MAX:
        return "1 service trouvé." if count == 1 else f"{count} services trouvés."
    return f"Les {count} premiers services trouvés : ajoutez une ville ou un code postal pour en voir d’autres."
