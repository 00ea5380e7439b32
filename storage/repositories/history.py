"""What was done, line after line."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.history import Event
from storage.repositories.asked import is_number
from storage.repositories.rows import models
from storage.tables import EventRow


class SqlHistory:
    """Port core.ports.History over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, event: Event) -> None:
        """Keep a line."""
        self._session.connection().execute(sa.insert(EventRow), [event.model_dump()])

    def of(self, number: int) -> Sequence[Event]:
        """Give the lines of an experience, oldest first."""
        if not is_number(number):
            return ()
        query = select(EventRow).where(EventRow.experience_number == number).order_by(col(EventRow.id))
        return models(Event, self._session.exec(query))
