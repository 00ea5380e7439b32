"""A tile on screen: a frame with its title, a figure or bars, and the words that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from core.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.geometry import Size

    from core.boards.tile import Bar, ShownTile

_BLOCKS = " ▁▂▃▄▅▆▇█"
_BAR = 8
_LEAST_NAME = 8


class TileBox(Static, can_focus=True):
    """One tile; Enter on it opens what is behind."""

    def __init__(self, tile: ShownTile) -> None:
        super().__init__("", classes="tile", markup=False)
        self.tile = tile
        self.border_title = Content(tile.title)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Draw for the width that there is, and tell how high that is."""
        self.update(Content("\n").join(tile_lines(self.tile, width)), layout=False)
        return super().get_content_height(container, viewport, width)


def tile_lines(tile: ShownTile, width: int) -> list[Content]:
    """Give the lines of a tile."""
    if tile.trouble:
        return [Content(tile.trouble)]
    shown = tile.shown
    lines = [Content.styled(shown.figure, "bold")] if shown.figure else []
    if shown.curve:
        lines.append(Content(curve(shown.bars, width)))
        lines.append(Content(_latest(shown.bars)))
    else:
        lines += _bars(shown.bars, width)
    if not lines:
        lines = [Content("Rien dans la période.")]
    return [*lines, Content.styled(shown.detail, "$text-muted")] if shown.detail else lines


def curve(bars: tuple[Bar, ...], width: int) -> str:
    """Draw lengths that follow one another, the latest ones where there is no room for all."""
    lengths = [bar.length or 0.0 for bar in bars][-width:]
    most = max(lengths, default=0.0)
    return "".join(_BLOCKS[-int(-length * 8 // most)] if most else _BLOCKS[0] for length in lengths)


def _latest(bars: tuple[Bar, ...]) -> str:
    latest = next((bar for bar in reversed(bars) if bar.length), None)
    return f"dernière : {latest.told} ({latest.name})" if latest else ""


def _bars(bars: tuple[Bar, ...], width: int) -> Iterator[Content]:
    most = max((bar.length or 0.0 for bar in bars), default=0.0)
    told = max((len(bar.told) for bar in bars), default=0)
    room = max(width - told - _BAR - 2, _LEAST_NAME)
    for bar in bars:
        name = one_line(bar.name)
        name = name if len(name) <= room else f"{name[: room - 1]}…"
        filled = -int(-(bar.length or 0.0) * _BAR // most) if most else 0
        yield Content.assemble(
            f"{name:<{room}} ", ("█" * filled + " " * (_BAR - filled), "$secondary"), f" {bar.told:>{told}}"
        )
