"""What is said, and what is written down, when something goes wrong."""

import os
from datetime import UTC, datetime
from pathlib import Path

from core.errors import EcouteError
from core.trace import trace

LOG_NAME = "ecoute.log"
_PRIVATE = 0o600


def sentence(error: BaseException, folder: Path) -> str:
    """Give the one sentence that a person reads; write the trace down when the error is not one of ours."""
    if isinstance(error, EcouteError):
        return error.sentence
    write_trace(error, folder)
    return (
        f"Une erreur imprévue est survenue ; rien de ce que vous avez écrit n’est perdu. Détail : {folder / LOG_NAME}"
    )


def write_trace(error: BaseException, folder: Path) -> None:
    """Add the trace to the log, which only its owner may read."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(folder / LOG_NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, _PRIVATE)
        with os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC).isoformat()}\n{trace(error)}\n")
    except OSError:
        return  # a full disk must not hide the first trouble
