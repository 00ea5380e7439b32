"""Who else has a story open: said once, in the quiet line, and never in anybody's way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.errors import EcouteError, NotFound
from tui.background import by_itself, off_loop
from tui.screens.loading import LoadingScreen
from tui.widgets.status import Status
from tui.words import age

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.timer import Timer
    from textual.worker import Worker, WorkType

    from core.dossier import Dossier
    from core.presence import Presence
    from core.views import QueueLine
    from tui.port import DeskPort

_SIGN_OF_LIFE = 60
"""Seconds between two signs of life, while a story stays on screen."""


class CompanyScreen(LoadingScreen):
    """The part of the main screen that tells who reads what."""

    settling = 1.0
    """Seconds on a story before the others are told that one reads it."""
    _read = 0
    """The story on screen, 0 when there is none."""
    _entered: tuple[DeskPort, int] | None = None
    """Where the others hold one to be."""
    _reader: Presence | None = None
    """Who else is there."""
    _told = ""
    _trouble_told = False
    _clock: Timer | None = None

    def why_not(self, action: str) -> str | None:
        """Say why there is nobody to take over from."""
        if action == "take_over" and self._reader is None:
            return "Personne d’autre ne lit cette expérience."
        return super().why_not(action)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show a story; whoever stays on it is soon held to be there."""
        super().show_dossier(dossier)
        number = dossier.experience.number
        if self.dossier is dossier and number != self._read:
            self._go_away()
            self._read = number
            self._clock = self.set_timer(self.settling, self._tell_others)

    def open_line(self, line: QueueLine | None) -> None:
        """Bring the story of a line, leaving the one before it."""
        if line is None or line.number != self._read:
            self._go_away()
        super().open_line(line)

    def expect_account(self, account: str) -> None:
        """Leave the story with the account that read it."""
        left = self._entered
        self._entered = None
        self._go_away()
        super().expect_account(account)
        if left is not None:
            self._beside(partial(_leave, *left))

    def action_take_over(self) -> None:
        """Take the story over from whoever is there."""
        self._tell_others(take_over=True)

    def _tell_others(self, *, take_over: bool = False) -> None:
        if self.desk is not None and self._read and not self.ecoute.read_only:
            self._beside(partial(self._enter, self.desk, self._read, take_over=take_over))

    async def _enter(self, desk: DeskPort, number: int, *, take_over: bool) -> None:
        by_itself.set(not take_over)
        try:
            there = await off_loop(partial(desk.enter, number, take_over=take_over))
        except NotFound as error:
            if take_over:  # a key was pressed; else the list is about to say by itself that the story went
                self.say(error.sentence)
            return
        except EcouteError as error:
            self._tell_trouble(error)
            return
        self._trouble_told = False
        own = there.account_name == self.ecoute.account
        if number != self._read or desk is not self.desk:
            if own:
                await _leave(desk, number)
            return
        self._entered = (desk, number) if own else None
        if take_over and self._reader is not None:
            self._tell(f"Vous prenez la suite de {self._reader.display_name}.")
        self._see(None if own else there)
        if self._clock is not None:
            self._clock.stop()
        self._clock = self.set_timer(_SIGN_OF_LIFE, self._tell_others)

    def _see(self, there: Presence | None) -> None:
        known = self._reader.account_name if self._reader else None
        self._reader = there
        if there is not None and there.account_name != known:
            since = age(there.since, self.ecoute.now())
            since = "" if self.narrow or since.startswith("à") else f" depuis {since}"
            key = self.key_for("story.take_over")
            self._tell(f"{there.display_name} lit cette expérience{since} · {key} prendre la suite")
        self.refresh_bindings()

    def _go_away(self) -> None:
        if self._clock is not None:
            self._clock.stop()
        status = self.query_one(Status)
        if self._told and status.sentence == self._told:
            status.say("")
        if self._entered is not None:
            self._beside(partial(_leave, *self._entered))
        self._read, self._entered, self._reader, self._told = 0, None, None, ""

    def _tell(self, sentence: str) -> None:
        self.say(sentence)
        self._told = self.query_one(Status).sentence

    def _tell_trouble(self, error: EcouteError) -> None:
        if not self._trouble_told:
            self._trouble_told = True
            self.say(f"On ne sait pas qui d’autre lit cette expérience : {error.sentence}")

    def _beside(self, work: Callable[[], Coroutine[None, None, None]]) -> None:
        """Run some work of presence, which takes the place of no other."""
        call: WorkType[None] = work
        _: Worker[None] = self.run_worker(call, group="company", exit_on_error=False)


async def _leave(desk: DeskPort, number: int) -> None:
    by_itself.set(True)
    await off_loop(partial(desk.leave, number))
