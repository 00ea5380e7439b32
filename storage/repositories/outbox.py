"""The letters owed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.notification import LEASE, Notification, NotificationKind, NotificationState
from storage.repositories.putting import insert_if_absent
from storage.repositories.rows import model, models
from storage.tables import NotificationRow


class SqlOutbox:
    """Port core.ports.Outbox over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, notification: Notification) -> None:
        """Owe a letter, once."""
        self._session.connection().execute(
            insert_if_absent(self._session, NotificationRow, **notification.model_dump())
        )

    def claim(self, holder: str, now: datetime) -> Notification | None:
        """Take the letter longest due, for the time of a lease.

        On PostgreSQL a letter that another notifier is taking is passed over (SKIP LOCKED); SQLite has
        one writer at a time.
        """
        due = (
            sa.select(col(NotificationRow.id))
            .where(
                col(NotificationRow.state) == NotificationState.PENDING,
                col(NotificationRow.due_at) <= now,
                sa.or_(col(NotificationRow.held_until).is_(None), col(NotificationRow.held_until) < now),
            )
            .order_by(col(NotificationRow.due_at), col(NotificationRow.id))
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        number = self._session.scalar(due)
        if number is None:
            return None
        hold = sa.update(NotificationRow).where(col(NotificationRow.id) == number)
        self._session.execute(hold.values(held_by=holder, held_until=now + LEASE))
        return model(Notification, self._session.get(NotificationRow, number, populate_existing=True))

    def save(self, notification: Notification) -> None:
        """Keep a changed notification; one that is sent never changes, whoever lost its lease meanwhile."""
        same = sa.and_(
            col(NotificationRow.event) == notification.event,
            col(NotificationRow.recipient) == notification.recipient,
            col(NotificationRow.kind) == notification.kind,
            col(NotificationRow.state) != NotificationState.SENT,
        )
        self._session.execute(sa.update(NotificationRow).where(same).values(notification.model_dump()))

    def revoke(self, number: int, since: datetime, position: int = 0) -> bool:
        """Cancel the letters owed for an experience since a moment, unless one of them left or is leaving.

        The letters are locked before they are looked at: a notifier that is taking one is waited for, and those that
        come later pass over them all.
        """
        return self._revoke(
            since,
            col(NotificationRow.experience_number) == number,
            # What an author asked for themselves is not the decision's.
            col(NotificationRow.kind) != NotificationKind.LINKS,
            *([col(NotificationRow.position) == position] if position else []),
        )

    def revoke_of_action(self, action: int, since: datetime) -> bool:
        """Cancel the letters about an action owed since a moment, unless one of them left or is leaving."""
        return self._revoke(since, col(NotificationRow.action) == action)

    def _revoke(self, since: datetime, *which: sa.ColumnElement[bool]) -> bool:
        owed = (
            sa.select(col(NotificationRow.id), col(NotificationRow.state), col(NotificationRow.held_by))
            .where(col(NotificationRow.created_at) >= since, *which)
            .order_by(col(NotificationRow.id))
            .with_for_update()
        )
        letters = self._session.execute(owed).all()
        if any(letter.held_by or letter.state is NotificationState.SENT for letter in letters):
            return False
        # Dead ones too: an operator could replay them.
        owed_still = [letter.id for letter in letters if letter.state is not NotificationState.CANCELLED]
        cancelled = {"state": NotificationState.CANCELLED, "error": "la décision a été annulée"}
        self._session.execute(
            sa.update(NotificationRow).where(col(NotificationRow.id).in_(owed_still)).values(cancelled)
        )
        return True

    def release(self, holders: Iterable[str]) -> int:
        """Let go of what dead notifiers held."""
        held = sa.update(NotificationRow).where(col(NotificationRow.held_by).in_(list(holders)))
        return self._session.connection().execute(held.values(held_by="", held_until=None)).rowcount

    def listed(self, state: NotificationState | None, limit: int) -> Sequence[Notification]:
        """Give notifications, oldest first."""
        query = select(NotificationRow).order_by(col(NotificationRow.id)).limit(limit)
        if state is not None:
            query = query.where(NotificationRow.state == state)
        return models(Notification, self._session.exec(query))

    def counts(self) -> Mapping[NotificationState, int]:
        """Give how many notifications each state has."""
        query = sa.select(col(NotificationRow.state), sa.func.count()).group_by(col(NotificationRow.state))
        return dict(self._session.execute(query).all())
