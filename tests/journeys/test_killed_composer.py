"""Killed at a hundred random moments, the composer loses at most the last second of typing."""

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from fcntl import ioctl
from itertools import count
from pathlib import Path
from random import Random
from struct import pack, unpack
from termios import FIONREAD, TIOCSWINSZ

import pytest

from admin.settings import Settings
from admin.wiring import House
from storage import schema
from storage.store import SqlStore
from tests.fakes.world import accounts, structures
from tests.storage.samples import NOON, a_concern, a_published_experience, plant, put
from tui.journal import Journal
from tui.remembered import Remembered

KILLS = 100
AT_ONCE = 3
AGENT = "agent-30"
LAST_SECOND = 1.0
LONGEST = 1.7
PACE_S = 0.04
PATIENCE_S = 30.0
_ROOT = Path(__file__).parents[2]
_OPENED = "Pas possible ici"
"""Shown once the story is."""
_COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home whose database has one story to answer; to be copied, never changed."""
    folder = tmp_path_factory.mktemp("prepared") / "home"
    folder.mkdir(mode=0o700)
    house = House(Settings(home=folder, database=""))
    house.keys.create_missing()
    schema.upgrade(house.engine)
    plant(house.engine, *structures())
    with SqlStore(house.engine).writing() as uow:
        put(uow, accounts())
        put(uow, [a_published_experience(1), a_concern(1, code="caf-30", open_since=NOON)])
        uow.commit()
    house.engine.dispose()
    Remembered().with_tour(AGENT).keep(folder)
    return folder


class Nursery:
    """Starts workstations (tests.journeys.nursery)."""

    def __init__(self) -> None:
        # A test run in pieces says how large its own terminal is; these have theirs.
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("ECOUTE_", "COLUMNS", "LINES"))
        }
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from tests.journeys.nursery import main; main()"],
            cwd=_ROOT,
            env=kept | {"TERM": "xterm-256color"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._one_at_a_time = threading.Lock()

    def fork(self, terminal: str, home: Path) -> int:
        """Start a workstation, and give the number of its process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._one_at_a_time:
            self._process.stdin.write(f"{terminal} {home} {AGENT}\n")
            self._process.stdin.flush()
            return int(self._process.stdout.readline())

    def close(self) -> None:
        """Leave nothing behind."""
        self._process.kill()
        self._process.communicate()


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    opened = Nursery()
    yield opened
    opened.close()


class Workstation:
    """A workstation on a pseudo-terminal."""

    def __init__(self, nursery: Nursery, home: Path) -> None:
        self._master, self._slave = pty.openpty()
        ioctl(self._slave, TIOCSWINSZ, pack("HHHH", 40, 120, 0, 0))
        self._shown = ""
        self.pid = nursery.fork(os.ttyname(self._slave), home)

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def has_read(self) -> bool:
        """Tell whether every key pressed so far has been taken from the terminal."""
        (waiting,) = unpack("i", ioctl(self._slave, FIONREAD, pack("i", 0)))
        return not waiting

    def clock(self) -> float:
        """Give the seconds it has had: those it spent waiting for a processor, taken by others, are not its own."""
        waited = int(Path(f"/proc/{self.pid}/schedstat").read_text().split()[1])
        return time.monotonic() - waited / 1e9

    def wait_for(self, words: str) -> None:
        """Read until words are shown."""
        until = time.monotonic() + PATIENCE_S
        while words not in self._shown:
            assert time.monotonic() < until, f"« {words} » was never shown: {self._shown[-2000:]!r}"
            self.read(0.02)

    def read(self, seconds: float) -> None:
        """Look at the screen for a while."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if ready:
            shown = os.read(self._master, 65536).decode(errors="replace")
            self._shown = (self._shown + _COLOURS.sub("", shown))[-20_000:]

    def kill(self) -> None:
        """Kill it, and wait until it is gone."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        while Path(f"/proc/{self.pid}").exists():
            time.sleep(0.005)
        os.close(self._slave)
        os.close(self._master)


@dataclass
class Typed:
    """What was typed, and how much of it the workstation had read more than a second before the end."""

    whole: str
    early: str


def type_until_killed(workstation: Workstation, random: Random) -> Typed:
    """Type words at a steady pace, each once the one before it is on the screen, until a random moment."""
    begun = workstation.clock()
    ends_at = begun + random.uniform(0, LONGEST)
    saves_at = begun + random.uniform(0, LONGEST) if random.random() < 0.5 else None
    read = [(0.0, "")]
    whole = ""
    for number in count(1):
        word = f"m{number:03}"
        for sign in f"{word} ":
            if workstation.clock() > ends_at:
                return Typed(whole, _read_before(workstation.clock() - LAST_SECOND, read))
            workstation.press(sign)
            whole += sign
            workstation.read(PACE_S)
            if workstation.has_read():
                read.append((workstation.clock(), whole))
        workstation.wait_for(word)
        if saves_at is not None and workstation.clock() > saves_at:
            saves_at = None
            workstation.press("\x13")
    raise AssertionError("one never stops counting")


def _read_before(moment: float, read: list[tuple[float, str]]) -> str:
    return [text for at, text in read if at < moment][-1]


def kept(home: Path) -> str:
    """Give the longest text that is left: in the journal, or at the desk."""
    house = House(Settings(home=home, database=""))
    with SqlStore(house.engine).reading() as uow:
        drafts = [response.body for response in uow.responses.of([1]).get(1, ())]
    house.engine.dispose()
    return max([*(entry.parts.body for entry in Journal(home).of(AGENT)), *drafts, ""], key=len)


def test_at_most_the_last_second_is_lost(prepared: Path, nursery: Nursery, tmp_path: Path) -> None:
    """Whatever was typed more than a second before the kill is in the journal or at the desk, and nothing else is."""

    def killed(seed: int) -> Typed:
        home = Path(shutil.copytree(prepared, tmp_path / f"{seed}"))
        workstation = Workstation(nursery, home)
        try:
            workstation.wait_for(_OPENED)
            workstation.press("e")
            workstation.wait_for("Clôture")
            return type_until_killed(workstation, Random(seed))
        finally:
            workstation.kill()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        rounds = list(pool.map(killed, range(KILLS)))
    assert sum(bool(typed.early) for typed in rounds) > KILLS // 5, "enough kills come late enough to tell something"
    for seed, typed in enumerate(rounds):
        left = kept(tmp_path / f"{seed}")
        assert left.startswith(typed.early.rstrip()), f"kill {seed}: {typed.early[len(left) :]!r} was lost"
        assert typed.whole.startswith(left), f"kill {seed}: {left!r} was never typed"


def test_the_next_start_offers_what_was_left(prepared: Path, nursery: Nursery, tmp_path: Path) -> None:
    """After a kill, the workstation says so as it opens, and one key brings the text back."""
    home = Path(shutil.copytree(prepared, tmp_path / "home"))
    first = Workstation(nursery, home)
    first.wait_for(_OPENED)
    first.press("e")
    first.wait_for("Clôture")
    first.press("m001 ")
    until = time.monotonic() + PATIENCE_S
    while not kept(home) and time.monotonic() < until:
        first.read(0.05)
    first.kill()
    again = Workstation(nursery, home)
    try:
        again.wait_for("Un texte non envoyé vous attend")
        again.press("R")
        again.wait_for("Garder mon texte")
        again.wait_for("m001")
    finally:
        again.kill()
