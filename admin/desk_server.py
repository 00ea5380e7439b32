"""Serves the desk to those who sit elsewhere: over plain HTTP, behind a proxy that ends TLS."""

import json
import socket
from typing import TYPE_CHECKING

from werkzeug.middleware.proxy_fix import ProxyFix

from admin.listening import listen
from admin.turns import InTurn
from admin.watching.readiness import must_be_ready
from core.errors import Invalid
from core.wire.problems import MEDIA_TYPE, problem
from desk_api.app import create_app
from desk_api.bodies import MEBIBYTE
from desk_api.doors import Doors
from desk_api.waiting import PLACES, WaitingRoom

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from admin.wiring import House


def application(house: "House") -> "Flask":
    """Give the server of the desks, once it is sure that the database and the keys are there."""
    marks = house.network_marks
    app = create_app(
        Doors(
            house.desks,
            house.signing,
            marks.lasting,
            lambda: must_be_ready(house),
            WaitingRoom(house.changes),
        )
    )
    if hops := house.settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    return app


def serve(app: "Flask", listener: socket.socket, at_once: int, wake: "Callable[[], None]") -> None:
    """Answer until stopped.

    Args:
        app: what answers.
        listener: where it listens.
        at_once: how many calls it answers at once, beside those who wait for something new.
        wake: lets those go, as the server ends.
    """
    listen(InTurn(app, at_once), listener, at_once + PLACES, MEBIBYTE, _refusal, wake)


def _refusal(code: int) -> tuple[str, str]:
    """Say in the same way as the rest what is refused before anybody reads it."""
    told = problem(Invalid("Cette demande n’est pas lisible, ou trop longue.")) | {"status": code}
    return MEDIA_TYPE, json.dumps(told, ensure_ascii=False)
