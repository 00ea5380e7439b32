"""From the lists to the local committees."""

from __future__ import annotations

from tui.screens.figuring import FiguringScreen


class ConveningScreen(FiguringScreen):
    """The part of the main screen that opens the committees."""

    def why_not(self, action: str) -> str | None:
        """Say why there are no committees yet."""
        if action == "committees" and self.desk is None:
            return "Le bureau s’ouvre : un instant."
        return super().why_not(action)

    def action_committees(self) -> None:
        """Open the committees."""
        if self.desk is not None:
            from tui.screens.committees.listing import CommitteesScreen  # noqa: PLC0415 (kept out of the cold start)

            self.app.push_screen(CommitteesScreen(self.desk))
