"""What authors wrote of the experiences published with masks."""

import sqlalchemy as sa
from sqlmodel import Session, col

from core.masking import Original
from storage.repositories.asked import is_number
from storage.repositories.rows import model
from storage.tables import OriginalRow


class SqlOriginals:
    """Port core.ports.Originals over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, original: Original) -> None:
        """Keep it, in the place of an earlier one."""
        self._session.merge(OriginalRow(**original.model_dump()))
        self._session.flush()

    def remove(self, number: int) -> None:
        """Forget it."""
        self._session.connection().execute(sa.delete(OriginalRow).where(col(OriginalRow.experience_number) == number))

    def get(self, number: int) -> Original | None:
        """Give it, None when nothing was masked."""
        return model(Original, self._session.get(OriginalRow, number)) if is_number(number) else None
