"""A small disk of a test's own, filled and freed as the test likes."""

import errno
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

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


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Give a small disk; skip where none can be mounted."""
    folder = tmp_path / "disque"
    folder.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root mounts a small disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "ecoute-essai", str(folder)], check=False)
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here: this machine does not let root do so")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
