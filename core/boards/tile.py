"""A tile of a board: what the catalogue says of it, and what it shows once its figures are read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from core.boards.ground import Ground
from core.views import Place, Sieve
from core.vocabulary import Term


class Profile(Term):
    """Whom a board is for."""

    AGENT = "agent", "agent"
    SITE = "site", "responsable de site"
    NETWORK = "network", "réseau"
    PROGRAMME = "programme", "programme"


class Behind(NamedTuple):
    """The list that a figure stands for."""

    place: Place
    sieve: Sieve


class Bar(NamedTuple):
    """A line of a tile.

    Attributes:
        length: how long its bar is beside the others; None for a line without a bar.
        told: its figure in words.
        behind: its list, None when it has none.
    """

    name: str
    length: float | None
    told: str
    behind: Behind | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a tile shows.

    Attributes:
        figure: the figure that stands alone, "" when the tile is a table or a curve.
        detail: what goes with it.
        bars: its lines.
        curve: whether the lines follow one another in time, and are drawn as a curve.
        behind: the list behind the whole tile, None when there is none.
    """

    figure: str = ""
    detail: str = ""
    bars: tuple[Bar, ...] = field(default=())
    curve: bool = False
    behind: Behind | None = None


Provider: TypeAlias = Callable[[Ground], Shown]
"""Reads the figures of one tile, from what all the tiles of a board share."""


@dataclass(frozen=True, slots=True)
class TileKind:
    """What the catalogue offers.

    Attributes:
        counts: what it counts, in a sentence.
        profiles: whom it is offered to first.
        width: how many columns it takes at first.
        read: reads its figures.
    """

    id: str
    title: str
    counts: str
    profiles: frozenset[Profile]
    read: Provider
    width: int = 1


@dataclass(frozen=True, slots=True)
class ShownTile:
    """A tile with what it shows.

    Attributes:
        trouble: why it shows nothing, "" when all is well.
    """

    id: str
    title: str
    width: int
    shown: Shown
    trouble: str = ""
