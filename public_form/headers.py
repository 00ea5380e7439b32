"""The headers that every answer carries, and those of the pages that are for one person alone."""

from flask import Flask, Response

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
_EVERYWHERE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # « Back » shows what the browser kept, and everything else asks the server again.
    "Cache-Control": "no-cache",
}
_SECRET = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def install(app: Flask) -> None:
    """Put the headers on every answer, errors and files included."""
    app.after_request(_complete)


def secret(response: Response) -> Response:
    """Give the answer as one that nothing on the way may keep, index or name to others."""
    response.headers.update(_SECRET)
    return response


def _complete(response: Response) -> Response:
    for name, value in _EVERYWHERE.items():
        response.headers.setdefault(name, value)
    return response
