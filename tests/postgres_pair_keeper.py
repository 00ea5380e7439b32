"""Keeps a primary PostgreSQL and its synchronous standby running, and does to them what standard input says.

Run by tests/postgres_pair.py as a process of its own, for the reason told in tests/postgres_keeper.py.
"""

import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from postgres_keeper import ACCOUNT, free_port, run

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",  # programs are killed here, and never the machine
    "shared_buffers": "32MB",
    "wal_level": "replica",
    "max_wal_senders": "4",
    "hot_standby": "on",
    "wal_retrieve_retry_interval": "100ms",
}
_STANDBY = "copie"


class Pair:
    """Two servers in one folder."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._ports = {"primary": free_port(), "standby": free_port()}

    def begin(self) -> str:
        """Make both, and give their ports."""
        primary, standby = self._folder / "primary", self._folder / "standby"
        run(self._programs / "initdb", "-D", primary, "-U", ACCOUNT, "--auth=trust", "--locale=C.UTF-8", "--no-sync")
        self.start("primary")
        address = f"host=127.0.0.1 port={self._ports['primary']} user={ACCOUNT} application_name={_STANDBY}"
        run(self._programs / "pg_basebackup", "-D", standby, "-R", "-X", "stream", "-c", "fast", "-d", address)
        self.start("standby")
        # Only now: without its standby, the primary would keep everybody waiting.
        self._sql("primary", f"ALTER SYSTEM SET synchronous_standby_names = '{_STANDBY}'", "SELECT pg_reload_conf()")
        return " ".join(str(port) for port in self._ports.values())

    def start(self, which: str) -> None:
        """Start one of them, and wait until it answers."""
        settings = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
        options = f"-p {self._ports[which]} -c unix_socket_directories={self._folder} {settings}"
        self._control(which, "-l", self._folder / f"{which}.log", "-o", options, "start")

    def stop(self, which: str) -> None:
        """Stop one of them as politely as it takes."""
        self._control(which, "-m", "fast", "stop")

    def restart(self, which: str) -> None:
        """Stop one of them without letting anything finish, and start it again."""
        self._control(which, "-m", "immediate", "stop")
        self.start(which)

    def kill(self, which: str) -> None:
        """Kill the server process: those it started end when they notice."""
        os.kill(self._pid(which), signal.SIGKILL)

    def promote(self, which: str) -> None:
        """Make a primary of the standby; it waits for nobody."""
        self._sql(which, "SELECT pg_promote()")

    def relax(self, which: str) -> None:
        """Have one of them wait for no standby any more."""
        self._sql(which, "ALTER SYSTEM SET synchronous_standby_names = ''", "SELECT pg_reload_conf()")

    def pause(self, which: str) -> None:
        """Have the standby apply nothing of what it receives."""
        self._sql(which, "SELECT pg_wal_replay_pause()")

    def resume(self, which: str) -> None:
        """Have it go on."""
        self._sql(which, "SELECT pg_wal_replay_resume()")

    def end(self) -> None:
        """Stop whatever runs."""
        for which in self._ports:
            if (self._folder / which / "postmaster.pid").exists():
                run(self._programs / "pg_ctl", "-D", self._folder / which, "-m", "immediate", "stop", check=False)

    def _pid(self, which: str) -> int:
        return int((self._folder / which / "postmaster.pid").read_text().splitlines()[0])

    def _control(self, which: str, *arguments: str | Path) -> None:
        run(self._programs / "pg_ctl", "-D", self._folder / which, "-w", *arguments)

    def _sql(self, which: str, *statements: str) -> None:
        for statement in statements:
            where = ("-h", "127.0.0.1", "-p", str(self._ports[which]), "-U", ACCOUNT)
            run(self._programs / "psql", *where, "-d", "postgres", "-c", statement)


def main(programs: Path) -> int:
    """Begin, say the ports, do what is said line by line, and stop when standard input ends."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = Path(tempfile.mkdtemp(prefix="ecoute-pair-"))
    pair = Pair(programs, folder)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, ACCOUNT)
        _say(pair.begin())
        for line in sys.stdin:
            act, which = line.split()
            getattr(pair, act)(which)
            _say("done")
    finally:
        try:
            pair.end()
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
