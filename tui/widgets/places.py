"""The places: the lists that one may open, with how many lines each has, then one's own views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from core.text.clean import one_line
from core.views import Place, PlaceCount
from tui.widgets.queue_rows import fitted
from tui.words import total_words

if TYPE_CHECKING:
    from textual.events import Click


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one may go: a list, or a view of it that one keeps.

    Attributes:
        view: the name of the view, "" for the whole list.
    """

    place: Place
    view: str = ""


class Places(Widget, can_focus=True):
    """The lists and the views, one chosen."""

    @dataclass
    class Chosen(Message):
        """Another list or view is chosen."""

        spot: Spot

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._places: tuple[PlaceCount, ...] = ()
        self._views: tuple[Spot, ...] = ()
        self._chosen: Spot | None = None

    @property
    def chosen(self) -> Spot | None:
        """What is on screen."""
        return self._chosen

    def show(self, places: tuple[PlaceCount, ...], views: tuple[Spot, ...], chosen: Spot | None) -> None:
        """Show these lists, with their counts as they are now, and these views."""
        if (places, views, chosen) != (self._places, self._views, self._chosen):
            self._places, self._views, self._chosen = places, views, chosen
            self.refresh()

    def step(self, by: int) -> None:
        """Choose a list further down or up."""
        spots = self._spots
        self._choose(spots.index(self._chosen) + by if self._chosen in spots else 0)

    def leap(self, pages: int) -> None:
        """Choose the last list, or the first one."""
        self.edge(pages)

    def edge(self, side: int) -> None:
        """Choose the first list, or the last one."""
        self._choose(0 if side < 0 else len(self._spots) - 1)

    @property
    def _spots(self) -> list[Spot]:
        return [*(Spot(kept.place) for kept in self._places), *self._views]

    def _choose(self, index: int) -> None:
        spots = self._spots
        if not 0 <= index < len(spots) or spots[index] == self._chosen:
            return
        self._chosen = spots[index]
        self.refresh()
        self.post_message(self.Chosen(spots[index]))

    def on_click(self, event: Click) -> None:
        """Choose the list or the view under the pointer."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y != len(self._places):
            self._choose(offset.y - (1 if offset.y > len(self._places) else 0))

    def render(self) -> Content:
        """Draw the lists, a free row, and the views."""
        rows = [self._list_row(kept) for kept in self._places]
        rows += [Content(""), *(self._row(spot, one_line(spot.view), "", "") for spot in self._views)]
        return Content("\n").join(rows)

    def _list_row(self, kept: PlaceCount) -> Content:
        total = total_words(kept.total)
        if kept.place is Place.ALERTS and kept.total:
            return self._row(Spot(kept.place), kept.place.label, f"! {total}", "$error bold")
        return self._row(Spot(kept.place), kept.place.label, total, "$foreground" if kept.total else "$text-muted")

    def _row(self, spot: Spot, label: str, total: str, style: str) -> Content:
        chosen = spot == self._chosen
        ground = " on $selected" if chosen and self.has_focus else ""
        room = max(0, self.size.width - 3 - cell_len(total))
        name = fitted(label, room)
        return Content.assemble(
            ("▌" if chosen else " ", f"$primary{ground}"),
            (f"{name}{' ' * (room - cell_len(name))} ", f"{'bold ' if chosen else ''}$foreground{ground}"),
            (f"{total} ", f"{style}{ground}"),
        )
