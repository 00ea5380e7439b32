"""A query of the Explore API, once read and checked."""

from dataclasses import dataclass

from core.explore.conditions import EVERYTHING, Condition
from core.explore.dataset import Field


@dataclass(frozen=True, slots=True)
class Selected:
    """A field to be given, under its own name or another."""

    name: str
    field: Field

    @property
    def label(self) -> str:
        """The header of its column: the field's own, unless it was given another name."""
        return self.field.label if self.name == self.field.name else self.name


@dataclass(frozen=True, slots=True)
class Order:
    """A field that sorts; empty ones come last, whichever way."""

    field: Field
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which records, in which order, and what of them.

    Attributes:
        selected: what is given of each record.
        where: what a record fulfils.
        order: what sorts; records that nothing tells apart come by key.
        limit: how many at most, None for all.
        offset: how many are passed over first.
    """

    selected: tuple[Selected, ...]
    where: Condition = EVERYTHING
    order: tuple[Order, ...] = ()
    limit: int | None = None
    offset: int = 0
