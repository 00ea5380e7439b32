"""Letters of summary, each sent once."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from core.digest import LEASE, Digest
from storage.repositories.putting import insert_if_absent
from storage.tables import DigestRow


class SqlDigests:
    """Port core.ports.Digests over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def settled(self, periods: Iterable[str], now: datetime) -> set[tuple[str, str]]:
        """Give the accounts and periods whose letter is done, or held by a notifier."""
        closed = sa.or_(col(DigestRow.done_at).is_not(None), col(DigestRow.held_until) >= now)
        query = sa.select(col(DigestRow.account_name), col(DigestRow.period))
        found = self._session.execute(query.where(col(DigestRow.period).in_(list(periods)), closed))
        return {(row.account_name, row.period) for row in found}

    def claim(self, account_name: str, period: str, holder: str, now: datetime) -> bool:
        """Take a letter for the time of a lease: whoever comes second changes no row."""
        new = Digest(account_name=account_name, period=period, held_by=holder, held_until=now + LEASE)
        insertion = insert_if_absent(self._session, DigestRow, **new.model_dump()).returning(col(DigestRow.period))
        connection = self._session.connection()
        if connection.execute(insertion).first() is not None:
            return True
        free = sa.and_(_same(account_name, period), col(DigestRow.done_at).is_(None), col(DigestRow.held_until) < now)
        taken = sa.update(DigestRow).where(free).values(held_by=holder, held_until=new.held_until)
        return connection.execute(taken).rowcount == 1

    def done(self, account_name: str, period: str, at: datetime, error: str = "") -> None:
        """Keep that a letter was sent, or given up."""
        kept = sa.update(DigestRow).where(_same(account_name, period)).values(done_at=at, error=error)
        self._session.connection().execute(kept)

    def let_go(self, account_name: str, period: str, until: datetime) -> None:
        """Let a letter be taken again, from a moment on."""
        free = sa.update(DigestRow).where(_same(account_name, period)).values(held_by="", held_until=until)
        self._session.connection().execute(free)


def _same(account_name: str, period: str) -> sa.ColumnElement[bool]:
    return sa.and_(col(DigestRow.account_name) == account_name, col(DigestRow.period) == period)
