"""Reads a whole board: each thing once, whatever the number of tiles that show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.boards.board import PlacedTile
from core.boards.catalogue import CATALOGUE
from core.boards.ground import Ground
from core.boards.tile import Shown, ShownTile
from core.dashboard import COUNTED_UP_TO, PROGRAMME_NAME, DashboardQuestion
from core.errors import EcouteError


@dataclass(frozen=True, slots=True)
class ShownBoard:
    """A board with its figures.

    Attributes:
        question: what was asked, with the structure that it came to.
        structure: the name of that structure, or of the programme.
        parent_code: the structure above, None where one may not go up.
        uncounted: how many changed experiences are not counted yet, COUNTED_UP_TO at most.
    """

    question: DashboardQuestion
    structure: str
    parent_code: str | None
    tiles: tuple[ShownTile, ...]
    uncounted: int


def read_board(ground: Ground, tiles: Iterable[PlacedTile], parent_code: str | None) -> ShownBoard:
    """Give the figures of some tiles."""
    return ShownBoard(
        question=ground.question,
        structure=ground.structure.name if ground.structure else PROGRAMME_NAME,
        parent_code=parent_code,
        tiles=tuple(_shown(ground, tile) for tile in tiles),
        uncounted=ground.uow.tallies.waiting(COUNTED_UP_TO),
    )


def _shown(ground: Ground, tile: PlacedTile) -> ShownTile:
    kind = CATALOGUE.get(tile.id)
    if kind is None:
        return ShownTile(tile.id, tile.id, tile.width, Shown(), "Cette tuile n’existe plus : retirez-la.")
    try:
        return ShownTile(tile.id, kind.title, tile.width, kind.read(ground))
    except EcouteError as error:
        return ShownTile(tile.id, kind.title, tile.width, Shown(), error.sentence)
