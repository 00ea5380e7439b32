"""The public datasets over one engine."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Engine

from core.explore.conditions import Condition
from core.explore.dataset import Dataset
from core.explore.port import Record
from core.explore.query import Query
from storage.opendata.explore.shelf import Shelf
from storage.opendata.explore.shelves import PublicActions, PublishedExperiences, Structures


class SqlDatasets:
    """Port core.explore.port.Datasets over SQL."""

    def __init__(self, engine: Engine) -> None:
        shelves: tuple[Shelf, ...] = (PublishedExperiences(engine), Structures(engine), PublicActions(engine))
        self._shelves = {shelf.layout.dataset.id: shelf for shelf in shelves}

    def catalogue(self) -> Sequence[Dataset]:
        """Give every dataset."""
        return [shelf.layout.dataset for shelf in self._shelves.values()]

    def count(self, dataset: Dataset, where: Condition) -> int:
        """Give how many records fulfil a condition."""
        return self._shelves[dataset.id].count(where)

    def pieces(self, dataset: Dataset, query: Query) -> Iterator[Sequence[Record]]:
        """Give the records of a query, a piece at a time."""
        return self._shelves[dataset.id].pieces(query)
