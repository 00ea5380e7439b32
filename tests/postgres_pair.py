"""A primary PostgreSQL with a synchronous standby for a test, made with PostgreSQL's own tools on the loopback."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.missing import without
from tests.postgres import NO_SERVER, server_programs
from tests.postgres_keeper import ACCOUNT


@dataclass(frozen=True, slots=True)
class Pair:
    """Two servers: whatever the primary keeps, the standby has too before anybody is told."""

    keeper: "subprocess.Popen[str]"
    primary: int
    standby: int

    @property
    def both(self) -> str:
        """Give the address of whichever of the two can be written, as libpq finds it."""
        hosts = f"host=127.0.0.1:{self.primary}&host=127.0.0.1:{self.standby}"
        return f"postgresql://{ACCOUNT}@/postgres?{hosts}"

    @property
    def copy(self) -> str:
        """Give the address of the standby."""
        return f"postgresql://{ACCOUNT}@127.0.0.1:{self.standby}/postgres"

    def do(self, act: str, which: str) -> None:
        """Have the keeper do something to one of the two: what it can, the methods of its own Pair tell."""
        assert self.keeper.stdin is not None
        assert self.keeper.stdout is not None
        self.keeper.stdin.write(f"{act} {which}\n")
        self.keeper.stdin.flush()
        assert self.keeper.stdout.readline() == "done\n"


@pytest.fixture
def postgres_pair() -> Iterator[Pair]:
    """Give a primary with its standby, and end both."""
    programs = server_programs()
    if programs is None:
        without(NO_SERVER)
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("postgres_pair_keeper.py")), str(programs)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as keeper:
        assert keeper.stdout is not None
        primary, standby = keeper.stdout.readline().split()
        yield Pair(keeper, int(primary), int(standby))
        keeper.communicate()  # closes its standard input, and waits for the servers to be gone
