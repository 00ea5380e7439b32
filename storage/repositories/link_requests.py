"""The requests for lost links."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from storage.tables import LinkRequestRow


class SqlLinkRequests:
    """Port core.ports.LinkRequests over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, box: bytes, at: datetime) -> None:
        """Keep a request."""
        self._session.connection().execute(sa.insert(LinkRequestRow).inline(), [{"box": box, "at": at}])

    def take(self) -> tuple[int, bytes] | None:
        """Remove the oldest request and give it; one that another notifier is taking is passed over."""
        oldest = sa.select(col(LinkRequestRow.id)).order_by(col(LinkRequestRow.id)).limit(1)
        number = self._session.scalar(oldest.with_for_update(skip_locked=True))
        if number is None:
            return None
        taken = sa.delete(LinkRequestRow).where(col(LinkRequestRow.id) == number)
        box = self._session.scalar(taken.returning(col(LinkRequestRow.box)))
        return (number, box) if box is not None else None
