"""What lists, searches and figures are read from."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.experience import Experience
from core.filters import Filters
from core.saved_view import SavedView
from core.transparency import TransparencyReport
from core.views import EVERY_LINE, Cursor, Deciding, Place, QueueLine, Sieve

COMMON = 500
"""In how many experiences a stem is just common, and says little: nobody counts further."""


class Listing(Protocol):
    """The published experiences, as public lists and searches find them."""

    def page(self, filters: Filters, after: Cursor | None, limit: int) -> Sequence[Experience]:
        """Give published experiences after a place in the list: by date of publication, newest first.

        Where words are looked for they come by number, highest first, and `after.at` counts for nothing: that is
        an order that an index of words has at hand.
        """
        ...

    def count(self, filters: Filters, most: int) -> int:
        """Give how many there are, `most` at most: nobody waits for the exact number of a great many."""
        ...

    def alike(self, words: Sequence[str], limit: int, *, helpful: bool = False) -> Sequence[int]:
        """Give the numbers of the published experiences that share the rarest of these stems, nearest first.

        Args:
            words: stems, in any order.
            limit: how many at most.
            helpful: only those with a present answer that more people found useful than not.
        """
        ...

    def holding(self, words: Sequence[str]) -> Mapping[str, int]:
        """Give how many published experiences hold each of the first of these stems, COMMON at most.

        Those that none holds are left out.
        """
        ...

    def numbers(self, after: int, limit: int) -> Sequence[int]:
        """Give the numbers of published experiences above a number, in their order."""
        ...

    def put(self, number: int, title: Sequence[str], text: Sequence[str]) -> None:
        """Keep the stems that a published experience is found by, in the place of its earlier ones."""
        ...

    def forget(self, number: int) -> None:
        """Find this experience no more."""
        ...


class Queues(Protocol):
    """The lists of the desk."""

    def page(
        self,
        place: Place,
        root_path: str | None,
        after: Cursor | None,
        limit: int,
        sieve: Sieve = EVERY_LINE,
        *,
        reader: str = "",
        waiting_since: datetime | None = None,
        deciding: Deciding = Deciding.MODERATORS,
    ) -> Sequence[QueueLine]:
        """Give lines of a list, in its order, after a place in it, within a sub-tree or everywhere (None).

        What is to moderate comes by alert, then by how long it has waited; the comments that the account `reader` has
        not read, those that name it first. `due_at`, `reader`, `unread` and `late` are left for the desk, which also
        reads the structure of the sieve, as `root_path`, and its lateness, as `waiting_since`: an answer must have been
        awaited since that moment, or longer.
        Requests for transfer are those that `deciding` says: the ones of managers and receivers come from elsewhere.
        """
        ...

    def count(
        self,
        place: Place,
        root_path: str | None,
        sieve: Sieve = EVERY_LINE,
        *,
        reader: str = "",
        waiting_since: datetime | None = None,
        deciding: Deciding = Deciding.MODERATORS,
    ) -> int:
        """Give how many lines a list has, COUNTED at most."""
        ...

    def counts(
        self, places: Mapping[Place, bool], root_path: str, *, reader: str, deciding: Deciding
    ) -> Mapping[Place, int]:
        """Give how many lines each of these lists has, COUNTED at most: within a sub-tree (True), or everywhere."""
        ...


class SavedViews(Protocol):
    """The views that accounts keep."""

    def of(self, account_name: str) -> Sequence[SavedView]:
        """Give the views of an account, by name."""
        ...

    def shared(self, codes: Iterable[str]) -> Sequence[SavedView]:
        """Give the views that these structures share, by name, then by who made them."""
        ...

    def put(self, view: SavedView) -> None:
        """Keep a view, in the place of the one with its name."""
        ...

    def remove(self, account_name: str, name: str) -> None:
        """Forget a view."""
        ...


class Results(Protocol):
    """What became of what was told, for the transparency page."""

    def transparency(self, since: datetime, until: datetime) -> TransparencyReport:
        """Count what became of the stories told from a moment to another one, not included."""
        ...
