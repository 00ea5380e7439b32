"""The line of the search: what may be written in it is proposed under it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from core.errors import EcouteError
from tui.background import off_loop
from tui.screens.seeking.keeping import KeepingScreen
from tui.screens.seeking.rows import candidate_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Key

    from core.seeking.completion import Candidate
    from tui.port import DeskPort


class CompletingScreen(KeepingScreen):
    """The part of the search that completes what is typed."""

    def __init__(self, desk: DeskPort) -> None:
        super().__init__(desk)
        self._candidates: Sequence[Candidate] = ()
        self._written = ""

    @property
    def line(self) -> str:
        """What is typed now."""
        return self.query_one("#line", Input).value

    def write_line(self, line: str, cursor: int | None = None) -> None:
        """Write a line; nothing is proposed for what nobody typed."""
        field = self.query_one("#line", Input)
        self._written = line
        field.value = line
        field.cursor_position = len(line) if cursor is None else cursor

    def action_line(self) -> None:
        """Give the keys back to the line."""
        self.query_one("#line").focus()

    def action_leave(self) -> None:
        """Hide what is proposed, else go back to the lists."""
        if self._candidates:
            self.hide_candidates()
        else:
            self.close_with(None)

    @on(Input.Changed, "#line")
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self._written:
            self._written = event.value
            self.in_background("complete", self._propose, event.value, event.input.cursor_position)

    async def _propose(self, line: str, cursor: int) -> None:
        try:
            candidates = await off_loop(partial(self._desk.complete, line, cursor))
        except EcouteError as error:
            self.ecoute.report(error)
            return
        if self.line == line and self.query_one("#line").has_focus:
            self._show(candidates)

    def _show(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates
        listed = self.query_one("#candidates", OptionList)
        listed.clear_options()
        listed.add_options([Option(candidate_row(candidate)) for candidate in candidates])
        listed.highlighted = None
        listed.display = bool(candidates)

    def hide_candidates(self) -> None:
        """Propose nothing any more."""
        self.workers.cancel_group(self, "complete")
        self._show(())

    def on_key(self, event: Key) -> None:
        """Walk through what is proposed while the line keeps the keys; without it, go down to what was found."""
        if event.key not in {"up", "down"} or not self.query_one("#line").has_focus:
            return
        event.stop()
        listed = self.query_one("#candidates", OptionList)
        if self._candidates:
            listed.action_cursor_down() if event.key == "down" else listed.action_cursor_up()
        elif event.key == "down":
            self.query_one("#hits").focus()

    def takes_candidate(self) -> bool:
        """Write what is proposed, the first of it when nothing is chosen; tell whether anything was."""
        if not self._candidates or not self.query_one("#line").has_focus:
            return False
        self._take(self.query_one("#candidates", OptionList).highlighted or 0)
        return True

    def takes_highlighted(self) -> bool:
        """Write what is chosen among what is proposed; tell whether anything was."""
        at = self.query_one("#candidates", OptionList).highlighted
        if not self._candidates or at is None:
            return False
        self._take(at)
        return True

    @on(OptionList.OptionSelected, "#candidates")
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index)
        self.action_line()

    def _take(self, at: int) -> None:
        candidate = self._candidates[at]
        self.hide_candidates()
        self.write_line(candidate.line, candidate.cursor)
        if candidate.label[-1] in ":<>":
            self.in_background("complete", self._propose, candidate.line, candidate.cursor)
