"""The local committees."""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.committees.committee import Committee, CommitteeState
from core.committees.sitting import Invitation
from core.committees.story import CommitteeEvent
from core.errors import Stale
from core.notification import Notification, NotificationState
from storage.repositories.asked import is_number
from storage.repositories.numbering import next_number
from storage.repositories.putting import insert_if_absent, put_rows_in_place
from storage.repositories.rows import model, models
from storage.repositories.sifting import in_subtree
from storage.tables import (
    CommitteeEventRow,
    CommitteeRow,
    InvitationRow,
    InvitedRow,
    NotificationRow,
    StructureRow,
)

_NUMBERING = 0x434F4D
_GONE = frozenset({NotificationState.CANCELLED, NotificationState.DEAD})


class SqlCommittees:
    """Port core.ports.Committees over SQL."""

    def __init__(self, session: Session, *, locking: bool) -> None:
        self._session = session
        self._locking = locking

    def next_number(self) -> int:
        """Give one more than the last number."""
        return next_number(self._session, CommitteeRow, _NUMBERING)

    def add(self, committee: Committee) -> None:
        """Keep a new committee."""
        self._session.connection().execute(sa.insert(CommitteeRow), [committee.model_dump()])

    def get(self, number: int) -> Committee | None:
        """Give a committee; in a writing unit of work its row stays ours until the end."""
        if not is_number(number):
            return None
        query = select(CommitteeRow).where(CommitteeRow.number == number)
        query = query.with_for_update() if self._locking else query
        return model(Committee, self._session.exec(query.execution_options(populate_existing=True)).first())

    def save(self, committee: Committee, seen_version: int) -> None:
        """Keep the next version of a committee."""
        same = (col(CommitteeRow.number) == committee.number, col(CommitteeRow.version) == seen_version)
        change = sa.update(CommitteeRow).where(*same).values(committee.model_dump())
        if self._session.connection().execute(change).rowcount != 1:
            raise Stale(f"Le comité {committee.number} a changé depuis que vous l’avez lu : relisez-le.")

    def page(
        self, root_path: str | None, states: Iterable[CommitteeState], below: int | None, limit: int
    ) -> Sequence[Committee]:
        """Give the committees of a sub-tree in these states, numbered below a number."""
        number = col(CommitteeRow.number)
        query = select(CommitteeRow).where(_within(root_path), col(CommitteeRow.state).in_(list(states)))
        if below is not None:
            query = query.where(number < below)
        return models(Committee, self._session.exec(query.order_by(number.desc()).limit(limit)))

    def counts(self, root_path: str | None) -> Mapping[CommitteeState, int]:
        """Give how many committees of a sub-tree each state has."""
        query = sa.select(col(CommitteeRow.state), sa.func.count()).where(_within(root_path))
        return dict(self._session.execute(query.group_by(col(CommitteeRow.state))).all())

    def note(self, event: CommitteeEvent) -> None:
        """Add a line to the history of a committee."""
        self._session.connection().execute(sa.insert(CommitteeEventRow).inline(), [event.model_dump()])

    def history(self, number: int) -> Sequence[CommitteeEvent]:
        """Give the lines of a committee, oldest first."""
        query = select(CommitteeEventRow).where(CommitteeEventRow.committee_number == number)
        return models(CommitteeEvent, self._session.exec(query.order_by(col(CommitteeEventRow.id))))

    def put_invitations(self, invitations: Iterable[Invitation]) -> None:
        """Keep invitations."""
        rows = [one.model_dump() for one in invitations]
        if rows:
            self._session.connection().execute(put_rows_in_place(self._session, InvitationRow), rows)

    def invitations(self, number: int) -> Sequence[Invitation]:
        """Give the invitations to a committee."""
        query = select(InvitationRow).where(InvitationRow.committee_number == number)
        return models(Invitation, self._session.exec(query.order_by(col(InvitationRow.experience_number))))

    def invitations_of(self, experience_number: int) -> Sequence[Invitation]:
        """Give the invitations that an author had by one experience."""
        query = select(InvitationRow).where(InvitationRow.experience_number == experience_number)
        return models(Invitation, self._session.exec(query.order_by(col(InvitationRow.committee_number))))

    def claim(self, letter: Notification, mark: str) -> NotificationState | None:
        """Let a letter be the one that invites an address; give the state of the one that is already.

        The place has one row: of two notifiers that come for it at once, the second waits for the first, and finds it
        taken.
        """
        place = {"committee_number": letter.committee, "announced": letter.revision, "mark": mark}
        self._session.connection().execute(insert_if_absent(self._session, InvitedRow, **place, event=letter.event))
        mine = sa.and_(*(col(getattr(InvitedRow, name)) == value for name, value in place.items()))
        holder = self._session.scalars(sa.select(col(InvitedRow.event)).where(mine).with_for_update()).one()
        if holder == letter.event:
            return None
        named = sa.and_(col(NotificationRow.event) == holder, col(NotificationRow.kind) == letter.kind)
        state = self._session.scalars(sa.select(col(NotificationRow.state)).where(named)).one()
        if state not in _GONE:
            return state
        self._session.execute(sa.update(InvitedRow).where(mine).values(event=letter.event))
        return None


def _within(root_path: str | None) -> sa.ColumnElement[bool]:
    if root_path is None:
        return sa.true()
    return col(CommitteeRow.structure_code).in_(sa.select(col(StructureRow.code)).where(in_subtree(root_path)))
