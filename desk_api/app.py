"""The factory of the desk's server: it is handed what it opens to, and knows no database."""

from flask import Flask

from desk_api import access, compressing, doors, errors, headers
from desk_api.bodies import MEBIBYTE
from desk_api.calls import calls
from desk_api.changes import changes
from desk_api.doors import Doors
from desk_api.health import health
from desk_api.openapi import openapi
from desk_api.sessions import sessions


def create_app(handed: Doors) -> Flask:
    """Give the server of a programme's desks.

    Behind a proxy, whoever serves it puts werkzeug's ProxyFix around it: nothing is trusted by default.
    """
    app = Flask("desk_api", static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=MEBIBYTE + 1)
    app.url_map.strict_slashes = True
    app.url_map.merge_slashes = False  # werkzeug would lead to the host that the caller named
    app.url_map.redirect_defaults = False
    doors.keep(app, handed)
    headers.install(app)
    compressing.install(app)
    errors.install(app)
    access.install(app)
    for addresses in (sessions, calls, changes, openapi, health):
        app.register_blueprint(addresses)
    return app
