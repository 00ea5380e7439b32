"""What is erased: found when its delay is over, forgotten, and told."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.retention.erasure import Erasure
from core.retention.kept import Kept
from storage.repositories import everywhere, overdue
from storage.repositories.asked import is_number, only_numbers
from storage.repositories.putting import put_in_place
from storage.repositories.rows import models
from storage.tables import AddressRow, ErasureRow, EventRow, ExperienceRow, OriginalRow

_ASKED_AT_ONCE = 10_000
"""How many numbers a statement may name: both engines take as many."""


class SqlErasing:
    """Port core.ports.Erasing over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def count_due(self, kind: Kept, before: datetime) -> int:
        """Give how much of it is kept though its delay is over."""
        return int(self._session.scalar(overdue.count(kind, before)) or 0)

    def due(self, kind: Kept, before: datetime, after: int, most: int) -> Sequence[int]:
        """Give numbers above one of the experiences of which something is kept too long."""
        return self._session.scalars(overdue.numbers(kind, before, after, most)).all()

    def sweep(self, kind: Kept, before: datetime, most: int) -> int:
        """Forget some rows that belong to no experience."""
        return sum(self._session.connection().execute(one).rowcount for one in overdue.deletions(kind, before, most))

    def forget_addresses(self, numbers: Collection[int]) -> int:
        """Forget the sealed addresses of these experiences, with the marks that were made of them."""
        for forgetting in everywhere.of_marks(numbers):
            self._session.execute(forgetting)
        own = col(AddressRow.experience_number).in_(list(numbers))
        return self._session.connection().execute(sa.delete(AddressRow).where(own)).rowcount

    def forget_originals(self, numbers: Collection[int]) -> int:
        """Forget what these stories were before masks and corrections."""
        self._session.execute(sa.delete(OriginalRow).where(col(OriginalRow.experience_number).in_(list(numbers))))
        told = sa.and_(col(EventRow.experience_number).in_(list(numbers)), overdue.tells_a_story())
        self._session.execute(sa.update(EventRow).where(told).values(changes={}))
        return len(numbers)

    def forget_around(self, number: int) -> Mapping[str, int]:
        """Forget all that quotes a story or was said of it."""
        counts = {}
        addresses = self.forget_addresses([number])
        for name, statements in everywhere.around(number).items():
            counts[name] = sum(self._session.connection().execute(one).rowcount for one in statements)
        for name, forgetting in everywhere.QUOTED.items():
            counts[name] = forgetting(self._session, number)
        return {name: count for name, count in (counts | {Kept.ADDRESSES.label: addresses}).items() if count}

    def empty_history(self, number: int) -> None:
        """Erase the words and changes of every line of the history of an experience."""
        own = sa.update(EventRow).where(col(EventRow.experience_number) == number)
        self._session.execute(own.values(detail="", changes={}, erased=True))

    def same_author(self, number: int) -> Sequence[int]:
        """Give the experiences of the same address, this one included."""
        mark, owner = col(AddressRow.mark), col(AddressRow.experience_number)
        own = sa.select(mark).where(owner == number, mark != "").scalar_subquery()
        known = self._session.scalars(sa.select(owner).where(mark == own).order_by(owner)) if is_number(number) else ()
        return list(known) or [number]

    def erased_among(self, numbers: Iterable[int]) -> frozenset[int]:
        """Give those of these experiences that were erased."""
        number, left, found = col(ExperienceRow.number), iter(only_numbers(numbers)), set[int]()
        while piece := list(islice(left, _ASKED_AT_ONCE)):
            found.update(
                self._session.scalars(
                    sa.select(number).where(number.in_(piece), col(ExperienceRow.erased_at).is_not(None))
                )
            )
        return frozenset(found)

    def next_number(self) -> int:
        """Give the number of the next erasure."""
        return int(self._session.scalar(sa.select(sa.func.max(col(ErasureRow.number)))) or 0) + 1

    def note(self, erasure: Erasure) -> None:
        """Keep an erasure, in the place of the one with its number."""
        self._session.connection().execute(put_in_place(self._session, ErasureRow, **erasure.model_dump()))

    def noted(self, limit: int) -> Sequence[Erasure]:
        """Give the last erasures, newest first."""
        query = select(ErasureRow).order_by(col(ErasureRow.number).desc()).limit(limit)
        return models(Erasure, self._session.exec(query))
