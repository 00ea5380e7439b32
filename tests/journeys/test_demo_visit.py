"""`ecoute demo` on a terminal: it opens the workstation, and leaving it stops everything."""

import os
import pty
import re
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ

import pytest

_ROOT = Path(__file__).parents[2]
_PATIENCE_S = 90.0


class Terminal:
    """A program on a pseudo-terminal."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._master, slave = pty.openpty()
        ioctl(slave, TIOCSWINSZ, pack("HHHH", 40, 140, 0, 0))
        self.process = subprocess.Popen(
            command, cwd=_ROOT, env=environment, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
        )
        os.close(slave)
        self._shown = b""

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def wait_for(self, words: str) -> str:
        """Wait until words have been shown, and give all that was shown so far without its colours."""
        until = time.monotonic() + _PATIENCE_S
        while time.monotonic() < until:
            shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self._shown.decode(errors="replace"))
            if words in shown:
                return shown
            if not self._read():
                break
        raise AssertionError(f"« {words} » was never shown: {self._shown[-3000:]!r}")

    def end(self) -> int:
        """Wait for the end of the program, and give its exit code."""
        until = time.monotonic() + _PATIENCE_S
        while self.process.poll() is None and time.monotonic() < until:
            self._read()
        while self._read():
            pass
        return self.process.wait(timeout=1)

    def close(self) -> None:
        """Leave nothing behind."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._master)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._master], [], [], 0.05)
        if not ready:
            return self.process.poll() is None
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self._shown += data
        return bool(data)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """Give the demo on a terminal."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ECOUTE_")}
    command = [sys.executable, "-c", "from admin.cli import main; main()", "demo"]
    opened = Terminal(command, kept | {"TMPDIR": str(tmp_path), "HOME": str(tmp_path), "TERM": "xterm-256color"})
    yield opened
    opened.close()


def children(pid: int) -> list[int]:
    """Give the processes that a process has started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError):
            if int((folder / "stat").read_text().rpartition(")")[2].split()[1]) == pid:
                found.append(int(folder.name))
    return found


def alive(pid: int) -> bool:
    """Tell whether a process is there."""
    return Path(f"/proc/{pid}").exists()


def test_leaving_the_workstation_stops_everything(terminal: Terminal, tmp_path: Path) -> None:
    """The site answers while the workstation is open; `q` stops each process started and removes the folder."""
    shown = terminal.wait_for("Avec quel compte")
    address = re.search(r"http://127\.0\.0\.1:(\d+)/", shown)
    assert address is not None
    with urllib.request.urlopen(address[0], timeout=30) as page:
        assert page.status == 200
    parts = children(terminal.process.pid)
    assert len(parts) == 2
    assert len(list(tmp_path.glob("ecoute-demo-*"))) == 1
    terminal.press("camille\r")
    terminal.wait_for("À modérer")
    terminal.press("q")
    assert terminal.end() == 0
    assert "Tout est arrêté" in terminal.wait_for("Tout est arrêté")
    assert [pid for pid in parts if alive(pid)] == []
    assert list(tmp_path.glob("ecoute-demo-*")) == []
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(address[1]))) != 0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_a_demo_that_is_told_to_end_leaves_nothing(terminal: Terminal, tmp_path: Path, how: signal.Signals) -> None:
    """Ended from outside, or with its terminal closed, the demo stops its processes and removes its folder too."""
    terminal.wait_for("Avec quel compte")
    parts = children(terminal.process.pid)
    terminal.process.send_signal(how)
    assert terminal.end() != 0
    assert [pid for pid in parts if alive(pid)] == []
    assert list(tmp_path.glob("ecoute-demo-*")) == []
