"""From the lists to the dashboard, from a figure back to its list, and from a story found elsewhere to its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.views import Place, Sieve
from tui.screens.recovering import RecoveringScreen
from tui.widgets.places import Spot

if TYPE_CHECKING:
    from tui.screens.dashboard import Behind


class FiguringScreen(RecoveringScreen):
    """The part of the main screen that opens the dashboard."""

    def why_not(self, action: str) -> str | None:
        """Say why there are no figures yet."""
        if action == "figures" and self.desk is None:
            return "Le bureau s’ouvre : un instant."
        return super().why_not(action)

    def action_figures(self) -> None:
        """Open the dashboard."""
        if self.desk is not None:
            from tui.screens.dashboard import DashboardScreen  # noqa: PLC0415 (kept out of the cold start)

            self.app.push_screen(DashboardScreen(self.desk), self._open_behind)

    def _open_behind(self, behind: Behind | None) -> None:
        if behind is not None:
            self._structures[behind.sieve.structure] = behind.structure
            self.go_to(Spot(Place.ALL), behind.sieve)
            self.go_to_pane("#queue")

    def open_story(self, number: int | None) -> None:
        """Open a story found elsewhere, where it is acted on; nothing when none was chosen."""
        if number is not None:
            self.go_to(Spot(Place.ALL), Sieve(number=number))
            self.go_to_pane("#story")
