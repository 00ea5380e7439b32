"""The quiet line below the text: what the draft's own check says, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.draft_check import Remark

_WAITING = "Relecture : à la première pause."
_OUT_OF_REACH = "Relecture impossible pour l’instant : elle sera faite à l’envoi."


class CheckLine(Widget):
    """The last check of the draft."""

    remarks: reactive[Sequence[Remark] | None] = reactive(None, layout=True)
    """What was last found, None while nothing was looked at."""
    reachable: reactive[bool] = reactive(True)
    """Whether the desk could be asked the last time."""

    def show(self, remarks: Sequence[Remark]) -> None:
        """Say what was found."""
        self.reachable = True
        self.remarks = tuple(remarks)

    @property
    def sentence(self) -> str:
        """What the line says."""
        if not self.reachable:
            return _OUT_OF_REACH
        if self.remarks is None:
            return _WAITING
        from core.draft_check import summary  # noqa: PLC0415 (loaded by the desk, never at the start)

        blocked = ", envoi bloqué" if any(remark.blocks for remark in self.remarks) else ""
        return f"Relecture{blocked} : {summary(self.remarks)}"

    def render(self) -> Content:
        """Draw it, louder when something blocks."""
        found = self.remarks or ()
        style = "$error" if any(remark.blocks for remark in found) else "$warning" if found else "$text-muted"
        key = ("ctrl+l ", "$accent") if found else ""
        return Content.assemble(key, (self.sentence, style))
