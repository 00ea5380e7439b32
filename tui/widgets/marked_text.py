"""The story on the masking screen: read, walked, and chosen from; never written in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar, cast

from rich.style import Style
from rich.text import Text
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from core.mask_sheet import MarkState
from tui.marks import AFTER, BEFORE, SIGNS
from tui.mask_page import Page, Run

if TYPE_CHECKING:
    from textual.document._document import Document

    from core.mask_sheet import MaskSheet
    from core.masking import MaskedField

CURRENT = "▶"
"""Stands before the mark that the keys are about."""

_SIGN_AT = 2
"""How far from its edge a mark tells what was decided of it."""


class MarkedText(TextArea):
    """A story with its marks between edges.

    Attributes:
        anchored: whether moving the cursor chooses what it goes over.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"marked-text--{part}" for part in (*(state.value for state in MarkState), "caption")
    }

    def __init__(self, sheet: MaskSheet) -> None:
        self.anchored = False
        self._sheet = sheet
        self._page = Page(sheet)
        self._current: int | None = None
        self._spans: dict[int, list[tuple[int, int, Run]]] = {}
        super().__init__(self._page.text, read_only=True, id="marked-text", compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self._lay_out()

    def show(self, sheet: MaskSheet, current: int | None) -> None:
        """Show the marks as they are now, and bring the current one in sight."""
        if sheet is not self._sheet:
            self._sheet, self._page = sheet, Page(sheet)
            if self._page.text != self.text:
                self.load_text(self._page.text)
            self._lay_out()
        self._current = current
        self.anchored = False
        if current is not None:
            self.move_cursor(self._plain.get_location_from_index(self._page.place_of(current)))
        self.notify_style_update()
        self.refresh()

    @property
    def passage(self) -> tuple[MaskedField, int, int] | None:
        """What is chosen of the story, None when nothing is, or not in one part of it alone."""
        start, end = (self._plain.get_index_from_location(place) for place in sorted(self.selection))
        return self._page.chosen(start, end) if start < end else None

    def let_go(self) -> None:
        """Choose nothing."""
        self.anchored = False
        self.selection = Selection.cursor(self.cursor_location)

    @property
    def _plain(self) -> Document:
        return cast("Document", self.document)

    # -- what is drawn

    def _lay_out(self) -> None:
        """Find, for each line, the signs that are not plain words: their columns, and the run that they belong to."""
        spans, row, column = defaultdict(list), 0, 0
        for run in self._page.runs:
            for further, words in enumerate(run.text.split("\n")):
                row, column = (row + 1, 0) if further else (row, column)
                if words and (run.field is None or run.mark is not None):
                    spans[row].append((column, column + len(words), run))
                column += len(words)
        self._spans = spans

    def get_line(self, line_index: int) -> Text:
        """Give a line with its marks."""
        line = Text(self._signs(line_index), end="", no_wrap=True)
        for start, end, run in self._spans.get(line_index, ()):
            style = self._style_of(run)
            line.stylize(style, start, end)
            if run.is_edge:
                edge = start if run.text != AFTER else end - 1
                outside = Style(color=style.bgcolor, bgcolor=self.rich_style.bgcolor, underline=False)
                line.stylize(outside, edge, edge + 1)
        return line

    def _signs(self, line_index: int) -> str:
        """Give the signs of a line; the edge of a mark tells what was decided of it, and whether it is the current one.

        As many signs as the page has, so that nothing moves.
        """
        signs = list(self.document.get_line(line_index))
        for start, _, run in self._spans.get(line_index, ()):
            if run.mark is not None and run.is_edge and run.text != AFTER:
                signs[start] = CURRENT if run.mark == self._current else BEFORE
                signs[start + _SIGN_AT] = SIGNS[self._sheet.marks[run.mark].state]
        return "".join(signs)

    def _style_of(self, run: Run) -> Style:
        part = "caption" if run.mark is None else self._sheet.marks[run.mark].state.value
        return self.get_component_rich_style(f"marked-text--{part}")

    # -- choosing

    def move_cursor(
        self, location: tuple[int, int], select: bool = False, center: bool = False, record_width: bool = True
    ) -> None:
        """Move, choosing what is gone over once a beginning was set."""
        super().move_cursor(location, select or self.anchored, center, record_width)

    def action_cursor_left(self, select: bool = False) -> None:
        """Go back by a sign."""
        super().action_cursor_left(select or self.anchored)

    def action_cursor_right(self, select: bool = False) -> None:
        """Go on by a sign."""
        super().action_cursor_right(select or self.anchored)

    def find_matching_bracket(self, bracket: str, search_from: tuple[int, int]) -> None:
        """Look for none: a story is not a program, and may be nothing but brackets."""
