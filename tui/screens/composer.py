"""Writing an answer: the story on the left, the sheet on the right, and nothing typed is ever lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from core.vocabulary import ResponseState
from tui.keymap import bindings
from tui.screens.base import STYLES, show_where_fits
from tui.screens.helped import HelpedScreen
from tui.sections.composing import COMPOSE
from tui.widgets.answer_form import AnswerForm
from tui.widgets.banner import Banner
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.story_pane import StoryPane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

_RIGHTS = {ResponseState.TO_VALIDATE: "send_to_validate", ResponseState.PUBLISHED: "publish_response"}


class ComposerScreen(HelpedScreen):
    """The composer. The journal comes before any call; a failing call loses nothing."""

    CSS_PATH = STYLES / "composer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMPOSE)
    AUTO_FOCUS = "#body"
    _shown = "sheet"

    def compose(self) -> ComposeResult:
        """Compose story and sheet."""
        sheet = self._sheet
        yield Banner(self.ecoute.now, "Répondre", f"{sheet.account} · {sheet.concern.name}")
        with Horizontal(id="panes"):
            yield StoryPane(id="story")
            form = AnswerForm(sheet.formulas, self._safe, self._refused_states(), self._first_state())
            form.border_title = self._title()
            yield form
        yield Status()
        yield KeyBar("compose")

    def on_mount(self) -> None:
        """Show the story."""
        self.query_one(StoryPane).show(self._dossier, {}, self.ecoute.now())

    def _first_state(self) -> ResponseState:
        """Give the status that a validator most likely asks for, and the safest one for anybody else."""
        return ResponseState.PUBLISHED if self._to_validate else ResponseState.DRAFT

    def _refused_states(self) -> dict[ResponseState, str]:
        refusals = self._sheet.concern.refusals
        return {state: refusals[right] for state, right in _RIGHTS.items() if right in refusals}

    def action_story(self) -> None:
        """Show the story, or come back to the text."""
        self._show("sheet" if self._shown == "story" else "story")

    def action_preview(self) -> None:
        """Show the whole answer, or come back to the text."""
        self._show("sheet" if self._shown == "preview" else "preview")

    def _show(self, part: str) -> None:
        self._shown = part
        self.fit_panes()
        if part == "sheet":
            self.form.write()
        elif part == "story":
            self.query_one(StoryPane).focus()

    def fit_panes(self) -> None:
        """Show side by side what fits, else what was asked for."""
        alone, shown = self.narrow, self._shown
        show_where_fits(self.query_one(StoryPane), fits=not alone or shown == "story")
        show_where_fits(self.form, fits=not alone or shown != "story")
        show_where_fits(self.query_one("#written"), fits=shown != "preview")
        show_where_fits(self.query_one("#preview"), fits=shown == "preview" or not (alone or self.low))
