"""The structures concerned by the experiences."""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.concern import Concern
from core.transfer import TransferState
from storage.repositories.asked import among
from storage.repositories.rows import by_number, models
from storage.tables import ConcernRow, TransferRow


class SqlConcerns:
    """Port core.ports.Concerns over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, concern: Concern) -> None:
        """Keep a new concern."""
        self._session.connection().execute(sa.insert(ConcernRow), [concern.model_dump()])

    def save(self, concern: Concern) -> None:
        """Keep a changed concern."""
        same = sa.update(ConcernRow).where(*_at(ConcernRow, concern))
        self._session.connection().execute(same.values(concern.model_dump()))

    def remove(self, concern: Concern) -> None:
        """Forget a concern, and with it the request for transfer that was open about it: nobody has to decide it."""
        asked = col(TransferRow.state) == TransferState.ASKED
        self._session.connection().execute(sa.delete(TransferRow).where(asked, *_at(TransferRow, concern)))
        self._session.connection().execute(sa.delete(ConcernRow).where(*_at(ConcernRow, concern)))

    def of(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Concern]]:
        """Give the concerns of these experiences."""
        query = select(ConcernRow).where(among(self._session, col(ConcernRow.experience_number), numbers))
        query = query.order_by(col(ConcernRow.experience_number), col(ConcernRow.position))
        return by_number(models(Concern, self._session.exec(query)))


def _at(table: type[ConcernRow | TransferRow], concern: Concern) -> tuple[sa.ColumnElement[bool], ...]:
    """Give the conditions that a row is of this concern."""
    return col(table.experience_number) == concern.experience_number, col(table.position) == concern.position
