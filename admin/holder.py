"""Tells a living notifier from a dead one on this machine: the system frees a lock when its process ends."""

import fcntl
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_SUFFIX = ".notifier"


@contextmanager
def held_name(folder: Path) -> Iterator[str]:
    """Give a new name, locked as long as this process lives."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = secrets.token_hex(8)
    file, hidden = folder / (name + _SUFFIX), folder / (name + ".new")
    with hidden.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        hidden.rename(file)  # nobody ever sees it without its lock
        yield name
        # Where an error ended the work, the name stays for the next one to take over what it held.
        file.unlink(missing_ok=True)


def dead_names(folder: Path) -> list[str]:
    """Give the names whose process has ended without giving them back."""
    return [file.name.removesuffix(_SUFFIX) for file in sorted(folder.glob("*" + _SUFFIX)) if _is_free(file)]


def forget(folder: Path, names: Iterable[str]) -> None:
    """Remove the files of dead names, once what they held is taken over."""
    for name in names:
        (folder / (name + _SUFFIX)).unlink(missing_ok=True)


def _is_free(file: Path) -> bool:
    try:
        descriptor = os.open(file, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(descriptor)
