"""Writes many experiences at once: a few statements for hundreds of rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from core.concern import Concern
from core.experience import Experience
from core.history import Event, Link, linked
from core.masking import Original
from core.model import Model
from core.projection import public_view
from core.reading import found_by
from core.response import Evaluation, Response
from core.screening import Screening
from core.vocabulary import ExperienceState
from storage.repositories.rows import by_number
from storage.repositories.structures import SqlStructures
from storage.repositories.tallies import mark_due
from storage.search import Entry, put
from storage.tables import (
    ConcernRow,
    EvaluationRow,
    EventRow,
    ExperienceRow,
    OriginalRow,
    ResponseRow,
    ScreeningRow,
)


def write_experiences(
    session: Session,
    experiences: Sequence[Experience],
    concerns: Iterable[Concern],
    responses: Iterable[Response],
    events: Iterable[Event] = (),
    evaluations: Iterable[Evaluation] = (),
    *,
    originals: Iterable[Original] = (),
    screenings: Iterable[Screening] = (),
) -> None:
    """Keep new experiences whose numbers are free, with what belongs to them; searches find the published ones."""
    if not experiences:
        return
    concerns, responses = list(concerns), list(responses)
    reserve_numbers(session, max(experience.number for experience in experiences))
    _insert(session, ExperienceRow, experiences)
    _insert_rows(session, OriginalRow, [original.model_dump() for original in originals])
    _insert_rows(session, ScreeningRow, [screening.model_dump() for screening in screenings])
    _insert(session, ConcernRow, concerns)
    _insert(session, ResponseRow, responses)
    _insert(session, EventRow, _chained(events))
    _insert(session, EvaluationRow, evaluations)
    _index(session, experiences, concerns, responses)
    published = (e.number for e in experiences if e.state is ExperienceState.PUBLISHED)
    mark_due(session.connection(), published)


def _chained(events: Iterable[Event]) -> Iterator[Link]:
    """Give the events as the chains of experiences that have none yet, in their order."""
    last: dict[int, Link] = {}
    for event in events:
        number = event.experience_number
        last[number] = linked(event, last.get(number))
        yield last[number]


def _index(
    session: Session, experiences: Iterable[Experience], concerns: Iterable[Concern], responses: Iterable[Response]
) -> None:
    structures = SqlStructures(session).many({concern.structure_code for concern in concerns})
    concerns_of, responses_of = by_number(concerns), by_number(responses)
    views = (
        public_view(e, concerns_of.get(e.number, ()), structures, responses_of.get(e.number, ()), {})
        for e in experiences
    )
    put(session.connection(), (Entry(view.number, *found_by(view)) for view in views if view is not None))


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
    _insert_rows(session, table, [{**thing.__dict__} for thing in things])


def _insert_rows(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(sa.insert(table), rows)
