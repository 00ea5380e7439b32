"""Workstations in real processes, each forked from one that has loaded the program already: they start at once.

Run as a process of its own: each line that it reads names a terminal and a home, and it answers with the number of
the workstation's process.
"""

import gc
import os
import signal
import sys
from fcntl import ioctl
from importlib import import_module
from termios import TIOCSCTTY

_LOADED = (
    "admin.cli",
    "admin.commands.desk",
    "admin.wiring",
    "tui.app",
    "tui.screens.composer",
    "storage.store",
    # What these load late.
    "core.mask_sheet",
    "core.notifier",
    "holidays.countries",
    "sqlalchemy.dialects.sqlite.pysqlite",
    "sqlite3",
    "textual.drivers.linux_driver",
    "textual.layouts.factory",
    "tui.marks",
)


def main() -> None:
    """Fork until there is nothing more to read."""
    for name in _LOADED:
        import_module(name)
    gc.freeze()  # no workstation goes through what they all share
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        terminal, home, account = line.split()
        pid = os.fork()
        if not pid:
            _work(terminal, home, account)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


def _work(terminal: str, home: str, account: str) -> None:
    """Be the workstation on this terminal."""
    from admin.cli import ecoute  # noqa: PLC0415 (loaded by now)

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    handle = os.open(terminal, os.O_RDWR)
    ioctl(handle, TIOCSCTTY, 0)
    for standard in (0, 1, 2):
        os.dup2(handle, standard)
    os.environ["ECOUTE_HOME"] = home
    ecoute.main(["desk", "--as", account], prog_name="ecoute", standalone_mode=False)
    os._exit(0)
