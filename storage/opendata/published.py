"""The published experiences as official rows: the one place where they are made, for files as for the API."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from core.experience import Experience
from core.reading import public_views
from core.vocabulary import ExperienceState
from storage.opendata.explore.sql_words import unsought
from storage.opendata.mapping import Values, Verbatim, as_the_source_wrote, render
from storage.repositories.rows import models
from storage.store import SqlUnitOfWork
from storage.tables import ExperienceRow, SourceRow
from storage.troubles import told

PIECE = 500
"""How many rows are read at a time."""


def numbers_after(engine: Engine, number: int) -> list[int]:
    """Give the next numbers of published experiences above a number, in their order.

    Raises:
        Unavailable: the database cannot be read.
    """
    key = col(ExperienceRow.number)
    query = sa.select(key).where(key > number, public_by_number()).order_by(key).limit(PIECE)
    with told(), Session(engine) as session:
        return list(session.scalars(query))


def official_rows(engine: Engine, numbers: Sequence[int]) -> list[Values]:
    """Give the rows of experiences in this order; what the source wrote comes back as it wrote it.

    Those that are not published, or no longer, are left out.

    Raises:
        Unavailable: the database cannot be read.
    """
    with told(), Session(engine) as session:
        experiences = _experiences(session, numbers)
        verbatims = _verbatims(session, numbers)
        uow = SqlUnitOfWork(session, writes=False)
        views = public_views(uow, [experiences[number] for number in numbers if number in experiences])
    return [as_the_source_wrote(render(view), verbatims.get(view.number, {})) for view in views]


def public() -> sa.ColumnElement[bool]:
    """Give the condition that an experience may be read by everybody."""
    return sa.and_(col(ExperienceRow.state) == ExperienceState.PUBLISHED, col(ExperienceRow.published_at).is_not(None))


def public_by_number() -> sa.ColumnElement[bool]:
    """Give the same condition, for experiences that are read by number.

    SQLite would else look for all those published in their index, and sort them, again for each piece.
    """
    state, published_at = unsought(col(ExperienceRow.state)), unsought(col(ExperienceRow.published_at))
    return sa.and_(state == ExperienceState.PUBLISHED.value, published_at.is_not(None))


def _experiences(session: Session, numbers: Sequence[int]) -> dict[int, Experience]:
    query = select(ExperienceRow).where(col(ExperienceRow.number).in_(numbers), public())
    return {experience.number: experience for experience in models(Experience, session.exec(query))}


def _verbatims(session: Session, numbers: Sequence[int]) -> dict[int, Verbatim]:
    query = sa.select(col(SourceRow.experience_number), col(SourceRow.verbatim))
    query = query.where(col(SourceRow.experience_number).in_(numbers))
    return dict(session.execute(query).all())
