"""Live changes of the database of this machine, for the workstation that is on it."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.changes import SqlChanges
    from tui.port import NextMark

_LONGEST = 25.0


class LiveHere:
    """What tells of changes: opened when it is first waited for, closed with the workstation."""

    def follow(self, account: str) -> NextMark:
        """Give what waits for changes; they are the same for all accounts."""
        return partial(self._changes.wait, seconds=_LONGEST)

    def close(self) -> None:
        """Listen no more."""
        if "_changes" in self.__dict__:
            self._changes.close()

    @cached_property
    def _changes(self) -> SqlChanges:
        from admin.purpose import Purpose  # noqa: PLC0415 (the database: never at the start)
        from admin.wiring import open_house  # noqa: PLC0415

        return open_house(Purpose.DESK).changes
