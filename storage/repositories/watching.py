"""How much waits: each number by an index of its own, so that it may be asked often."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from core.notification import NotificationState
from core.transfer import TransferState
from core.vocabulary import ExperienceState
from core.watching.backlog import Backlog
from storage.tables import EventRow, ExperienceRow, NotificationRow, TallyDueRow, TransferRow

_LETTER, _STORY = col(NotificationRow.state), col(ExperienceRow.state)
_WAITING = sa.and_(_STORY == ExperienceState.SUBMITTED, col(ExperienceRow.appealed_at).is_(None))


class SqlWatching:
    """Port core.ports.Watching over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def backlog(self, now: datetime) -> Backlog:
        """Give how much waits now."""
        pending, asked = _LETTER == NotificationState.PENDING, col(TransferRow.state) == TransferState.ASKED
        undecided = _STORY.in_((ExperienceState.SUBMITTED, ExperienceState.HELD))
        asked_of_all: dict[str, Any] = {
            "pending": _count(NotificationRow, pending),
            "dead": _count(NotificationRow, _LETTER == NotificationState.DEAD),
            "oldest_letter": _first(NotificationRow.due_at, pending, col(NotificationRow.due_at) <= now),
            "to_moderate": _count(ExperienceRow, undecided),
            "oldest_story": _first(ExperienceRow.submitted_at, _WAITING),
            "transfers_due": _count(TransferRow, asked, col(TransferRow.climbs_at) <= now),
            "uncounted": _count(TallyDueRow),
            "last_step": sa.select(col(EventRow.at)).order_by(col(EventRow.id).desc()).limit(1),
        }
        found = {name: self._session.scalar(query) for name, query in asked_of_all.items()}
        return Backlog(**found)

    def database_time(self) -> datetime | None:
        """Give the time by the clock of the database's own server."""
        if self._session.get_bind().dialect.name != "postgresql":
            return None
        return self._session.scalar(sa.select(sa.func.clock_timestamp()))


def _count(table: type[Any], *conditions: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(sa.func.count()).select_from(table).where(*conditions)


def _first(moment: Any, *conditions: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(col(moment)).where(*conditions).order_by(col(moment)).limit(1)
