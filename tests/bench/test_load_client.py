"""What loads a house: a light client, and a verdict that says when the load was not reached."""

import asyncio
import gzip
from collections.abc import Awaitable, Callable

from bench.load.http import Line
from bench.load.seen import Seen

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def spoken_with(talk: Talk, questions: int) -> list[tuple[int, bytes]]:
    """Ask a server that answers so; give the statuses and the bodies."""
    closed: list[asyncio.Future[None]] = []

    async def talk_and_hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        closed.append(asyncio.get_running_loop().create_future())
        mine = closed[-1]
        await talk(reader, writer)
        writer.close()
        await writer.wait_closed()
        mine.set_result(None)

    async def ask() -> list[tuple[int, bytes]]:
        server = await asyncio.start_server(talk_and_hang_up, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with server, Line(f"http://127.0.0.1:{port}") as line:
            answers = [await line.ask("POST", "/", {"X-One": "1"}, b"corps") for _ in range(questions)]
            await asyncio.gather(*closed)  # a socket that is open when the loop ends is never closed
        return [(answer.status, answer.body) for answer in answers]

    return asyncio.run(ask())


async def _read(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    assert b"X-One: 1\r\n" in head and b"Content-Length: 5\r\n" in head
    return await reader.readexactly(5)


def test_a_line_asks_again_and_again_on_one_connection() -> None:
    """Answers are read whole, compressed or not, without hanging up between two questions."""
    connections = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(writer)
        for packed in (False, True):
            body = gzip.compress(await _read(reader)) if packed else await _read(reader)
            kind = b"Content-Encoding: gzip\r\n" if packed else b""
            writer.write(b"HTTP/1.1 200 OK\r\n" + kind + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    assert spoken_with(talk, 2) == [(200, b"corps"), (200, b"corps")]
    assert len(connections) == 1


def test_a_line_that_the_server_closes_is_made_again() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _read(reader)
        writer.write(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        writer.close()

    assert spoken_with(talk, 2) == [(503, b"")] * 2


def test_a_load_that_was_not_reached_is_said_so() -> None:
    """What was achieved is told beside what was asked; answers that come too late are work that piles up."""
    reached = Seen("forms", times=[0.1] * 100, done=[("key",)] * 100, asked=100)
    assert not reached.shortfall(10, 2)
    fewer = Seen("forms", times=[0.1] * 80, done=[("key",)] * 80, asked=100)
    assert fewer.shortfall(10, 2) == "forms: 8.0 a second of 10.0, 80 of 100"
    late = Seen("forms", times=[9.0] * 100, done=[("key",)] * 100, asked=100)
    assert late.shortfall(10, 2) == "forms: p95 of 9.0 s, more than 2.0 s: work piles up"
