"""Hearing of changes: a thread of its own waits for them; no call, and no end of the workstation, waits for it."""

from __future__ import annotations

import random
import threading
from typing import TYPE_CHECKING

from tui.background import by_itself

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.port import NextMark

_LONGEST_REST = 15.0


class Live:
    """Waits for one change after the other."""

    rest = 1.0
    """Seconds before one tries again for the first time; then longer each time."""

    def __init__(self, begin: Callable[[], NextMark], heard: Callable[[], None]) -> None:
        """Make it; nothing is waited for yet.

        Args:
            begin: gives what waits for changes; called in the thread.
            heard: told of each change, and of each try that failed, in the thread: looking says what the trouble is.
        """
        self._begin = begin
        self._heard = heard
        self._stopped = threading.Event()

    def start(self) -> None:
        """Wait from now on."""
        threading.Thread(target=self._go_on, name="ecoute-live", daemon=True).start()

    def stop(self) -> None:
        """Tell nothing more; whoever waits now is left alone."""
        self._stopped.set()

    def _go_on(self) -> None:
        by_itself.set(True)
        following: NextMark | None = None
        mark, failed = "", 0
        while not self._stopped.is_set():
            try:
                following = following or self._begin()
                new = following(mark)
            except Exception:  # whatever it is, it must not disturb: the look that follows says it, once
                failed += 1
                self._tell()
                self._stopped.wait(self._pause(failed))
                continue
            if failed or new != mark:  # the first mark too: something may have come since the lists were read
                self._tell()
            mark, failed = new, 0

    def _tell(self) -> None:
        if not self._stopped.is_set():
            self._heard()

    def _pause(self, failed: int) -> float:
        """Give how long to leave the server alone; not all workstations come back at the same moment."""
        return min(_LONGEST_REST, self.rest * 2.0 ** min(failed - 1, 10)) * random.uniform(0.5, 1)  # noqa: S311
