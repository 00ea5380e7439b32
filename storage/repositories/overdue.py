"""The queries of what is kept too long, by kind."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel, col

from core.notification import NotificationState
from core.retention.kept import OF_STORIES, Kept
from core.vocabulary import ExperienceState
from storage.tables import (
    AddressRow,
    CallRow,
    EventRow,
    ExperienceRow,
    LinkRequestRow,
    NotificationRow,
    OriginalRow,
    PresenceRow,
    SigningEventRow,
    ThrottleRow,
    WriterRow,
)

_NUMBER = col(ExperienceRow.number)
_UNDECIDED = (ExperienceState.SUBMITTED, ExperienceState.HELD)
_NOT_PUBLIC = (ExperienceState.REJECTED, ExperienceState.WITHDRAWN)
_TOLD = ("title", "text", "pseudonym")
"""The fields whose changes, in a line of history, hold what an author wrote."""

_SWEPT: dict[Kept, tuple[tuple[type[SQLModel], Any], ...]] = {
    Kept.PRESENCES: ((PresenceRow, PresenceRow.until), (WriterRow, WriterRow.until)),
    Kept.LINK_REQUESTS: ((LinkRequestRow, LinkRequestRow.at),),
    Kept.THROTTLES: ((ThrottleRow, ThrottleRow.window),),
    Kept.CALLS: ((CallRow, CallRow.at),),
    Kept.SIGN_INS: ((SigningEventRow, SigningEventRow.at),),
}
"""The tables whose rows are swept away, each with the moment that it counts from."""


def count(kind: Kept, before: datetime) -> sa.Select[Any]:
    """Give the query of how much of it is kept though its delay is over."""
    if kind in OF_STORIES:
        return sa.select(sa.func.count()).select_from(_stories(kind, before).subquery())
    parts = [
        sa.select(sa.func.count()).select_from(table).where(col(moment) < before).scalar_subquery()
        for table, moment in _SWEPT[kind]
    ]
    return sa.select(sum(parts[1:], start=sa.literal(0) + parts[0]))


def numbers(kind: Kept, before: datetime, after: int, most: int) -> sa.Select[Any]:
    """Give the query of the numbers above one of the experiences of which something is kept too long."""
    return _stories(kind, before).where(after < _NUMBER).order_by(_NUMBER).limit(most)


def deletions(kind: Kept, before: datetime, most: int) -> Iterator[sa.Delete]:
    """Give the deletions of some rows kept too long, each by its whole key."""
    for table, moment in _SWEPT[kind]:
        key = SQLModel.metadata.tables[str(table.__tablename__)].primary_key.columns
        some = sa.select(*key).where(col(moment) < before).limit(most)
        yield sa.delete(table).where(sa.tuple_(*key).in_(some))


def tells_a_story() -> sa.ColumnElement[bool]:
    """Give the condition that the changes of a line hold what an author wrote: both engines read JSON as text."""
    changes = sa.cast(col(EventRow.changes), sa.Text)
    return sa.or_(*(changes.contains(f'"{field}":', autoescape=True) for field in _TOLD))


def _stories(kind: Kept, before: datetime) -> sa.Select[Any]:
    return sa.select(_NUMBER).where(_CONDITIONS[kind](before))


def _address(before: datetime) -> sa.ColumnElement[bool]:
    """Tell whether a decided experience has an address, and no letter left or was to leave since."""
    state = col(ExperienceRow.state)
    moments = (NotificationRow.due_at, NotificationRow.sent_at)
    lately = sa.or_(
        col(NotificationRow.state) == NotificationState.PENDING, *(col(moment) >= before for moment in moments)
    )
    return sa.and_(
        state.not_in(_UNDECIDED),
        sa.func.coalesce(col(ExperienceRow.decided_at), col(ExperienceRow.submitted_at)) < before,
        # The number alone is asked for: the operator's role may not read the sealed bytes.
        sa.exists(col(AddressRow.experience_number)).where(col(AddressRow.experience_number) == _NUMBER),
        ~sa.exists().where(col(NotificationRow.experience_number) == _NUMBER, lately),
    )


def _original(before: datetime) -> sa.ColumnElement[bool]:
    """Tell whether a decided experience is kept as it was before masks or corrections."""
    changed = sa.exists().where(col(EventRow.experience_number) == _NUMBER, tells_a_story())
    return sa.and_(
        col(ExperienceRow.decided_at) < before,
        sa.or_(sa.exists().where(col(OriginalRow.experience_number) == _NUMBER), changed),
    )


def _story(before: datetime) -> sa.ColumnElement[bool]:
    """Tell whether an experience that is not public has been left alone since."""
    touched = sa.exists().where(col(EventRow.experience_number) == _NUMBER, col(EventRow.at) >= before)
    return sa.and_(
        col(ExperienceRow.state).in_(_NOT_PUBLIC),
        col(ExperienceRow.erased_at).is_(None),
        col(ExperienceRow.submitted_at) < before,
        ~touched,
    )


_CONDITIONS: dict[Kept, Callable[[datetime], sa.ColumnElement[bool]]] = {
    Kept.ADDRESSES: _address,
    Kept.ORIGINALS: _original,
    Kept.STORIES: _story,
}
