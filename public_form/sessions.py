"""The only cookie: it holds the form token, nothing about the person, and ends with the browser."""

from hashlib import sha256

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface


class _SecureOverHttps(SecureCookieSessionInterface):
    """Marks the cookie « Secure » whenever the page came by https, and signs it with SHA-256."""

    digest_method = staticmethod(sha256)

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure


def install(app: Flask) -> None:
    """Set the cookie's name and its limits."""
    app.session_interface = _SecureOverHttps()
    app.config.update(SESSION_COOKIE_NAME="ecoute", SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")
