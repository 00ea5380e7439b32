"""What the open-data API asks of the storage."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from core.explore.conditions import Condition
from core.explore.dataset import Dataset
from core.explore.query import Query

Record = Mapping[str, str]
"""One record whole: by name of field, "" for what is empty."""


class Datasets(Protocol):
    """The public datasets. Whatever is asked, only what is public comes out."""

    def catalogue(self) -> Sequence[Dataset]:
        """Give every dataset."""
        ...

    def count(self, dataset: Dataset, where: Condition) -> int:
        """Give how many records fulfil a condition."""
        ...

    def pieces(self, dataset: Dataset, query: Query) -> Iterator[Sequence[Record]]:
        """Give the records of a query, a piece at a time; each piece is read when it is asked for.

        Raises:
            Unavailable: the database cannot be read; here or while iterating.
        """
        ...
