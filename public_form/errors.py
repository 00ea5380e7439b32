"""Every error of the site becomes a page in French, or JSON under /api/: the one place where it is said how."""

from flask import Flask, Response, make_response, render_template
from werkzeug.exceptions import HTTPException

from core.errors import EcouteError, Forbidden, Invalid, NotFound, Refused, Stale, TooMany, Unavailable
from public_form.explore.failing import failed, of_api

_TITLES = {
    400: "Cette demande n’est pas lisible",
    403: "Cette page n’est pas ouverte",
    404: "Page introuvable",
    405: "Cette adresse ne s’utilise pas ainsi",
    409: "Ce n’est pas possible",
    413: "Votre envoi est trop lourd",
    429: "Trop de demandes en peu de temps",
    500: "Quelque chose s’est cassé chez nous",
    503: "Le service est indisponible pour l’instant",
}
_SENTENCES = {
    400: "L’adresse ou le formulaire est incomplet. Revenez à la page précédente et recommencez.",
    403: "Vous ne pouvez pas ouvrir cette page.",
    404: "Cette page n’existe pas, ou n’existe plus. Vérifiez l’adresse, ou repartez de l’accueil.",
    405: "Cette adresse attend un formulaire. Revenez à la page précédente.",
    409: "L’état de cette expérience ne le permet pas.",
    413: "Votre envoi dépasse la taille permise. Revenez à la page précédente : ce que vous avez écrit y est encore. "
    "Raccourcissez votre récit, puis envoyez-le.",
    429: "Trop de demandes sont venues d’ici en une heure. Recommencez dans une heure.",
    500: "Ce n’est pas de votre fait. Revenez à la page précédente : ce que vous avez écrit y est encore. "
    "Réessayez dans quelques minutes.",
    503: "Réessayez dans quelques minutes.",
}
_CODES: tuple[tuple[type[EcouteError], int], ...] = (
    (NotFound, 404),
    (Forbidden, 403),
    (Refused, 409),
    (Stale, 409),
    (TooMany, 429),
    (Invalid, 400),
    (Unavailable, 503),
)
PAGE_TOO_OLD = (
    "Cette page est restée ouverte trop longtemps, ou votre navigateur refuse le cookie qui la protège : "
    "envoyez-la de nouveau."
)
"""What is said when a form comes without its token, or with an old one."""

RETRY_AFTER = "30"
"""How many seconds a program should wait before it tries again."""


def install(app: Flask) -> None:
    """Answer every error with a page."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(EcouteError, our_error)


def code_of(error: EcouteError) -> int:
    """Give the HTTP code that says this error to programs."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), 500)


def error_page(code: int, sentence: str = "") -> Response:
    """Give the page of an error, with its own sentence or the usual one."""
    page = render_template(
        "error.html",
        heading=_TITLES.get(code, _TITLES[400]),
        sentence=sentence or _SENTENCES.get(code, _SENTENCES[400]),
    )
    return _in_time(make_response(page, code))


def our_error(error: EcouteError) -> Response:
    """Give the page of an error of core; under /api/, its JSON."""
    code = code_of(error)
    return _in_time(failed(code, error)) if of_api() else error_page(code, error.sentence)


def _in_time(response: Response) -> Response:
    """Say when to try again, where that may help."""
    if response.status_code == 503:
        response.headers["Retry-After"] = RETRY_AFTER
    return response


def _http_error(error: HTTPException) -> Response:
    code = error.code or 500
    page = _in_time(failed(code)) if of_api() else error_page(code)
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            page.headers.setdefault(name, value)
    return page
