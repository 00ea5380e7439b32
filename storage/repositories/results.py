"""The figures of the public pages, counted by the database."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from core.figures import Figures, median_with_waiting
from core.transparency import TransparencyReport
from core.vocabulary import ExperienceState
from storage.repositories.actions import public_within
from storage.repositories.moments import seconds
from storage.repositories.sifting import in_subtree
from storage.repositories.transparency import transparency
from storage.tables import ActionRow, ConcernRow, EvaluationRow, ExperienceRow, StructureRow


class SqlResults:
    """Port core.ports.Results over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def figures(self, root_path: str | None, since: datetime) -> Figures:
        """Count the experiences published since a moment, within a sub-tree or everywhere."""
        delays = self._delays(root_path, since)
        answered = [delay for delay in delays if delay is not None]
        useful, votes = self._session.execute(_votes(root_path, since)).one()
        actions = sa.select(sa.func.count()).select_from(ActionRow).where(public_within(root_path))
        return Figures(
            published=len(delays),
            answered=len(answered),
            median_delay=median_with_waiting(answered, len(delays) - len(answered)),
            useful=useful,
            votes=votes,
            actions=int(self._session.scalar(actions) or 0),
        )

    def transparency(self, since: datetime, until: datetime) -> TransparencyReport:
        """Count what became of the stories told from a moment to another one, not included."""
        return transparency(self._session, since, until)

    def _delays(self, root_path: str | None, since: datetime) -> list[timedelta | None]:
        """Give how long each experience waited for its first answer from within, None while it waits."""
        waits = _everywhere(since) if root_path is None else _in_subtree(root_path, since)
        waited = seconds(self._session, waits.c.answered_at) - seconds(self._session, waits.c.published_at)
        return [
            None if delay is None else timedelta(seconds=delay) for delay in self._session.scalars(sa.select(waited))
        ]


def _everywhere(since: datetime) -> sa.Subquery:
    """Give when each experience was published, and first answered; one about nobody counts too."""
    number = col(ExperienceRow.number)
    query = sa.select(col(ExperienceRow.published_at), sa.func.min(col(ConcernRow.answered_at)).label("answered_at"))
    query = query.join_from(ExperienceRow, ConcernRow, col(ConcernRow.experience_number) == number, isouter=True)
    return query.where(*_published(since)).group_by(number).subquery()


def _in_subtree(root_path: str, since: datetime) -> sa.Subquery:
    """Give the same for the experiences that concern a sub-tree, with the first answer from within."""
    number = col(ConcernRow.experience_number)
    # Grouped apart: the few concerns of a small structure are found first, whatever the engine guesses.
    concerned = sa.select(number, sa.func.min(col(ConcernRow.answered_at)).label("answered_at"))
    first = concerned.where(_concerns_within(root_path)).group_by(number).subquery()
    query = sa.select(col(ExperienceRow.published_at), first.c.answered_at)
    query = query.join(first, first.c.experience_number == col(ExperienceRow.number))
    return query.where(*_published(since)).subquery()


def _votes(root_path: str | None, since: datetime) -> sa.Select[Any]:
    """Give the query of how many votes found the answers from within useful, and how many votes there are."""
    useful = sa.func.coalesce(sa.func.sum(sa.case((col(EvaluationRow.useful), 1), else_=0)), 0)
    query = sa.select(useful, sa.func.count(col(EvaluationRow.voter)))
    counted = sa.and_(*_published(since))
    number = col(ExperienceRow.number)
    if root_path is None:
        query = query.join_from(ExperienceRow, EvaluationRow, col(EvaluationRow.experience_number) == number)
        return query.where(counted)
    # Outer joins leave both engines no choice: the few concerns of a small structure come first.
    query = query.join_from(
        ConcernRow, ExperienceRow, sa.and_(number == col(ConcernRow.experience_number), counted), isouter=True
    )
    same = sa.and_(
        col(EvaluationRow.experience_number) == number, col(EvaluationRow.position) == col(ConcernRow.position)
    )
    return query.join(EvaluationRow, same, isouter=True).where(_concerns_within(root_path))


def _published(since: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    return col(ExperienceRow.state) == ExperienceState.PUBLISHED, col(ExperienceRow.published_at) >= since


def _concerns_within(root_path: str) -> sa.ColumnElement[bool]:
    return col(ConcernRow.structure_code).in_(sa.select(col(StructureRow.code)).where(in_subtree(root_path)))
