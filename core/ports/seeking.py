"""What the search of the desk asks of the store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.seeking.asked import Asked
from core.seeking.facets import Trait
from core.seeking.saved import SavedSearch
from core.seeking.search import Key


@dataclass(frozen=True, slots=True)
class Found:
    """Some of the experiences that a search finds, highest number first.

    Attributes:
        following: the number after which the next ones are; None when there is none left.
    """

    numbers: tuple[int, ...]
    following: int | None


class Searches(Protocol):
    """The published experiences, as a search of the desk finds them."""

    def page(self, asked: Asked, after: int | None, limit: int) -> Found:
        """Give experiences found, below a number: `limit` at most, or fewer where too many had to be read for it."""
        ...

    def traits(self, asked: Asked, numbers: Iterable[int]) -> Sequence[Trait]:
        """Give what facets count of these experiences, of the structures concerned that the search means."""
        ...

    def words(self, key: Key, network_code: str | None) -> Sequence[str]:
        """Give the words used for a key, in their order: the newest ones where nobody lists them all.

        Args:
            key: typology, department, campaign or trade tag.
            network_code: the network whose trade tags are given, None for those of all.
        """
        ...


class SavedSearches(Protocol):
    """The searches that accounts keep."""

    def of(self, account_name: str) -> Sequence[SavedSearch]:
        """Give the searches of an account, by name."""
        ...

    def shared(self, codes: Iterable[str]) -> Sequence[SavedSearch]:
        """Give the searches that these structures share, by name, then by who made them."""
        ...

    def put(self, search: SavedSearch) -> None:
        """Keep a search, in the place of the one with its name."""
        ...

    def remove(self, account_name: str, name: str) -> None:
        """Forget a search."""
        ...
