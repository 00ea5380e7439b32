"""Files for people: each takes its name only once all of it is on the disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from admin.guard import disk_sentence
from core.errors import Unavailable


def write_whole(target: Path, content: bytes) -> None:
    """Write a file, whole or not at all.

    Raises:
        Unavailable: the disk refuses it; a file that had this name is as it was.
    """
    try:
        with whole_file(target, "b") as out:
            out.write(content)
    except OSError as error:
        raise Unavailable(disk_sentence(error)) from error


@contextmanager
def whole_file(target: Path, kind: str = "", **options: Any) -> Iterator[IO[Any]]:
    """Give a file that takes its name only once it is whole; a device or a pipe is written as it comes.

    Args:
        target: its name.
        kind: "b" for bytes, "" for text.
        options: as `open` takes them.

    Raises:
        OSError: the disk refuses it; a file that had this name is as it was.
    """
    target = target.resolve()
    if target.exists() and not target.is_file():
        with target.open(f"w{kind}", **options) as out:
            yield out
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open(f"x{kind}", **options) as out, _removed_on_error(draft):
            yield out
            out.flush()
            os.fsync(out.fileno())
            draft.replace(target)
    except OSError as error:
        error.filename = str(target)  # the name that the person gave
        raise


@contextmanager
def _removed_on_error(file: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        file.unlink()
        raise
