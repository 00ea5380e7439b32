"""The reading pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.stories import story

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from textual.app import ComposeResult

    from core.dossier import Dossier
    from core.rules import HouseRules


class StoryPane(VerticalScroll, can_focus=True, inherit_bindings=False):
    """One experience, whole."""

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 (Textual's name)
        rules: Callable[[], HouseRules | None] = lambda: None,
    ) -> None:
        """Make the pane; `rules` gives those of the house, once they are known."""
        super().__init__(id=id)
        self._rules = rules
        self._text = Static(id="story-text", markup=False)
        self._number = 0

    def compose(self) -> ComposeResult:
        """Hold one text."""
        yield self._text

    def show(self, dossier: Dossier, refusals: Mapping[str, str], now: datetime) -> None:
        """Show an experience from its beginning; the one already on screen stays where it is being read."""
        number = dossier.experience.number
        self.border_title = Content(f"Expérience {number} · {dossier.experience.state.label}")
        self._text.update(story(dossier, refusals, now, self._rules()))
        if number != self._number:
            self.scroll_to(y=0, animate=False, force=True)
        self._number = number

    def announce(self, number: int) -> None:
        """Say which experience is being opened; the one on screen stays until it comes."""
        self.border_title = Content(f"Expérience {number} · ouverture…")

    def clear(self, sentence: str) -> None:
        """Show a sentence in place of an experience."""
        if not sentence and not self._number:
            return
        self.border_title = None
        self._number = 0
        self._text.update(Content.styled(sentence, "$text-muted"))

    def step(self, by: int) -> None:
        """Read a row further down or up."""
        self.scroll_relative(y=by, animate=False)

    def leap(self, pages: int) -> None:
        """Read a window further down or up."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)

    def edge(self, side: int) -> None:
        """Go to the beginning, or to the end."""
        self.scroll_to(y=0 if side < 0 else self.max_scroll_y, animate=False)
