"""Both servers as they run, and requests that no browser sends."""

import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from admin.settings import Settings
from admin.wiring import House
from core.signing import tokens
from tests.admin.running import Running, running, wait_for
from tests.fakes.world import SOURCE, submission

SITE, DESK = "public", "desk"
_PATIENCE_S = 20


@dataclass
class Attacked:
    """The servers of a small programme with one published story.

    Attributes:
        house: the programme.
        ports: where each server listens.
        processes: each server.
        token: of the session of a manager.
        secret: of the follow-up page of the story.
    """

    house: House
    ports: dict[str, int]
    processes: dict[str, Running]
    token: str
    secret: str

    def send(self, server: str, request: bytes) -> bytes:
        """Send bytes; give all that comes back until the server hangs up, or has answered and waits."""
        with socket.create_connection(("127.0.0.1", self.ports[server]), timeout=_PATIENCE_S) as connection:
            with suppress(OSError):  # it may hang up before it was sent everything
                connection.sendall(request)
                connection.shutdown(socket.SHUT_WR)
            found = b""
            with suppress(ConnectionError):
                while piece := connection.recv(65536):
                    found += piece
            return found

    def alive(self, server: str) -> bool:
        """Tell whether it still answers."""
        path = {SITE: b"/sante", DESK: b"/ready"}[server]
        return status(self.send(server, b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")) == 200

    @property
    def logged(self) -> str:
        """All that both wrote to their logs."""
        return "".join(process.err for process in self.processes.values())


@contextmanager
def attacked(prepared_home: Path, folder: Path) -> Iterator[Attacked]:
    """Start both servers; none outlives the block."""
    home = Path(shutil.copytree(prepared_home, folder / "maison"))
    house = House(Settings(home=home, database=""))
    told = house.intake.submit(submission(), SOURCE)
    house.desk("modo").publish(told.number, 1)
    now = datetime.now(UTC)
    session, kept = tokens.opened("manager-30", now, now)
    with house.store.writing() as uow:
        uow.tokens.add(kept)
        uow.commit()
    with ExitStack() as stack:
        stack.callback(house.engine.dispose)
        processes, ports = {}, {}
        for server in (SITE, DESK):
            ran = running(folder / server, "serve", server, "--port", 0, ECOUTE_HOME=str(home))
            processes[server] = stack.enter_context(ran)
            ports[server] = _port(processes[server])
        yield Attacked(house, ports, processes, session.token, told.token)


def _port(process: Running) -> int:
    """Wait until a server says where it listens."""
    wait_for(lambda: _ADDRESS.search(process.err) or process.process.exitcode is not None, "the address of the server")
    found = _ADDRESS.search(process.err)
    assert found is not None, process.err
    return int(found[1])


_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


def status(answer: bytes) -> int:
    """Give the status of the first answer, 0 when there is none."""
    found = re.match(rb"HTTP/1\.[01] (\d{3}) ", answer)
    return int(found[1]) if found else 0
