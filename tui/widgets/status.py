"""The quiet line that says what just happened, and for how long it can be undone."""

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from core.text.clean import excerpt, one_line

if TYPE_CHECKING:
    from tui.app import EcouteApp

_GAP = "   "


class Status(Widget):
    """One sentence, until the next one."""

    sentence: reactive[str] = reactive("")
    seconds: reactive[int] = reactive(0)
    """How long the last decision can still be undone, 0 when it cannot."""

    def say(self, sentence: str) -> None:
        """Say it."""
        self.sentence = one_line(sentence)

    def render(self) -> Content:
        """Draw it."""
        if not self.seconds:
            return Content(self.sentence)
        key = cast("EcouteApp", self.app).own_keys.word("story.undo")
        offer = Content.assemble((key, "$accent bold"), (f" annuler ({self.seconds} s)", "$foreground"))
        room = self.size.width - offer.cell_length - len(_GAP)
        return Content(_GAP).join([Content(excerpt(self.sentence, room)), offer] if self.sentence else [offer])
