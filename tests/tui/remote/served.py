"""The desk served over TLS on loopback, as a test starts, stops and disturbs it."""

import socket
import ssl
import threading
from contextlib import suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import trustme
from werkzeug.test import Client

from core.rules import DEFAULT_RULES, HouseRules
from core.wire.desks import Desks
from desk_api.app import create_app
from desk_api.doors import Doors
from desk_api.waiting import WaitingRoom
from tests.fakes.changes import FakeChanges
from tests.fakes.clock import FixedClock
from tests.fakes.press import FakePress
from tests.fakes.store import FakeStore
from tests.tui.fake_desk import NOW
from tests.tui.remote.porter import Porter

HOST = "127.0.0.1"


@cache
def authority() -> trustme.CA:
    """Give an authority that only tests believe."""
    return trustme.CA()


@cache
def trust() -> ssl.SSLContext:
    """Give what believes that authority, and no other."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority().configure_trust(context)
    return context


@cache
def certificate(name: str = HOST) -> ssl.SSLContext:
    """Give what a server shows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(name).configure_cert(context)
    return context


class Served:
    """A server on a port that stays its own when it is started again.

    Attributes:
        asked: the paths asked for, in order.
        drops: how many answers to changes are still to be lost, once the change is made.
        connections: how many were opened.
        changes: what tells of changes.
        gate: what answers wait at, None for nothing.
        instead: the status and the text that is answered to everything, None for the desk.
    """

    def __init__(
        self, store: FakeStore, shown: ssl.SSLContext | None = None, rules: HouseRules = DEFAULT_RULES
    ) -> None:
        self.store = store
        self.porter = Porter()
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.drops = 0
        self.connections = 0
        self.gate: threading.Event | None = None
        self.instead: tuple[int, bytes] | None = None
        self._shown = shown or certificate()
        self.changes = FakeChanges(store)
        self._open: set[socket.socket] = set()
        desks, waiting = Desks(store, FixedClock(NOW), rules, FakePress()), WaitingRoom(self.changes)
        doors = Doors(desks, self.porter, lambda network: network, lambda: None, waiting)  # type: ignore[arg-type]
        self._app = create_app(doors)
        self._server: ThreadingHTTPServer | None = None
        self.port = 0
        self.start()

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.port}"

    def start(self) -> None:
        """Serve."""
        server = ThreadingHTTPServer((HOST, self.port), self._handler())
        server.daemon_threads = True
        server.socket = self._shown.wrap_socket(server.socket, server_side=True)
        self._server, self.port = server, server.server_port
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Die: nobody is told."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
        for connection in [*self._open]:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()
        self._open.clear()

    def answer(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        """Answer one request."""
        self.asked.append(path.removeprefix("/v1/"))
        self.headers.append(headers)
        if self.gate is not None:
            self.gate.wait(20)
        if self.instead is not None:
            return self.instead[0], {"Location": "/elsewhere"}, self.instead[1]
        told = Client(self._app).open(path, method=method, headers=headers, data=body, base_url=self.url)
        return told.status_code, {**told.headers}, told.data

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        served = self

        class Handler(BaseHTTPRequestHandler):
            """Keeps the connection open, as a real server does; says nothing."""

            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                served.connections += 1
                served._open.add(self.request)
                super().setup()

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                status, headers, answer = served.answer(self.command, self.path, {**self.headers}, body)
                if served.drops and "Idempotency-Key" in self.headers:
                    served.drops -= 1
                    self.close_connection = True
                    self.request.shutdown(socket.SHUT_RDWR)
                    return
                self.send_response(status)
                for name, value in (headers | {"Content-Length": str(len(answer))}).items():
                    self.send_header(name, value)
                with suppress(ConnectionError):  # whoever asked may be gone
                    self.end_headers()
                    self.wfile.write(answer)

            do_GET = do_DELETE = do_POST  # noqa: N815 (their names in the library)

            def log_message(self, *args: Any) -> None:
                pass

        return Handler
