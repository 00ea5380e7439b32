"""From the lists to the search."""

from __future__ import annotations

from tui.screens.figuring import FiguringScreen


class SeekingScreen(FiguringScreen):
    """The part of the main screen that opens the search."""

    def why_not(self, action: str) -> str | None:
        """Say why nothing can be looked for yet."""
        if action == "search" and self.desk is None:
            return "Le bureau s’ouvre : un instant."
        return super().why_not(action)

    def action_search(self) -> None:
        """Open the search."""
        if self.desk is not None:
            from tui.screens.seeking.searching import SearchScreen  # noqa: PLC0415 (kept out of the cold start)

            self.app.push_screen(SearchScreen(self.desk))
