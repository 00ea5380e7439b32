"""The quiet line that says what just happened, and for how long it can be undone."""

from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
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
        """Say it; what has no room here is also told where there is."""
        self.sentence = one_line(sentence)
        self.call_after_refresh(self._tell_whole, self.sentence)

    def _tell_whole(self, sentence: str) -> None:
        if sentence == self.sentence and 0 < self._room < cell_len(sentence):
            self.notify(sentence, markup=False)

    def render(self) -> Content:
        """Draw it."""
        shown = [Content(excerpt(self.sentence, self._room))] if self.sentence else []
        return Content(_GAP).join([*shown, self._offer] if self.seconds else shown)

    @property
    def _room(self) -> int:
        """The cells that the sentence may take."""
        return self.size.width - (self._offer.cell_length + len(_GAP) if self.seconds else 0)

    @property
    def _offer(self) -> Content:
        key = cast("EcouteApp", self.app).own_keys.word("story.undo")
        return Content.assemble((key, "$accent bold"), (f" annuler ({self.seconds} s)", "$foreground"))
