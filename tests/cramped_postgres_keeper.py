"""Keeps a PostgreSQL running of which a part is on a small disk, and starts it again when standard input says so.

Run by tests/admin/cramped_postgres.py as a process of its own, for the reason told in tests/postgres_keeper.py.
"""

import shutil
import signal
import sys
import tempfile
from pathlib import Path

from postgres_keeper import ACCOUNT, free_port, run

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",  # programs end here, and never the machine
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "restart_after_crash": "off",  # by itself it would come back in what little room its end had made
    # The journal is tidied when a test says so, and not while the disk is to be full.
    "wal_recycle": "off",
    "min_wal_size": "2MB",
    "max_wal_size": "1GB",
    "checkpoint_timeout": "1h",
}


class Cramped:
    """A server whose data, or the journal of what it writes, are on a disk."""

    def __init__(self, programs: Path, folder: Path, data: Path, journal: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._data, self._journal = data, journal
        self.port = free_port()

    def begin(self) -> None:
        """Make it, and start it."""
        made = ("-D", self._data, "--waldir", self._journal, "--wal-segsize", "1")
        run(self._programs / "initdb", *made, "-U", ACCOUNT, "--auth=trust", "--locale=C.UTF-8", "--no-sync")
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers; one that went on by itself is stopped first."""
        self.stop()
        settings = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
        options = f"-p {self.port} -c unix_socket_directories={self._folder} {settings}"
        self._control("-l", self._folder / "log", "-o", options, "start")

    def stop(self) -> None:
        """Stop it without letting anything finish, if it runs."""
        if (self._data / "postmaster.pid").exists():
            run(self._programs / "pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop", check=False)

    def _control(self, *arguments: str | Path) -> None:
        run(self._programs / "pg_ctl", "-D", self._data, "-w", *arguments)


def main(programs: Path, disk: Path, part: str) -> int:
    """Begin, say the port, start again at each line, and stop when standard input ends."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = Path(tempfile.mkdtemp(prefix="ecoute-postgresql-"))
    shutil.chown(folder, ACCOUNT)
    cramped = disk / part
    places = {"data": (cramped, folder / "wal"), "wal": (folder / "data", cramped)}
    server = Cramped(programs, folder, *places[part])
    try:
        server.begin()
        _say(server.port)
        for _ in sys.stdin:
            server.start()
            _say("started")
    finally:
        try:
            server.stop()
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def _say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
