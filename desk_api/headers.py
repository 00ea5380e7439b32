"""The headers that every answer carries."""

from flask import Flask, Response, request

_EVERYWHERE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_OVER_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}


def install(app: Flask) -> None:
    """Put the headers on every answer, errors included."""
    app.after_request(_complete)


def _complete(response: Response) -> Response:
    response.headers.update(_EVERYWHERE | (_OVER_HTTPS if request.is_secure else {}))
    return response
