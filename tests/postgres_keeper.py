"""Keeps a private PostgreSQL running for as long as somebody holds the other end of its standard input.

Run by tests/postgres.py as a process of its own. Whoever started it may end in any way, even killed: the
kernel then closes the pipe, and the server is stopped and its folder removed.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ACCOUNT = "postgres"
"""The server refuses to run as root: it then runs as this account, and always knows its owner by this name."""

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "timezone": "Asia/Kolkata",  # nothing may depend on the server's own time zone
}
_ATTEMPTS = 5


def main(programs: Path) -> int:
    """Start a server, say its port on standard output, and stop it when standard input ends."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = Path(tempfile.mkdtemp(prefix="ecoute-postgresql-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, ACCOUNT)
        run(programs / "initdb", "-D", folder / "data", "-U", ACCOUNT, "--auth=trust", "--locale=C.UTF-8", "--no-sync")
        sys.stdout.write(f"{_start(programs, folder)}\n")
        sys.stdout.flush()
        sys.stdin.read()
    finally:
        try:
            if (folder / "data" / "postmaster.pid").exists():
                run(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def _start(programs: Path, folder: Path) -> int:
    """Give the port taken: another program may be quicker to take a free one."""
    settings = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
    for attempt in range(_ATTEMPTS):
        port = free_port()
        options = f"-p {port} -c unix_socket_directories={folder} {settings}"
        try:
            run(programs / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-o", options, "-w", "start")
        except subprocess.CalledProcessError:
            if attempt == _ATTEMPTS - 1:
                raise
        else:
            return port
    raise AssertionError


def free_port() -> int:
    """Give a port that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def run(*command: str | Path, check: bool = True) -> None:
    """Run a program of the server's; nothing of it writes to our pipes, whose other ends may be gone."""
    prefix = ("runuser", "-u", ACCOUNT, "--") if os.geteuid() == 0 else ()
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            [*prefix, *map(str, command)],
            check=False,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        if check and done.returncode != 0:
            said.seek(0)
            raise subprocess.CalledProcessError(done.returncode, command, said.read())


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1])))
    except subprocess.CalledProcessError as failed:
        sys.exit(f"{failed}\n{failed.output}")
