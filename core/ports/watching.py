"""What is watched while Écoute runs."""

from datetime import datetime
from typing import Protocol

from core.watching.backlog import Backlog


class Watching(Protocol):
    """How much waits."""

    def backlog(self, now: datetime) -> Backlog:
        """Give how much waits now, by a few quick looks."""
        ...

    def database_time(self) -> datetime | None:
        """Give the time by the clock of the database's own server, None when it is this machine's."""
        ...
