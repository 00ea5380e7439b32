"""From the lists to the signals."""

from __future__ import annotations

from tui.screens.figuring import FiguringScreen


class ListeningScreen(FiguringScreen):
    """The part of the main screen that opens the signals."""

    def why_not(self, action: str) -> str | None:
        """Say why there are no signals yet."""
        if action == "signals" and self.desk is None:
            return "Le bureau s’ouvre : un instant."
        return super().why_not(action)

    def action_signals(self) -> None:
        """Open the signals."""
        if self.desk is not None:
            from tui.screens.signals.listing import SignalsScreen  # noqa: PLC0415 (kept out of the cold start)

            self.app.push_screen(SignalsScreen(self.desk), self.open_story)
