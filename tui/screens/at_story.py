"""Working on a story: when somebody else changes it, that is said, and nothing on screen is replaced."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.screen import ScreenResultType

from core.errors import EcouteError
from tui.arrivals import done_by_others
from tui.background import by_itself, off_loop
from tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from core.dossier import Dossier
    from tui.port import DeskPort


class AtStoryScreen(BaseScreen[ScreenResultType]):
    """A screen that holds a story as it was read."""

    _dossier: Dossier
    _events_known = 0
    """How much of its history was told here."""

    @property
    def desk_of_story(self) -> DeskPort:
        """The desk that it comes from."""
        raise NotImplementedError

    def tell_change(self, sentence: str) -> None:
        """Say that the story changed."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Know what was done to it so far."""
        self._events_known = len(self._dossier.history)

    def hear_of_change(self) -> None:
        """Look whether it is this story that changed."""
        self.in_background("story", self._look_at_story)

    async def _look_at_story(self) -> None:
        by_itself.set(True)
        desk, number, known = self.desk_of_story, self._dossier.experience.number, self._events_known
        try:
            look = partial(desk.glance, limit=1, number=number, seen_events=known, whole=False)
            story = (await off_loop(look)).story
        except EcouteError:
            # Nobody waits for it: the version still tells whoever comes second.
            return
        if story is None:
            return
        self._events_known = len(story.history)
        done = done_by_others(story, known, self.ecoute.account)
        if done:
            self.tell_change(f"L’expérience a changé ({done}) ; ce que vous faites est gardé.")
