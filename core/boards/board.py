"""Tableau: tiles in an order, each with a width, kept under a name for one account or shared by a structure."""

from typing import NamedTuple

from pydantic import field_validator
from sqlmodel import JSON, Field

from core.model import Model
from core.periods import Calendar
from core.text.clean import one_line

BOARDS_MAX = 12
"""How many boards an account may keep."""

TILES_MAX = 24
"""How many tiles a board may have."""

WIDEST = 4
"""How many columns a tile may take."""


class PlacedTile(NamedTuple):
    """A tile of a board.

    Attributes:
        id: which one, in the catalogue.
        width: how many columns it takes where there are that many.
    """

    id: str
    width: int = 1


class Board(Model):
    """A board that an account made; that of a profile has no account.

    Attributes:
        calendar: the period that it opens on.
        structure_code: the structure whose accounts all see it, and those of its child structures; "" for a board of
            one's own.
    """

    account_name: str = Field(default="", max_length=100)
    name: str = Field(min_length=1, max_length=60)
    tiles: tuple[PlacedTile, ...] = Field(default=(), max_length=TILES_MAX, sa_type=JSON)
    calendar: Calendar = Calendar.YEAR
    structure_code: str = Field(default="", max_length=64)

    @property
    def shared(self) -> bool:
        """Whether others see it."""
        return bool(self.structure_code)

    @field_validator("name", mode="before")
    @classmethod
    def _clean(cls, name: str) -> str:
        return one_line(name)

    @field_validator("tiles")
    @classmethod
    def _fit(cls, tiles: tuple[PlacedTile, ...]) -> tuple[PlacedTile, ...]:
        return tuple(PlacedTile(tile.id, min(max(tile.width, 1), WIDEST)) for tile in tiles)
