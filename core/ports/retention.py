"""What is erased: found when its delay is over, forgotten, and told."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.retention.erasure import Erasure
from core.retention.kept import Kept


class Erasing(Protocol):
    """What is kept for a time only, and all the places where a story is."""

    def count_due(self, kind: Kept, before: datetime) -> int:
        """Give how much of it is kept though its delay is over."""
        ...

    def due(self, kind: Kept, before: datetime, after: int, most: int) -> Sequence[int]:
        """Give numbers above one of the experiences of which something is kept too long, in their order."""
        ...

    def sweep(self, kind: Kept, before: datetime, most: int) -> int:
        """Forget some rows, those that belong to no experience; give how many."""
        ...

    def forget_addresses(self, numbers: Collection[int]) -> int:
        """Forget the sealed addresses of these experiences, with the marks that were made of them."""
        ...

    def forget_originals(self, numbers: Collection[int]) -> int:
        """Forget what these stories were before masks and corrections, in their histories too; give how many."""
        ...

    def forget_around(self, number: int) -> Mapping[str, int]:
        """Forget all that quotes a story or was said of it: all but itself, its structures and its history.

        Returns:
            how many of each thing, by its name on screen.
        """
        ...

    def empty_history(self, number: int) -> None:
        """Erase the words and changes of every line of the history of an experience; its seals stay."""
        ...

    def same_author(self, number: int) -> Sequence[int]:
        """Give the experiences of the same address, this one included, as far as the notifier has recognised them."""
        ...

    def erased_among(self, numbers: Iterable[int]) -> frozenset[int]:
        """Give those of these experiences that were erased."""
        ...

    def next_number(self) -> int:
        """Give the number of the next erasure."""
        ...

    def note(self, erasure: Erasure) -> None:
        """Keep an erasure, in the place of the one with its number."""
        ...

    def noted(self, limit: int) -> Sequence[Erasure]:
        """Give the last erasures, newest first."""
        ...
