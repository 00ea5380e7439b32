"""The structures concerned by the experiences."""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.concern import Concern
from storage.repositories.asked import only_numbers
from storage.repositories.rows import by_number, models
from storage.tables import ConcernRow


class SqlConcerns:
    """Port core.ports.Concerns over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, concern: Concern) -> None:
        """Keep a new concern."""
        self._session.connection().execute(sa.insert(ConcernRow), [concern.model_dump()])

    def save(self, concern: Concern) -> None:
        """Keep a changed concern."""
        same = sa.and_(
            col(ConcernRow.experience_number) == concern.experience_number,
            col(ConcernRow.position) == concern.position,
        )
        self._session.connection().execute(sa.update(ConcernRow).where(same).values(concern.model_dump()))

    def of(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Concern]]:
        """Give the concerns of these experiences."""
        query = select(ConcernRow).where(col(ConcernRow.experience_number).in_(only_numbers(numbers)))
        query = query.order_by(col(ConcernRow.experience_number), col(ConcernRow.position))
        return by_number(models(Concern, self._session.exec(query)))
