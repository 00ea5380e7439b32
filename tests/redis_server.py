"""A Redis for tests: a private one on the loopback, that ends with the process which started it, even killed."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from redis import Redis

from tests.postgres_keeper import free_port

NO_SERVER = "redis-server is not on this machine: install redis-server (Debian)"
PATIENCE_S = 30.0


class RedisServer:
    """A server that keeps nothing on disk, and that a test may stop, start again and set as it likes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = free_port()
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Its address, as a setting has it."""
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def client(self) -> Redis:
        """A client of it for what the test itself has to ask; a new one each time, since it may have been stopped."""
        return Redis(port=self.port)

    def start(self, *options: str) -> None:
        """Start it, and wait until it listens."""
        own = ("--save", "", "--appendonly", "no", "--bind", "127.0.0.1", "--dir", str(self._folder))
        listening = () if "--tls-port" in options else ("--port", str(self.port))
        # The kernel kills it when the process of the tests is gone, however that ended.
        command = ["setpriv", "--pdeathsig", "KILL", "redis-server", *own, *listening, *options]
        self._running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        self._wait()

    def kill(self) -> None:
        """End it at once, and all that it counted with it."""
        if self._running is not None:
            self._running.kill()
            self._running.wait()
            self._running = None

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.002)
        raise AssertionError("redis-server does not listen")


@pytest.fixture
def redis_unstarted(tmp_path: Path) -> Iterator[RedisServer]:
    """Give a server for the test to start as it wants it; skip where there is none to be had."""
    if shutil.which("redis-server") is None:
        pytest.skip(NO_SERVER)
    server = RedisServer(tmp_path)
    yield server
    server.kill()


@pytest.fixture
def redis_server(redis_unstarted: RedisServer) -> RedisServer:
    """Give a server that counts nothing yet."""
    redis_unstarted.start()
    return redis_unstarted
