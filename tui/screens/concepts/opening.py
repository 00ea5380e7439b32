"""From the lists to the concepts, and from a figure back to its list."""

from __future__ import annotations

from tui.screens.figuring import FiguringScreen


class WatchingScreen(FiguringScreen):
    """The part of the main screen that opens the concepts."""

    def why_not(self, action: str) -> str | None:
        """Say why there are no concepts yet."""
        if action == "concepts" and self.desk is None:
            return "Le bureau s’ouvre : un instant."
        return super().why_not(action)

    def action_concepts(self) -> None:
        """Open the concepts."""
        if self.desk is not None:
            from tui.screens.concepts.listing import ConceptsScreen  # noqa: PLC0415 (kept out of the cold start)

            self.app.push_screen(ConceptsScreen(self.desk), self._open_behind)
