"""Which letter tells an address of a step of an action."""

import sqlalchemy as sa
from sqlmodel import Session, col

from core.notification import Notification, NotificationState
from storage.repositories.putting import insert_if_absent
from storage.tables import ActionToldRow, NotificationRow

_GONE = frozenset({NotificationState.CANCELLED, NotificationState.DEAD})


class SqlAnnouncements:
    """Port core.ports.Announcements over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def claim(self, letter: Notification, mark: str) -> NotificationState | None:
        """Let a letter be the one that tells an address of its step; give the state of the one that is already.

        The place has one row: of two notifiers that come for it at once, the second waits for the first, and finds it
        taken.
        """
        place = {"action_number": letter.action, "step": letter.kind.value, "mark": mark}
        self._session.connection().execute(insert_if_absent(self._session, ActionToldRow, **place, event=letter.event))
        mine = sa.and_(*(col(getattr(ActionToldRow, name)) == value for name, value in place.items()))
        holder = self._session.scalars(sa.select(col(ActionToldRow.event)).where(mine).with_for_update()).one()
        if holder == letter.event:
            return None
        named = sa.and_(col(NotificationRow.event) == holder, col(NotificationRow.kind) == letter.kind)
        state = self._session.scalars(sa.select(col(NotificationRow.state)).where(named)).one()
        if state not in _GONE:
            return state
        self._session.execute(sa.update(ActionToldRow).where(mine).values(event=letter.event))
        return None
