"""The figures of the public pages, counted by the database."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from core.figures import Figures, median_place
from core.vocabulary import ExperienceState
from storage.repositories.actions import public_within
from storage.repositories.queues import in_subtree
from storage.tables import ActionRow, ConcernRow, EvaluationRow, ExperienceRow, StructureRow


class SqlResults:
    """Port core.ports.Results over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def figures(self, root_path: str | None, since: datetime) -> Figures:
        """Count the experiences published since a moment, within a sub-tree or everywhere."""
        waits = _waits(root_path, since)
        counted = sa.select(sa.func.count(), sa.func.count(waits.c.answered_at)).select_from(waits)
        published, answered = self._session.execute(counted).one()
        useful, votes = self._session.execute(_votes(root_path, since)).one()
        actions = sa.select(sa.func.count()).select_from(ActionRow).where(public_within(root_path))
        place = median_place(published)
        return Figures(
            published=published,
            answered=answered,
            median_delay=self._delay(waits, place) if 0 <= place < answered else None,
            useful=useful,
            votes=votes,
            actions=int(self._session.scalar(actions) or 0),
        )

    def _delay(self, waits: sa.Subquery, place: int) -> timedelta:
        """Give the delay that has this place, from 0, among those of the experiences answered."""
        published, answered = waits.c.published_at, waits.c.answered_at
        if self._session.get_bind().dialect.name == "sqlite":
            length = sa.func.julianday(answered) - sa.func.julianday(published)
        else:
            length = answered - published
        query = sa.select(published, answered).where(answered.is_not(None)).order_by(length).offset(place).limit(1)
        published_at, answered_at = self._session.execute(query).one()
        delay: timedelta = answered_at - published_at
        return delay


def _waits(root_path: str | None, since: datetime) -> sa.Subquery:
    """Give the experiences counted: when each was published, and when it was first answered from within, if it was."""
    number, published_at = col(ExperienceRow.number), col(ExperienceRow.published_at)
    concerned = sa.and_(col(ConcernRow.experience_number) == number, *_within(root_path))
    query = sa.select(published_at, sa.func.min(col(ConcernRow.answered_at)).label("answered_at"))
    # Everywhere, an experience about nobody counts too.
    query = query.join_from(ExperienceRow, ConcernRow, concerned, isouter=root_path is None)
    return query.where(*_published(since)).group_by(number).subquery()


def _votes(root_path: str | None, since: datetime) -> sa.Select[Any]:
    """Give the query of how many votes found the answers from within useful, and how many votes there are."""
    useful = sa.func.sum(sa.case((col(EvaluationRow.useful), 1), else_=0))
    query = sa.select(sa.func.coalesce(useful, 0), sa.func.count()).select_from(EvaluationRow)
    return query.where(
        col(EvaluationRow.experience_number) == col(ExperienceRow.number),
        col(ConcernRow.experience_number) == col(EvaluationRow.experience_number),
        col(ConcernRow.position) == col(EvaluationRow.position),
        *_published(since),
        *_within(root_path),
    )


def _published(since: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    return col(ExperienceRow.state) == ExperienceState.PUBLISHED, col(ExperienceRow.published_at) >= since


def _within(root_path: str | None) -> tuple[sa.ColumnElement[bool], ...]:
    if root_path is None:
        return ()
    below = sa.select(col(StructureRow.code)).where(in_subtree(root_path))
    return (col(ConcernRow.structure_code).in_(below),)
