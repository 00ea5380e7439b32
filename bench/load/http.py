"""A light client of HTTP/1.1 on one connection: those who load a machine share it with what they load."""

import asyncio
import zlib
from collections.abc import Mapping
from types import TracebackType
from typing import NamedTuple, Self

PATIENCE_S = 60
_GZIP = 16 + zlib.MAX_WBITS


class Answer(NamedTuple):
    """What a server answered.

    Attributes:
        headers: by their names in lower case.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


class Line:
    """A connection to one server, which is made when it is first needed, and again after it was lost."""

    def __init__(self, address: str) -> None:
        """Make it, for an address like http://127.0.0.1:8000; nothing is said to the server yet."""
        self._host, _, port = address.rstrip("/").removeprefix("http://").partition(":")
        self._port = int(port)
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> Answer:
        """Send a request, and give its answer.

        Raises:
            OSError, EOFError: the server does not answer.
        """
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self._host}:{self._port}", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await self._answer("\r\n".join([*lines, "", ""]).encode() + body)
        except (OSError, EOFError):
            self._hang_up()
            raise

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    async def _answer(self, request: bytes) -> Answer:
        if self._open is None:
            self._open = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._open
        writer.write(request)
        first, *told = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in told if one)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection", "").lower() == "close":
            self._hang_up()
        packed = headers.get("content-encoding") == "gzip"
        return Answer(int(first.split()[1]), headers, zlib.decompress(body, _GZIP) if packed else body)

    def _hang_up(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None
