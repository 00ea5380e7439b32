"""The list: two or three rows for each line, only those in sight are ever drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.lines import PAGE, Key, Lines, key_of
from tui.widgets.queue_rows import INDENT, Item, Looks, fitted, looks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from rich.style import Style
    from textual.events import Click, Resize

    from core.views import QueueLine

_TALL = 26
"""From this height on, a thin rule parts the items."""
_NEAR_END = PAGE // 2


class QueueList(ScrollView, can_focus=True, inherit_bindings=False):
    """The lines of one place. What is chosen is known by what it stands for, so that a refresh never moves it."""

    @dataclass
    class Chosen(Message):
        """Another line is chosen, or none."""

        line: QueueLine | None

    @dataclass
    class Opened(Message):
        """The chosen line is to be read."""

        line: QueueLine

    class EndNear(Message):
        """The end of what is loaded comes near."""

    def __init__(self, now: Callable[[], datetime], *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._now = now
        self.lines = Lines()
        self.ticked: dict[Key, QueueLine] = {}
        self._index = 0
        self._empty_sentence = ""

    @property
    def chosen(self) -> QueueLine | None:
        """The chosen line, None when the list is empty."""
        return self.lines[self._index] if self._index < len(self.lines) else None

    @property
    def index(self) -> int:
        """How far down the chosen line is."""
        return self._index

    @property
    def item_height(self) -> int:
        """How many rows an item takes."""
        return 3 if self.size.height >= _TALL else 2

    def start(self, lines: Lines, empty_sentence: str) -> None:
        """Show another list, its first line chosen and none ticked."""
        self.lines, self._index, self._empty_sentence = lines, 0, empty_sentence
        self.ticked = {}
        self._measure()
        self.scroll_to(y=0, animate=False, force=True)
        self.post_message(self.Chosen(self.chosen))

    def follow(self, lines: Lines, empty_sentence: str) -> None:
        """Show the same list as it is now: the same line stays chosen, at the same height on screen."""
        chosen, before = self.chosen, self._index
        self.lines, self._empty_sentence = lines, empty_sentence
        self.ticked = {key: line for key, line in self.ticked.items() if lines.index_of(key) is not None}
        found = lines.index_of(key_of(chosen)) if chosen else None
        self._index = found if found is not None else min(before, max(0, len(lines) - 1))
        self._measure()
        if self._index != before:
            self.scroll_to(
                y=self.scroll_offset.y + (self._index - before) * self.item_height, animate=False, force=True
            )
        self._keep_in_sight()

    def grown(self) -> None:
        """Show that lines were added at the end."""
        self._measure()

    def drop(self, key: Key) -> None:
        """Take a line out; when it was the chosen one, the next is chosen."""
        index = self.lines.index_of(key)
        if index is None:
            return
        was_chosen = index == self._index
        self.lines.remove(key)
        self.ticked.pop(key, None)
        if index < self._index or self._index >= len(self.lines):
            self._index = max(0, self._index - 1)
        self._measure()
        self._keep_in_sight()
        if was_chosen:
            self.post_message(self.Chosen(self.chosen))

    def choose(self, key: Key) -> None:
        """Choose a line by what it stands for, when it is there."""
        index = self.lines.index_of(key)
        if index is not None:
            self._choose(index)

    def tick(self) -> None:
        """Tick the chosen line, as it is seen now; or untick it."""
        line = self.chosen
        if line is not None and self.ticked.pop(key_of(line), None) is None:
            self.ticked[key_of(line)] = line
        self._refresh_item(self._index)

    def untick(self, keys: Iterable[Key]) -> None:
        """Untick these lines."""
        for key in list(keys):
            self.ticked.pop(key, None)
        self.refresh()

    def step(self, by: int) -> None:
        """Choose a line further down or up."""
        self._choose(self._index + by)

    def leap(self, pages: int) -> None:
        """Choose a line one window further down or up."""
        self._choose(self._index + pages * max(1, self.size.height // self.item_height - 1))

    def edge(self, side: int) -> None:
        """Choose the first line, or the last one loaded."""
        self._choose(0 if side < 0 else len(self.lines) - 1)

    def _choose(self, index: int) -> None:
        index = max(0, min(index, len(self.lines) - 1))
        if index != self._index:
            before, self._index = self._index, index
            self._refresh_item(before)
            self._refresh_item(index)
            self._keep_in_sight()
            self.post_message(self.Chosen(self.chosen))
        if index >= len(self.lines) - _NEAR_END and self.lines.following is not None:
            self.post_message(self.EndNear())

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.lines) * self.item_height)
        self.refresh()

    def _refresh_item(self, index: int) -> None:
        self.refresh_lines(index * self.item_height, self.item_height)

    def _keep_in_sight(self) -> None:
        height, top = self.item_height, self._index * self.item_height
        room = self.scrollable_content_region.height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        elif top + height > self.scroll_offset.y + room:
            self.scroll_to(y=top + height - room, animate=False, force=True)

    def on_resize(self, _: Resize) -> None:
        """Draw anew for the new width; the chosen line stays in sight."""
        self._measure()
        self._keep_in_sight()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more when the wheel brings the end near."""
        super().watch_scroll_y(old_value, new_value)
        seen = (new_value + self.size.height) / self.item_height
        if new_value > old_value and seen >= len(self.lines) - _NEAR_END and self.lines.following is not None:
            self.post_message(self.EndNear())

    def on_click(self, event: Click) -> None:
        """Choose the line under the pointer; open it on a double click."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = (offset.y + self.scroll_offset.y) // self.item_height
        if index < len(self.lines):
            self._choose(index)
            if event.chain > 1:
                self.post_message(self.Opened(self.lines[index]))

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width = self.scrollable_content_region.width
        if not len(self.lines):
            return self._empty_row(y, width)
        index, row = divmod(y + self.scroll_offset.y, self.item_height)
        if index >= len(self.lines):
            return Strip.blank(width, self.rich_style)
        return Strip(self._item(index, width, on_rule=row == 2).row(row), width)

    def _item(self, index: int, width: int, *, on_rule: bool) -> Item:
        line, chosen = self.lines[index], index == self._index
        return Item(
            line,
            self._now(),
            width,
            self._ground(chosen=chosen and not on_rule),
            self._looks,
            chosen,
            key_of(line) in self.ticked,
            self.item_height > 2,
        )

    def _ground(self, *, chosen: bool) -> Style:
        if not chosen:
            return self.rich_style
        return self.rich_style + (self._looks.selected if self.has_focus else self._looks.selected_away)

    @property
    def _looks(self) -> Looks:
        return looks(self.app.theme)

    def _empty_row(self, y: int, width: int) -> Strip:
        if y != 1:
            return Strip.blank(width, self.rich_style)
        text = set_cell_size(f"{' ' * INDENT}{fitted(self._empty_sentence, width - INDENT)}", width)
        return Strip([Segment(text, self.rich_style + self._looks.quiet)], width)
