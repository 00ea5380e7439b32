"""The files of the home folder that may tell a story, and are not needed for long."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

KEPT = timedelta(days=30)
"""How long rejected rows of imports and traces of errors are kept: the time to look at them."""

_FOLDERS = ("imports", "logs")


def forget_old_files(home: Path) -> int:
    """Remove the rejected rows of old imports and the traces of old errors; give how many files that was."""
    oldest = (datetime.now(UTC) - KEPT).timestamp()
    old = [file for folder in _FOLDERS for file in (home / folder).glob("*") if _is_older(file, oldest)]
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)


def _is_older(file: Path, oldest: float) -> bool:
    return file.is_file() and file.stat().st_mtime < oldest
