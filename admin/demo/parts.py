"""Starts the real parts of Écoute as processes of their own, on the loopback."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from core.errors import Unavailable

FIRST_PORT = 8000
_OPENED = "Site public"
"""How the site begins to say that it listens."""

_PORTS = 1000
_PATIENCE_S = 30.0


def environment(home: Path, port: int, smtp_port: int) -> dict[str, str]:
    """Give the settings of a house that lives in a folder of its own."""
    return {
        "ECOUTE_HOME": str(home),
        "ECOUTE_DATABASE": "",
        "ECOUTE_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "ECOUTE_SMTP_HOST": "127.0.0.1",
        "ECOUTE_SMTP_PORT": str(smtp_port),
        "ECOUTE_SMTP_SECURITY": "none",
        "ECOUTE_SMTP_USER": "",
        "ECOUTE_NOTIFY_EVERY": "1",
    }


def free_port(first: int = FIRST_PORT) -> int:
    """Give the first free port from this one.

    Raises:
        Unavailable: there is none.
    """
    for port in range(first, FIRST_PORT + _PORTS):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise Unavailable("Aucun port n’est libre entre 8000 et 8999 : fermez un serveur, puis recommencez.")


def any_free_port() -> int:
    """Give some free port, far from those that people are told of."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(arguments: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run `ecoute` with these arguments until the end of the block; what it says goes to a file."""
    with log.open("ab") as out:
        process = subprocess.Popen(command(arguments), stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=_PATIENCE_S)


def command(arguments: list[str]) -> list[str]:
    """Give the command line that runs `ecoute` as it is installed here."""
    return [sys.executable, "-c", "from admin.cli import main; main()", *arguments]


@contextmanager
def public_site(home: Path, smtp_port: int) -> Iterator[int]:
    """Open the public site on the first free port from 8000, and give the port; settings follow it.

    Raises:
        Unavailable: it does not start.
    """
    first = FIRST_PORT
    while True:
        port = free_port(first)
        log = home / f"site-{port}.log"
        with (
            settings(environment(home, port, smtp_port)),
            running(["serve", "public", "--port", str(port)], log) as site,
        ):
            if _listens(site, port, log):
                yield port
                return
        first = port + 1


def _listens(site: subprocess.Popen[bytes], port: int, log: Path) -> bool:
    """Wait until the site itself listens on its port; say no when another program was quicker to take it.

    Raises:
        Unavailable: the process ended, or nobody listens after a while.
    """
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until and site.poll() is None:
        with socket.socket() as probe:
            # Another program may listen there: the site says when the port is its own, and when it is not.
            opened = any(line.startswith(_OPENED) for line in _said(log))
            if opened and probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.05)
    why = _said(log)[-1:]
    if why and "déjà pris" in why[0]:
        return False
    told = why[0].removeprefix("Erreur : ") if why else "il n’a pas dit pourquoi."
    raise Unavailable(f"Le site public n’a pas démarré : {told}")


def _said(log: Path) -> list[str]:
    return log.read_text(errors="replace").strip().splitlines()


@contextmanager
def settings(values: Mapping[str, str]) -> Iterator[None]:
    """Set settings of this process for the time of a block."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
