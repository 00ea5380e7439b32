"""A small disk of a test's own, filled and freed as the test likes."""

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import httpx
import pytest

Asked = TypeVar("Asked")

MANY = 400
"""How often something is written before a disk without room must have been felt."""

_SIZE = "4m"


@dataclass(frozen=True, slots=True)
class SmallDisk:
    """A disk of a few mebibytes."""

    folder: Path

    def fill(self) -> None:
        """Leave no room at all."""
        with (self.folder / "rempli").open("ab", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"\0" * 4096)
            except OSError as error:
                assert error.errno == errno.ENOSPC

    def mount(self, how: str) -> None:
        """Mount it anew: "ro" so that nothing is written any more, "rw" as it was."""
        subprocess.run(["mount", "-o", f"remount,{how}", str(self.folder)], check=True)

    def free(self) -> None:
        """Give the room back."""
        (self.folder / "rempli").unlink(missing_ok=True)


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[SmallDisk]:
    """Mount a small disk on a folder; skip where none can be."""
    if os.geteuid() != 0:
        pytest.skip("only root mounts a small disk")
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "ecoute-essai", str(folder)], check=False)
    if made.returncode:
        pytest.skip("no small disk can be mounted here: this machine does not let root do so")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Give a small disk; skip where none can be mounted."""
    folder = tmp_path / "disque"
    folder.mkdir()
    with mounted(folder, _SIZE) as disk:
        yield disk


def first_refused(made: Callable[[], Asked], ask: Callable[[Asked], httpx.Response]) -> tuple[Asked, httpx.Response]:
    """Ask again and again, until a disk without room is felt; give what was asked, with its answer."""
    for _ in range(MANY - 10):
        asked = made()
        answer = ask(asked)
        if answer.status_code not in {200, 303}:
            return asked, answer
    raise AssertionError("a disk without room was never felt")
