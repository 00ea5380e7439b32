"""A text of several lines with blanks ‹…› to fill: a key goes from one to the next."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.document._document import Selection
from textual.widgets import TextArea

from core.charter import first_blank


class BlanksArea(TextArea):
    """What is typed on a blank takes its place."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "next_blank", "Champ suivant", priority=True)]

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(text, id=id, classes="-several", tab_behavior="focus", compact=True)
        self.cursor_blink = False
        self.highlight_cursor_line = False

    def on_focus(self) -> None:
        """Begin on the first blank."""
        self.select_blank(from_start=True)

    def action_next_blank(self) -> None:
        """Go to the next blank; when none is left, to the next field."""
        if not self.select_blank():
            self.screen.focus_next()

    def select_blank(self, *, from_start: bool = False) -> bool:
        """Select the blank after the cursor, or else the first one; tell whether there is one."""
        after = 0 if from_start else self._offset(max(self.selection))
        blank = first_blank(self.text[after:]) or first_blank(self.text)
        if blank is None:
            return False
        found = self.text.find(blank, after)
        start = found if found >= 0 else self.text.find(blank)
        self.selection = Selection(self._location(start), self._location(start + len(blank)))
        return True

    def _offset(self, location: tuple[int, int]) -> int:
        rows = self.text.split("\n")[: location[0]]
        return sum(len(row) + 1 for row in rows) + location[1]

    def _location(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset]
        return before.count("\n"), len(before) - (before.rfind("\n") + 1)
