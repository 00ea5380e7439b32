"""The places: the lists that one may open, with how many lines each has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from core.dates import count_fr
from core.views import Place, PlaceCount

if TYPE_CHECKING:
    from textual.events import Click


class Places(Widget, can_focus=True):
    """The lists, one chosen."""

    @dataclass
    class Chosen(Message):
        """Another list is chosen."""

        place: Place

    @dataclass
    class Opened(Message):
        """The chosen list is to be walked through."""

        place: Place

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._places: tuple[PlaceCount, ...] = ()
        self._chosen: Place | None = None

    @property
    def chosen(self) -> Place | None:
        """The list shown."""
        return self._chosen

    def show(self, places: tuple[PlaceCount, ...], chosen: Place | None) -> None:
        """Show these lists, with their counts as they are now."""
        self._places, self._chosen = places, chosen
        self.refresh()

    def step(self, by: int) -> None:
        """Choose a list further down or up."""
        index = next((i for i, kept in enumerate(self._places) if kept.place is self._chosen), 0)
        self._choose(index + by)

    def leap(self, pages: int) -> None:
        """Choose the last list, or the first one."""
        self.edge(pages)

    def edge(self, side: int) -> None:
        """Choose the first list, or the last one."""
        self._choose(0 if side < 0 else len(self._places) - 1)

    def _choose(self, index: int) -> None:
        if not 0 <= index < len(self._places) or self._places[index].place is self._chosen:
            return
        self._chosen = self._places[index].place
        self.refresh()
        self.post_message(self.Chosen(self._chosen))

    def on_click(self, event: Click) -> None:
        """Choose the list under the pointer."""
        offset = event.get_content_offset(self)
        if offset is not None:
            self._choose(offset.y)

    def render(self) -> Content:
        """Draw the lists."""
        return Content("\n").join(self._row(kept) for kept in self._places)

    def _row(self, kept: PlaceCount) -> Content:
        chosen = kept.place is self._chosen
        total = count_fr(kept.total)
        gap = " " * max(1, self.size.width - 2 - cell_len(kept.place.label) - len(total))
        ground = " on $selected" if chosen and self.has_focus else ""
        return Content.assemble(
            ("▌" if chosen else " ", f"$primary{ground}"),
            (f"{kept.place.label}{gap}", f"{'bold ' if chosen else ''}$foreground{ground}"),
            (f"{total} ", f"{'$foreground' if kept.total else '$text-muted'}{ground}"),
        )
