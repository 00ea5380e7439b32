"""The part of the main screen that opens what answers are written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.background import off_loop
from tui.screens.arriving import ArrivingScreen
from tui.screens.deciding import OPENING_DESK

if TYPE_CHECKING:
    from tui.port import DeskPort


class WordingScreen(ArrivingScreen):
    """Formulas, templates and links, for those who keep them."""

    def why_not(self, action: str) -> str | None:
        """Say why one does not keep them."""
        if action != "keep_wording":
            return super().why_not(action)
        return self.me.refusals.get(action) if self.desk is not None and self.me is not None else OPENING_DESK

    def action_keep_wording(self) -> None:
        """Keep the formulas, templates and links of one's structure."""
        if self.desk is not None:
            self.in_background("wording", self._open_wording, self.desk)

    async def _open_wording(self, desk: DeskPort) -> None:
        kept = await off_loop(desk.wording)
        from tui.screens.keeping_wording import KeepingWordingScreen  # noqa: PLC0415 (kept out of the cold start)

        if self.app.screen is self:
            self.app.push_screen(KeepingWordingScreen(desk, kept))
