"""Writes many experiences at once: a few statements for hundreds of rows."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from core.concern import Concern
from core.experience import Experience
from core.history import Event
from core.model import Model
from core.response import Evaluation, Response
from storage.tables import ConcernRow, EvaluationRow, EventRow, ExperienceRow, ResponseRow


def write_experiences(
    session: Session,
    experiences: Sequence[Experience],
    concerns: Iterable[Concern],
    responses: Iterable[Response],
    events: Iterable[Event] = (),
    evaluations: Iterable[Evaluation] = (),
) -> None:
    """Keep new experiences whose numbers are free, with what belongs to them."""
    if not experiences:
        return
    reserve_numbers(session, max(experience.number for experience in experiences))
    _insert(session, ExperienceRow, experiences)
    _insert(session, ConcernRow, concerns)
    _insert(session, ResponseRow, responses)
    _insert(session, EventRow, events)
    _insert(session, EvaluationRow, evaluations)


def reserve_numbers(session: Session, highest: int) -> None:
    """Make sure that PostgreSQL never gives a new experience a number up to this one; SQLite sees to it itself."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            sa.text(
                "SELECT setval('experience_number', greatest(:highest, (SELECT last_value FROM experience_number)))"
            ),
            {"highest": highest},
        )


def _insert(session: Session, table: type[SQLModel], things: Iterable[Model]) -> None:
    # The models are validated: their attributes are the values of the row.
    rows = [{**thing.__dict__} for thing in things]
    if rows:
        session.connection().execute(sa.insert(table), rows)
