"""The headers that every answer carries, and those of the pages that are for one person alone."""

from collections.abc import Mapping
from functools import partial

from flask import Flask, Response, request

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # « Back » shows what the browser kept, and everything else asks the server again.
    "Cache-Control": "no-cache",
}
_OVER_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}
"""A browser that came by https once comes by https for a year. Said of this host alone: others are not ours."""

_SECRET = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def install(app: Flask, allowed: Mapping[str, str] | None = None) -> None:
    """Put the headers on every answer, errors and files included; `allowed` has the directives that a theme widens."""
    policy = "; ".join(f"{name} {value}" for name, value in (POLICY | dict(allowed or {})).items())
    app.after_request(partial(_complete, _EVERYWHERE | {"Content-Security-Policy": policy}))


def secret(response: Response) -> Response:
    """Give the answer as one that nothing on the way may keep, index or name to others."""
    response.headers.update(_SECRET)
    return response


def revised(response: Response) -> Response:
    """Give a page that anybody may keep, or only say that the copy they kept is still the right one.

    Each reader asks again each time: what is withdrawn is gone at once, wherever copies are.
    """
    if response.status_code != 200:
        return response
    response.add_etag()
    response.make_conditional(request)
    return response


def _complete(everywhere: dict[str, str], response: Response) -> Response:
    expected = everywhere | _OVER_HTTPS if request.is_secure else everywhere
    for name, value in expected.items():
        response.headers.setdefault(name, value)
    return response
