"""Who else writes this answer: said above it, and never in anybody's way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.errors import EcouteError
from tui.background import by_itself, off_loop
from tui.screens.revising import RevisingScreen
from tui.words import age

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.worker import Worker, WorkType

    from core.presence import Writer

_SIGN_OF_LIFE = 60
"""Seconds between two signs of life."""


class WritingTogetherScreen(RevisingScreen):
    """The part of the composer that tells the others of the structure who writes."""

    _writer: Writer | None = None
    """Who else writes, None when nobody does."""

    def on_mount(self) -> None:
        """Say that one writes, now and at each minute."""
        self._writer = self._sheet.concern.writer
        self._tell_others()
        self.set_interval(_SIGN_OF_LIFE, self._tell_others)

    def on_unmount(self) -> None:
        """Say that one no longer does; the call outlives the screen."""
        sheet = self._sheet
        call: WorkType[None] = partial(_leave, partial(sheet.desk.stop_writing, sheet.number, sheet.position))
        _: Worker[None] = self.app.run_worker(call, group="company", exit_on_error=False)

    def why_not(self, action: str) -> str | None:
        """Say why there is nobody to take over from."""
        if action == "take_over" and self._writer is None:
            return "Personne d’autre n’écrit cette réponse."
        return super().why_not(action)

    def action_take_over(self) -> None:
        """Write in the place of whoever does."""
        if self._writer is not None:
            self._say(f"Vous prenez la suite de {self._writer.display_name}.")
            self._tell_others(take_over=True)

    def _tell_others(self, *, take_over: bool = False) -> None:
        self.in_background("company", partial(self._begin, take_over=take_over))

    async def _begin(self, *, take_over: bool) -> None:
        by_itself.set(not take_over)
        sheet = self._sheet
        try:
            call = partial(sheet.desk.begin_writing, sheet.number, sheet.position, take_over=take_over)
            writer = await off_loop(call)
        except EcouteError:
            # Nobody has to wait for it: the version still tells whoever comes second.
            return
        self._writer = None if writer.account_name == sheet.account else writer
        self._show_notice()

    def _notice(self) -> str:
        other = self._writer
        if other is None:
            return super()._notice()
        since = age(other.since, self.ecoute.now())
        since = "" if since.startswith("à") else f" depuis {since}"
        said = f"{other.display_name} écrit ici{since} · f9 : prendre la suite"
        return "\n".join(filter(None, (said, super()._notice())))


async def _leave(call: Callable[[], None]) -> None:
    by_itself.set(True)
    await off_loop(call)
