"""The composer helped: what was answered before, templates and links by key, and the draft's own check, live."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.document._document import Selection
from textual.widgets import TextArea

from core.errors import EcouteError
from core.text.blanks import blanks
from core.text.clean import one_line
from tui.background import by_itself, off_loop
from tui.screens.sharing import SharingScreen
from tui.widgets.answer_form import AnswerForm
from tui.widgets.check_line import CheckLine
from tui.wordings import wording_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.document._document import Document
    from textual.timer import Timer

    from core.draft_check import Remark
    from tui.journal import Parts


class HelpedScreen(SharingScreen):
    """The part of the composer that helps to write."""

    check_pause = 0.7
    """Seconds without a key before the draft is checked."""
    _check_timer: Timer | None = None
    _checked: Parts | None = None

    def on_mount(self) -> None:
        """Check what is already there."""
        self._check_soon()

    # -- the check

    @on(AnswerForm.Changed)
    def _check_soon(self) -> None:
        if self._check_timer is not None:
            self._check_timer.stop()
        self._check_timer = self.set_timer(self.check_pause, self._check)

    def _check(self) -> None:
        if self.form.parts != self._checked:
            self.in_background("check", self._bring_remarks, self.form.parts)

    async def _bring_remarks(self, parts: Parts) -> None:
        by_itself.set(True)
        sheet, line = self._sheet, self.query_one(CheckLine)
        try:
            wording = wording_of(parts)
            line.show(await off_loop(partial(sheet.desk.check_answer, sheet.number, sheet.position, wording)))
            self._checked = parts
        except EcouteError:
            # The line says so: nothing is lost by it, and sending asks the desk again.
            line.reachable = False

    @property
    def _remarks(self) -> Sequence[Remark]:
        return self.query_one(CheckLine).remarks or ()

    def action_remarks(self) -> None:
        """Show each remark with its passage, and go there."""
        from tui.screens.remarks import RemarksScreen  # noqa: PLC0415 (only when asked for)

        self.app.push_screen(RemarksScreen(self._remarks, self.form.parts), self._go_to)

    def _go_to(self, remark: Remark | None) -> None:
        if remark is not None and remark.field == "body":
            # The desk reads the text without the spaces before it.
            typed = self.form.parts.body
            before = len(typed) - len(typed.lstrip())
            self._select(before + remark.start, before + remark.end)
        elif remark is not None:
            self.query_one(f"#{remark.field}").focus()

    def _why_not_send(self, parts: Parts) -> str | None:
        """Say what keeps the answer from being public: what the check of this very text blocks, too."""
        why = super()._why_not_send(parts)
        if why is not None or self._checked != self.form.parts:
            return why
        return next((one_line(remark.sentence) for remark in self._remarks if remark.blocks), None)

    # -- what can be inserted

    def action_help_writing(self) -> None:
        """Open similar answers, templates and links."""
        from tui.screens.helping import HelpingScreen  # noqa: PLC0415 (only when asked for)

        self.app.push_screen(HelpingScreen(self._sheet.desk, self._sheet.number, self._sheet.position), self._insert)

    def _insert(self, text: str | None) -> None:
        """Put what was picked where the cursor is, and go to its first blank."""
        if text is None:
            return
        area = self.query_one("#body", TextArea)
        first, last = min(area.selection), max(area.selection)
        begun = cast("Document", area.document).get_index_from_location(first)
        area.replace(text, first, last)
        self.form.write()
        blank = next(iter(blanks(text)), None)
        if blank is not None:
            self._select(begun + blank[0], begun + blank[1])

    def _select(self, start: int, end: int) -> None:
        area = self.query_one("#body", TextArea)
        self.form.write()
        document = cast("Document", area.document)
        area.selection = Selection(document.get_location_from_index(start), document.get_location_from_index(end))
        area.scroll_cursor_visible()
