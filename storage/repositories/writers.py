"""Who writes which answer."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.presence import Writer
from storage.changes import quiet
from storage.repositories.asked import is_number
from storage.repositories.putting import put_in_place
from storage.repositories.rows import models
from storage.tables import WriterRow


class SqlWriters:
    """Port core.ports.Writers over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, writer: Writer) -> None:
        """Say that somebody writes, in the place of whoever did."""
        put = put_in_place(self._session, WriterRow, **writer.model_dump())
        self._session.connection().execute(quiet(put) if writer.renewed else put)

    def of(self, number: int, now: datetime) -> Mapping[int, Writer]:
        """Give who writes now; one who gave no sign of life writes no more."""
        if not is_number(number):
            return {}
        query = select(WriterRow).where(WriterRow.experience_number == number, WriterRow.until > now)
        return {writer.position: writer for writer in models(Writer, self._session.exec(query))}

    def remove(self, number: int, position: int, account_name: str) -> None:
        """Say that this account writes there no longer; another one stays."""
        if is_number(number) and is_number(position):
            own = (
                col(WriterRow.experience_number) == number,
                col(WriterRow.position) == position,
                col(WriterRow.account_name) == account_name,
            )
            self._session.connection().execute(sa.delete(WriterRow).where(*own))
