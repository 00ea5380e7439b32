"""Arranging a board: each change gives the tiles as they are then, and never loses one that stays."""

from core.boards.board import TILES_MAX, WIDEST, PlacedTile
from core.errors import Refused

Tiles = tuple[PlacedTile, ...]


def with_tile(tiles: Tiles, added: PlacedTile, at: int) -> Tiles:
    """Give the tiles with one more, after the one at a place.

    Raises:
        Refused: there are too many already.
    """
    if len(tiles) >= TILES_MAX:
        raise Refused(f"Ce tableau a déjà {TILES_MAX} tuiles : retirez-en une d’abord.")
    return (*tiles[: at + 1], added, *tiles[at + 1 :])


def without_tile(tiles: Tiles, at: int) -> Tiles:
    """Give the tiles but the one at a place."""
    return (*tiles[:at], *tiles[at + 1 :])


def moved(tiles: Tiles, at: int, by: int) -> Tiles:
    """Give the tiles with one moved by some places, up to the ends."""
    to = min(max(at + by, 0), len(tiles) - 1)
    left = without_tile(tiles, at)
    return (*left[:to], tiles[at], *left[to:])


def resized(tiles: Tiles, at: int, by: int) -> Tiles:
    """Give the tiles with one wider or narrower, from one column to WIDEST."""
    width = min(max(tiles[at].width + by, 1), WIDEST)
    return (*tiles[:at], tiles[at]._replace(width=width), *tiles[at + 1 :])


def rows(tiles: Tiles, columns: int) -> list[list[tuple[int, int]]]:
    """Lay the tiles out in rows of some columns: give, row by row, the place of each tile and its width there."""
    laid: list[list[tuple[int, int]]] = []
    left = 0
    for place, tile in enumerate(tiles):
        width = min(tile.width, columns)
        if width > left:
            laid.append([])
            left = columns
        laid[-1].append((place, width))
        left -= width
    return laid
