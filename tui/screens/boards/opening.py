"""From the lists to the boards, and from a tile back to its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.figuring import FiguringScreen
from tui.widgets.places import Spot

if TYPE_CHECKING:
    from tui.screens.boards.board import BehindTile


class BoardingScreen(FiguringScreen):
    """The part of the main screen that opens the boards."""

    def why_not(self, action: str) -> str | None:
        """Say why there are no boards yet."""
        if action == "boards" and self.desk is None:
            return "Le bureau s’ouvre : un instant."
        return super().why_not(action)

    def action_boards(self) -> None:
        """Open the boards."""
        if self.desk is not None:
            from tui.screens.boards.board import BoardScreen  # noqa: PLC0415 (kept out of the cold start)

            self.app.push_screen(BoardScreen(self.desk), self._open_behind_tile)

    def _open_behind_tile(self, behind: BehindTile | None) -> None:
        if behind is not None:
            self._structures[behind.sieve.structure] = behind.structure
            self.go_to(Spot(behind.place), behind.sieve)
            self.go_to_pane("#queue")
