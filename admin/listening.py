"""How both servers listen: what is no clear request of HTTP is refused before anybody reads it."""

import logging
import socket
from collections.abc import Callable
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import create_server
from waitress.task import ErrorTask, ThreadedTaskDispatcher

Refusal = Callable[[int], tuple[str, str]]
"""Gives the kind and the text of the answer to what is refused with a status."""

_LONGEST_HEADERS = 32 * 1024
_CONNECTIONS = 512
"""How many may be open: each terminal that waits for something new has one, beside the one that it calls with."""
_HEADERS = (
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
)


def _wake_nobody() -> None:
    """Let those go who wait, where nobody ever does."""


def listen(
    app: Any,
    listener: socket.socket,
    threads: int,
    largest: int,
    refusal: Refusal,
    wake: Callable[[], None] = _wake_nobody,
) -> None:
    """Answer until stopped.

    Args:
        app: what answers.
        listener: where it listens.
        threads: how many requests it answers at once.
        largest: how many bytes a request may hold before it is refused unread.
        refusal: what is said then, and of what is not readable.
        wake: lets those go who wait for something, as the server ends.
    """
    logging.getLogger("waitress").setLevel(logging.ERROR)
    server = create_server(
        app,
        _dispatcher=_Threads(threads, wake),
        sockets=[listener],
        ident=None,
        connection_limit=_CONNECTIONS,
        asyncore_use_poll=True,
        max_request_body_size=largest,
        max_request_header_size=_LONGEST_HEADERS,
        # ProxyFix believes the proxies of ECOUTE_PROXIES, and nobody when there are none.
        clear_untrusted_proxy_headers=False,
    )
    server.channel_class = type("_Refusing", (_Channel,), {"refusal": staticmethod(refusal)})
    server.run()


class _Threads(ThreadedTaskDispatcher):  # type: ignore[misc]  # waitress ships no types
    """The threads of a server, which ends without waiting for those who wait."""

    def __init__(self, count: int, wake: Callable[[], None]) -> None:
        super().__init__()
        self._wake = wake
        self.set_thread_count(count)

    def shutdown(self, *asked: object, **named: object) -> bool:
        """End them."""
        self._wake()
        return bool(super().shutdown(*asked, **named))


class _Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress ships no types
    """Refuses what a proxy and a server may read in two ways: whoever sends it hides a request in another one."""

    def received(self, data: bytes) -> int:
        """Read what came; give how much of it was of this request.

        Nobody is told to go on with a request that is whole: waitress would take the next one for the rest of it.
        """
        taken = int(super().received(data))
        if self.completed:
            self.expect_continue = False
        return taken

    def parse_header(self, header_plus: bytes) -> None:
        """Read the first line and the headers.

        Raises:
            ParsingError: they are not those of one request.
        """
        try:
            super().parse_header(header_plus)
        except ValueError as error:  # a number with more digits than Python reads
            raise ParsingError("A number is too long") from error
        if self.chunked and "CONTENT_LENGTH" in self.headers:
            raise ParsingError("Two lengths are said")
        if "," in self.headers.get("HOST", ""):
            raise ParsingError("Two hosts are said")


class _Refusal(ErrorTask):  # type: ignore[misc]  # waitress ships no types
    """Says in the way of the application what the server refuses before it."""

    def execute(self) -> None:
        """Answer, and hang up."""
        error = self.request.error
        kind, text = self.channel.refusal(error.code)
        body = text.encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.extend([("Content-Type", kind), *_HEADERS])
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Channel(HTTPChannel):  # type: ignore[misc]  # waitress ships no types
    parser_class = _Parser
    error_task_class = _Refusal
