"""The keys of the forms already received."""

import sqlalchemy as sa
from sqlmodel import Session, col

from storage.repositories.asked import is_text
from storage.repositories.putting import insert_if_absent
from storage.tables import SubmissionRow


class SqlSubmissions:
    """Port core.ports.Submissions over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def number_of(self, key: str) -> int | None:
        """Give the experience that a form with this key made."""
        if not is_text(key):
            return None
        query = sa.select(col(SubmissionRow.experience_number)).where(col(SubmissionRow.key) == key)
        return self._session.scalar(query)

    def claim(self, key: str, number: int) -> int:
        """Bind the key to the number; a second form waits for the first one, then gets its number."""
        insert = insert_if_absent(self._session, SubmissionRow, key=key, experience_number=number)
        claimed = self._session.connection().scalar(insert.returning(col(SubmissionRow.experience_number)))
        return claimed or self.number_of(key) or number
