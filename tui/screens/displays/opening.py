"""From the lists to the posters."""

from __future__ import annotations

from tui.screens.figuring import FiguringScreen


class PromotingScreen(FiguringScreen):
    """The part of the main screen that opens the posters."""

    def why_not(self, action: str) -> str | None:
        """Say why there are no posters yet."""
        if action == "displays" and self.desk is None:
            return "Le bureau s’ouvre : un instant."
        return super().why_not(action)

    def action_displays(self) -> None:
        """Open the posters."""
        if self.desk is not None:
            from tui.screens.displays.choosing import DisplaysScreen  # noqa: PLC0415 (kept out of the cold start)

            self.app.push_screen(DisplaysScreen(self.desk))
