"""Serves the desk to those who sit elsewhere: over plain HTTP, behind a proxy that ends TLS."""

import json
import logging
import socket
from typing import TYPE_CHECKING

from waitress.channel import HTTPChannel
from waitress.server import create_server
from waitress.task import ErrorTask
from werkzeug.middleware.proxy_fix import ProxyFix

from admin.watching.readiness import must_be_ready
from core.clock import SystemClock
from core.errors import Invalid
from core.wire.problems import MEDIA_TYPE, problem
from desk_api.app import create_app
from desk_api.bodies import MEBIBYTE
from desk_api.doors import Doors

if TYPE_CHECKING:
    from flask import Flask

    from admin.wiring import House


def application(house: "House") -> "Flask":
    """Give the server of the desks, once it is sure that the database and the keys are there."""
    marks, clock = house.marks, SystemClock()
    app = create_app(
        Doors(
            house.desks,
            house.signing,
            lambda network: marks.of_the_day(clock.now(), "desk", network),
            lambda: must_be_ready(house),
        )
    )
    if hops := house.settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    return app


def serve(app: "Flask", listener: socket.socket, threads: int) -> None:
    """Answer until stopped."""
    logging.getLogger("waitress").setLevel(logging.ERROR)
    server = create_server(
        app,
        sockets=[listener],
        threads=threads,
        ident=None,
        max_request_body_size=MEBIBYTE,
        # ProxyFix believes the proxies of ECOUTE_PROXIES, and nobody when there are none.
        clear_untrusted_proxy_headers=False,
    )
    server.channel_class = _Channel
    server.run()


class _Refusal(ErrorTask):  # type: ignore[misc]  # waitress ships no types
    """Says in the same way as the rest what the server refuses before anybody reads it."""

    def execute(self) -> None:
        """Answer with a problem."""
        code = self.request.error.code
        told = problem(Invalid("Cette demande n’est pas lisible, ou trop longue.")) | {"status": code}
        body = json.dumps(told, ensure_ascii=False).encode()
        self.status = f"{code} {self.request.error.reason}"
        self.response_headers.extend([("Content-Type", MEDIA_TYPE), ("Cache-Control", "no-store")])
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Channel(HTTPChannel):  # type: ignore[misc]  # waitress ships no types
    error_task_class = _Refusal
