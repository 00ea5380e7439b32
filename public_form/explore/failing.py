"""Errors under /api/: JSON, with the names that clients of the Explore API know, and a sentence in French."""

from flask import Response, request

from core.errors import EcouteError
from core.explore.errors import NoSuchDataset, OdsqlError, ParameterError
from public_form.explore.responses import answered, opened

PREFIX = "/api/"
"""Every address that begins so is one of the API."""

_NAMES: tuple[tuple[type[EcouteError], str], ...] = (
    (OdsqlError, "ODSQLError"),
    (ParameterError, "InvalidRESTParameterError"),
    (NoSuchDataset, "DatasetNotFoundError"),
)
_USUAL = {
    400: ("InvalidRESTParameterError", "Cette demande n’est pas lisible : vérifiez ses paramètres."),
    404: ("NotFoundError", "Cette adresse n’existe pas dans l’API : partez de /api/explore/v2.1/catalog/datasets."),
    405: ("MethodNotAllowedError", "L’API se lit seulement : utilisez GET."),
    429: ("RateLimitError", "Trop de demandes sont venues d’ici : recommencez dans une heure."),
    500: ("InternalServerError", "Quelque chose s’est cassé chez nous : réessayez dans quelques minutes."),
    503: ("ServiceUnavailableError", "Le service est indisponible pour l’instant : réessayez dans quelques minutes."),
}


def of_api() -> bool:
    """Tell whether the present request is for the API."""
    return request.path.startswith(PREFIX)


def failed(code: int, error: EcouteError | None = None) -> Response:
    """Give the answer that says an error to programs."""
    name, sentence = _USUAL.get(code, _USUAL[400])
    if error is not None:
        name = next((known for kind, known in _NAMES if isinstance(error, kind)), name)
        sentence = error.sentence
    return opened(answered({"error_code": name, "message": sentence}, code))
