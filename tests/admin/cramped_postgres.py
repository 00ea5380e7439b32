"""A PostgreSQL for a test, of which the data or the journal are on a small disk."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.admin.small_disks import SmallDisk, mounted
from tests.missing import without
from tests.postgres import NO_SERVER, server_programs
from tests.postgres_keeper import ACCOUNT

SIZES = {"data": "96m", "wal": "48m"}
"""How large the disk is, by what is on it: a new server with the tables of Écoute fits."""

_SEGMENT, _LEFT = 1 << 20, 60_000
"""What the journal grows by, and what is left of it where there is no room for more, in bytes."""


@dataclass(frozen=True, slots=True)
class CrampedServer:
    """A server that has little room for its data, or for its journal (wal)."""

    keeper: "subprocess.Popen[str]"
    part: str
    disk: SmallDisk
    port: int

    @property
    def address(self) -> str:
        """Give the address of its only database."""
        return f"postgresql://{ACCOUNT}@127.0.0.1:{self.port}/postgres"

    def fill(self) -> None:
        """Leave no room at all; the journal has what is left of its last file."""
        if self.part == "data":
            self.disk.fill()
            return
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute("SELECT pg_switch_wal()")
            connection.execute("CHECKPOINT")
            self.disk.fill()
            for _ in range(self._prepared(connection)):
                connection.execute("SELECT pg_logical_emit_message(true, '', 'x')")
                connection.execute("SELECT pg_switch_wal()")
            used = "pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint"
            room = f"({_SEGMENT} - {used} % {_SEGMENT} - {_LEFT})::integer"
            connection.execute(f"SELECT pg_logical_emit_message(true, '', repeat('x', {room}))")
            self.disk.fill()  # what was removed, and somebody still held open

    def _prepared(self, connection: "psycopg.Connection[tuple[str]]") -> int:
        """Give how many files of the journal are there beforehand, after the one that is written to."""
        (present,) = connection.execute("SELECT pg_walfile_name(pg_current_wal_insert_lsn())").fetchone() or ("",)
        files = (file.name for file in (self.disk.folder / self.part).iterdir())
        return sum(name > present for name in files if len(name) == len(present))

    def free(self) -> None:
        """Give the room back, and start the server again where it ended for want of it."""
        self.disk.free()
        if self.part == "data":
            return
        assert self.keeper.stdin is not None
        assert self.keeper.stdout is not None
        self.keeper.stdin.write("start\n")
        self.keeper.stdin.flush()
        assert self.keeper.stdout.readline() == "started\n"


@contextmanager
def cramped_server(part: str) -> Iterator[CrampedServer]:
    """Give a server of which this part is on a small disk; skip where there is none to be had."""
    programs = server_programs()
    if programs is None:
        without(NO_SERVER)
    with tempfile.TemporaryDirectory(prefix="ecoute-disque-") as folder:
        Path(folder).chmod(0o755)  # the server has an account of its own
        with mounted(Path(folder), SIZES[part]) as disk, _kept(programs, disk, part) as keeper:
            assert keeper.stdout is not None
            yield CrampedServer(keeper, part, disk, int(keeper.stdout.readline()))
            keeper.communicate()  # closes its standard input, and waits for the server to be gone


def _kept(programs: Path, disk: SmallDisk, part: str) -> "subprocess.Popen[str]":
    keeper = Path(__file__).parents[1] / "cramped_postgres_keeper.py"
    return subprocess.Popen(
        [sys.executable, str(keeper), str(programs), str(disk.folder), part],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
