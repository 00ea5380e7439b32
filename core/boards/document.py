"""A board as it is read away from the screen: lines for people, and what is printed on paper."""

from collections.abc import Iterator

from core.boards.arranging import rows
from core.boards.board import PlacedTile
from core.boards.reading import ShownBoard
from core.boards.tile import ShownTile
from core.sheets import Sheet, period_fr

_COLUMNS = 2
"""How many columns a page has."""


def board_lines(name: str, shown: ShownBoard) -> list[str]:
    """Give a board as lines."""
    return [f"{name} · {heading(shown)}", *(line for tile in shown.tiles for line in _lines(tile))]


def heading(shown: ShownBoard) -> str:
    """Say of whom and of when the figures are."""
    who = "" if not shown.question.structure_code else " et ses structures filles" if shown.question.below else " seule"
    return f"{shown.structure}{who}, publications {period_fr(shown.question.period)}"


def board_document(name: str, shown: ShownBoard) -> dict[str, object]:
    """Give what is printed of a board: words and lengths of bars, nothing to be computed."""
    return {
        "title": name,
        "heading": heading(shown),
        "rows": [[_printed(shown.tiles[place]) for place, _ in row] for row in _rows(shown)],
    }


def _rows(shown: ShownBoard) -> list[list[tuple[int, int]]]:
    """Lay the tiles out on paper: two columns, and a whole line for a curve."""
    tiles = (PlacedTile(tile.id, _COLUMNS if tile.shown.curve else tile.width) for tile in shown.tiles)
    return rows(tuple(tiles), _COLUMNS)


def board_sheets(shown: ShownBoard) -> tuple[Sheet, ...]:
    """Give a table for all the figures that stand alone, and one for each tile with lines."""
    alone = tuple((t.title, t.shown.figure, t.trouble or t.shown.detail) for t in shown.tiles if not t.shown.bars)
    tables = (
        Sheet(tile.title, ("Ligne", "Chiffre"), tuple((bar.name, bar.told) for bar in tile.shown.bars))
        for tile in shown.tiles
        if tile.shown.bars
    )
    return (Sheet(heading(shown), ("Tuile", "Chiffre", "Détail"), alone), *tables)


def _printed(tile: ShownTile) -> dict[str, object]:
    bars = tile.shown.bars
    longest = max((bar.length or 0.0 for bar in bars), default=0.0)
    return {
        "title": tile.title,
        "figure": tile.shown.figure,
        "detail": tile.trouble or tile.shown.detail,
        "curve": tile.shown.curve,
        "bars": [
            {"name": bar.name, "told": bar.told, "share": (bar.length or 0.0) / longest if longest else 0.0}
            for bar in bars
        ],
    }


def _lines(tile: ShownTile) -> Iterator[str]:
    figure = f"\t{tile.shown.figure}" if tile.shown.figure else ""
    detail = tile.trouble or tile.shown.detail
    yield f"{tile.title}{figure}\t{detail}".rstrip()
    yield from (f"   {bar.name}\t{bar.told}" for bar in tile.shown.bars)
