"""Waiting for something new at the server: one question that it answers late, then the next one."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING
from urllib.parse import quote

from tui.remote.http import Patience
from tui.remote.passing import bearer
from tui.remote.troubles import not_ecoute

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from tui.remote.http import Http
    from tui.remote.passing import Pass

WAITING = Patience(reading=40, tries=1)
"""The server answers before half a minute is over: whoever is silent for longer is gone."""


class RemoteChanges:
    """Port tui.port.NextMark, at the pace that the server asks for."""

    def __init__(self, http: Http, passing: Pass, rest: Callable[[float], None] = time.sleep) -> None:
        """Make it; nothing is said to the server yet.

        Args:
            http: the server, in a conversation that nobody else has.
            passing: the right of the account to speak to it.
            rest: waits for some seconds.
        """
        self._http = http
        self._pass = passing
        self._rest = rest
        self._left = 0.0

    def __call__(self, after: str) -> str:
        """Wait for what comes after a mark; give the new one, or the same when nothing came.

        Raises:
            EcouteError: the server cannot be spoken with, or nobody is signed in.
        """
        self._rest(self._left)
        mark, pace = self._told(self._pass.through(lambda token: self._asked(after, token)))
        # All are told at the same moment: they look one after the other.
        ahead = random.uniform(0, pace) if mark != after else 0  # noqa: S311
        self._left = pace - ahead
        self._rest(ahead)
        return mark

    def _asked(self, after: str, token: str) -> httpx.Response:
        return self._http.send("GET", f"changes?after={quote(after)}", headers=bearer(token))

    def _told(self, answer: httpx.Response) -> tuple[str, float]:
        try:
            told = answer.json()
            return str(told["mark"]), float(told["again_in"])
        except (KeyError, TypeError, ValueError) as error:
            raise not_ecoute(self._http.host) from error
