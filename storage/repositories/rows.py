"""Between rows and models: nothing lazy ever leaves this room."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from sqlmodel import SQLModel


class Numbered(Protocol):
    """What belongs to an experience."""

    @property
    def experience_number(self) -> int:
        """The number of the experience."""
        ...


M = TypeVar("M", bound=SQLModel)
N = TypeVar("N", bound=Numbered)


def models(kind: type[M], rows: Iterable[Any]) -> list[M]:
    """Give the frozen models of rows, in their order."""
    return [kind.model_validate(row, from_attributes=True) for row in rows]


def model(kind: type[M], row: object | None) -> M | None:
    """Give the frozen model of a row, None for no row."""
    return None if row is None else kind.model_validate(row, from_attributes=True)


def by_number(things: Iterable[N]) -> Mapping[int, Sequence[N]]:
    """Group what belongs to experiences by their number, keeping the order."""
    groups: dict[int, list[N]] = defaultdict(list)
    for thing in things:
        groups[thing.experience_number].append(thing)
    return groups
