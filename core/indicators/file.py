"""The results of a structure as the desk sees them, and which ones the public does."""

from collections.abc import Collection, Iterable

from sqlmodel import Field

from core.indicators.indicator import ComputedIndicator, Indicator
from core.model import Model
from core.projection import PublicIndicator, public_indicator
from core.structure import Structure


class IndicatorLine(Model):
    """An indicator of a structure.

    Attributes:
        last: its newest value.
        earlier: the others, the newest first.
    """

    last: Indicator
    earlier: tuple[Indicator, ...] = ()
    public: bool = False


class ComputedLine(Model):
    """An indicator that Écoute computes."""

    computed: ComputedIndicator
    public: bool = False


class IndicatorFile(Model):
    """The results of a structure.

    Attributes:
        refusal: why the reader may not change them, "" when they may.
    """

    structure: Structure
    lines: tuple[IndicatorLine, ...]
    computed: tuple[ComputedLine, ...]
    refusal: str = ""


class Taken(Model):
    """What became of the rows of an import.

    Attributes:
        rejected: the reason of each row that was not kept, by its place among those given.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: dict[int, str] = Field(default_factory=dict)


def indicator_lines(kept: Iterable[Indicator], shown: Collection[str]) -> tuple[IndicatorLine, ...]:
    """Group results by indicator, in the order in which they come: the newest first in each."""
    groups: dict[str, list[Indicator]] = {}
    for one in kept:
        groups.setdefault(one.code, []).append(one)
    return tuple(
        IndicatorLine(last=values[0], earlier=tuple(values[1:]), public=code in shown)
        for code, values in groups.items()
    )


def shown_indicators(lines: Iterable[IndicatorLine], computed: Iterable[ComputedLine]) -> tuple[PublicIndicator, ...]:
    """Give what the public may read: the newest value of what is shown."""
    entered = [public_indicator(line.last) for line in lines if line.public]
    own = [public_indicator(line.computed) for line in computed if line.public]
    return tuple(one for one in (*entered, *own) if one is not None)
