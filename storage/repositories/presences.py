"""Who has which experience open."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.presence import Presence
from storage.changes import quiet
from storage.repositories.asked import among, is_number
from storage.repositories.putting import put_in_place
from storage.repositories.rows import models
from storage.tables import PresenceRow


class SqlPresences:
    """Port core.ports.Presences over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, presence: Presence) -> None:
        """Say that somebody is there, in the place of whoever was."""
        put = put_in_place(self._session, PresenceRow, **presence.model_dump())
        self._session.connection().execute(quiet(put) if presence.renewed else put)

    def of(self, numbers: Iterable[int], now: datetime) -> Mapping[int, Presence]:
        """Give who is there now; one who gave no sign of life is there no more."""
        query = select(PresenceRow).where(
            among(self._session, col(PresenceRow.experience_number), numbers), PresenceRow.until > now
        )
        found = models(Presence, self._session.exec(query))
        return {presence.experience_number: presence for presence in found}

    def remove(self, number: int, account_name: str) -> None:
        """Say that this account is no longer there; another one stays."""
        if is_number(number):
            own = sa.and_(col(PresenceRow.experience_number) == number, col(PresenceRow.account_name) == account_name)
            self._session.connection().execute(sa.delete(PresenceRow).where(own))
