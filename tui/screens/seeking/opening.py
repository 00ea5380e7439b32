"""From the lists to the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.figuring import FiguringScreen

if TYPE_CHECKING:
    from tui.screens.seeking.keeping import ChosenHit


class SeekingScreen(FiguringScreen):
    """The part of the main screen that opens the search."""

    _sought = ""
    """The search that a story was opened from: the next one begins there."""

    def why_not(self, action: str) -> str | None:
        """Say why nothing can be looked for yet."""
        if action == "search" and self.desk is None:
            return "Le bureau s’ouvre : un instant."
        return super().why_not(action)

    def action_search(self) -> None:
        """Open the search."""
        if self.desk is not None:
            from tui.screens.seeking.searching import SearchScreen  # noqa: PLC0415 (kept out of the cold start)

            self.app.push_screen(SearchScreen(self.desk, self._sought), self._open_hit)

    def _open_hit(self, chosen: ChosenHit | None) -> None:
        self._sought = chosen.line if chosen else ""
        self.open_story(chosen.number if chosen else None)
