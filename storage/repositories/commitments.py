"""The lists of commitments that the operator gave."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.commitments import Commitment
from storage.repositories.rows import models
from storage.tables import CommitmentRow


class SqlCommitments:
    """Port core.ports.Commitments over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> Sequence[Commitment]:
        """Give every one, by year and number."""
        query = select(CommitmentRow).order_by(col(CommitmentRow.year), col(CommitmentRow.number))
        return models(Commitment, self._session.exec(query))

    def replace(self, year: int, commitments: Iterable[Commitment]) -> None:
        """Keep the list of a year, in the place of what was."""
        connection = self._session.connection()
        connection.execute(sa.delete(CommitmentRow).where(col(CommitmentRow.year) == year))
        connection.execute(sa.insert(CommitmentRow), [one.model_dump() for one in commitments])
