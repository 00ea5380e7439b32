"""What a process is for, and so how long the database may keep it waiting."""

from enum import StrEnum

from admin.settings import Settings
from storage.connections import Connections


class Purpose(StrEnum):
    """What a process is for."""

    FORM = "form"
    DESK = "desk"
    NOTIFY = "notify"
    COMMAND = "command"

    def connections(self, settings: Settings, *, read_only: bool = False) -> Connections:
        """Give what it asks of its connections: somebody waits for a page, and nobody for an import."""
        waited_for = self in {Purpose.FORM, Purpose.DESK}
        return Connections(
            name=f"ecoute {self}",
            size=settings.pool_size,
            overflow=settings.pool_overflow,
            wait=settings.pool_wait,
            recycle=settings.pool_recycle,
            statement=settings.statement_timeout if waited_for else settings.long_timeout,
            lock=settings.lock_timeout,
            idle=settings.idle_timeout if waited_for else settings.long_timeout,
            read_only=read_only,
        )
