"""The published experiences, as public lists and searches find them."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.experience import Experience
from core.filters import Filters
from core.ports.reading import COMMON
from core.views import Cursor
from core.vocabulary import ExperienceState, ResponseState
from storage import search
from storage.repositories.asked import is_text
from storage.repositories.rows import models
from storage.repositories.sifting import below, has_key
from storage.tables import (
    ActionExperienceRow,
    ActionRow,
    ConcernRow,
    EvaluationRow,
    ExperienceRow,
    ResponseRow,
    StructureRow,
)

S = TypeVar("S", bound=sa.Select[Any])

_STEMS_LOOKED_AT = 100
"""How many stems of a story, its first ones, are weighed against one another."""

_RAREST = 12
"""How many of them, the rarest, stand for the story."""

_NEAREST = 1000
"""How many experiences, the nearest ones, are looked at for a helpful answer."""


class SqlListing:
    """Port core.ports.Listing over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(self, filters: Filters, after: Cursor | None, limit: int) -> Sequence[Experience]:
        """Give published experiences after a place in the list."""
        found = select(ExperienceRow).where(*self._conditions(filters))
        if filters.words:
            return models(Experience, self._session.exec(self._by_number(found, filters, after).limit(limit)))
        published_at, number = col(ExperienceRow.published_at), col(ExperienceRow.number)
        found = found.order_by(published_at.desc(), number.desc())
        if after is not None:
            found = found.where(sa.tuple_(published_at, number) < (after.at, after.number))
        return models(Experience, self._session.exec(found.limit(limit)))

    def count(self, filters: Filters, most: int) -> int:
        """Give how many there are, `most` at most: the database stops there."""
        found = sa.select(col(ExperienceRow.number)).where(*self._conditions(filters))
        if filters.words:
            found = self._by_number(found, filters, None)
        return int(self._session.scalar(sa.select(sa.func.count()).select_from(found.limit(most).subquery())) or 0)

    def alike(self, words: Sequence[str], limit: int, *, helpful: bool = False) -> Sequence[int]:
        """Give the numbers of those that share the rarest stems: the rarer a stem, the more it weighs."""
        connection = self._session.connection()
        counts = self.holding(words)
        rarest = sorted(counts, key=lambda stem: (counts[stem], stem))[:_RAREST]
        # One more than the most: even a stem that is everywhere weighs a little.
        weights = {stem: math.log((COMMON + 1) / counts[stem]) for stem in rarest}
        if not weights:
            return ()
        if not helpful:
            return search.nearest(connection, weights, COMMON, limit)
        return self._helpful_among(search.nearest(connection, weights, COMMON, _NEAREST))[:limit]

    def holding(self, words: Sequence[str]) -> Mapping[str, int]:
        """Give how many published experiences hold each of the first of these stems, COMMON at most."""
        return search.counts(self._session.connection(), words[:_STEMS_LOOKED_AT], COMMON)

    def numbers(self, after: int, limit: int) -> Sequence[int]:
        """Give the numbers of published experiences above a number."""
        number = col(ExperienceRow.number)
        return self._session.scalars(
            sa.select(number).where(_PUBLISHED, number > after).order_by(number).limit(limit)
        ).all()

    def put(self, number: int, title: Sequence[str], text: Sequence[str]) -> None:
        """Keep the stems that a published experience is found by."""
        search.put(self._session.connection(), [search.Entry(number, title, text)])

    def forget(self, number: int) -> None:
        """Find this experience no more."""
        search.forget(self._session.connection(), number)

    def _by_number(self, found: S, filters: Filters, after: Cursor | None) -> S:
        """Give the query narrowed to what holds the words, in the one order that an index of words has at hand.

        SQLite then walks the words from the newest number down, and stops when it has enough.
        """
        holding = search.holding(self._session.connection(), filters.words).subquery()
        found = found.join(holding, holding.c.number == col(ExperienceRow.number)).order_by(holding.c.number.desc())
        return found.where(holding.c.number < after.number) if after else found

    def _conditions(self, filters: Filters) -> Iterator[sa.ColumnElement[bool]]:
        yield _PUBLISHED
        if filters.structure:
            yield self._about(filters.structure)
        if filters.department:
            yield _is(col(ExperienceRow.department), filters.department)
        if filters.sentiment is not None:
            yield col(ExperienceRow.sentiment) == filters.sentiment
        if filters.tag is not None:
            yield has_key(col(ExperienceRow.tags), filters.tag)
        if filters.channel is not None:
            yield _some_concern(has_key(col(ConcernRow.channels), filters.channel))
        if filters.since is not None:
            yield col(ExperienceRow.published_at) >= filters.since
        if filters.until is not None:
            yield col(ExperienceRow.published_at) < filters.until
        if filters.answered is not None:
            answered = _some_concern(col(ConcernRow.answered_at).is_not(None))
            yield answered if filters.answered else ~answered
        if filters.acted:
            yield _acted()

    def _about(self, code: str) -> sa.ColumnElement[bool]:
        """Give the condition that a structure is concerned, or one below it; one that nobody knows never is."""
        path = self._session.scalar(sa.select(col(StructureRow.path)).where(_is(col(StructureRow.code), code)))
        return sa.false() if path is None else about_subtree(path)

    def _helpful_among(self, numbers: Sequence[int]) -> list[int]:
        number = col(ExperienceRow.number)
        helpful = set(self._session.scalars(sa.select(number).where(number.in_(numbers), _PUBLISHED, _helpful())))
        return [one for one in numbers if one in helpful]


_PUBLISHED = col(ExperienceRow.state) == ExperienceState.PUBLISHED


def matching(session: Session, words: Sequence[str]) -> sa.ColumnElement[bool]:
    """Give the condition that an experience is published and holds all these stems, one at least."""
    return col(ExperienceRow.number).in_(search.holding(session.connection(), words))


def about_subtree(root_path: str) -> sa.ColumnElement[bool]:
    """Give the condition that an experience concerns the structure at this path or one below it."""
    concerned = sa.select(col(ConcernRow.experience_number)).where(col(ConcernRow.structure_code).in_(below(root_path)))
    return col(ExperienceRow.number).in_(concerned)


def _is(column: Any, text: str) -> sa.ColumnElement[bool]:
    return column == text if is_text(text) else sa.false()


def _some_concern(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(col(ConcernRow.experience_number) == col(ExperienceRow.number), condition)


def _acted() -> sa.ColumnElement[bool]:
    return sa.exists().where(
        col(ActionExperienceRow.experience_number) == col(ExperienceRow.number),
        col(ActionRow.number) == col(ActionExperienceRow.action_number),
        col(ActionRow.published_at).is_not(None),
    )


def _helpful() -> sa.ColumnElement[bool]:
    """Give the condition that more people found the present answers useful than not."""
    balance = sa.func.sum(sa.case((col(EvaluationRow.useful), 1), else_=-1))
    votes = sa.select(balance).where(
        col(EvaluationRow.experience_number) == col(ExperienceRow.number),
        col(ResponseRow.experience_number) == col(EvaluationRow.experience_number),
        col(ResponseRow.position) == col(EvaluationRow.position),
        col(ResponseRow.revision) == col(EvaluationRow.revision),
        col(ResponseRow.state) == ResponseState.PUBLISHED,
    )
    return sa.func.coalesce(votes.correlate(ExperienceRow).scalar_subquery(), 0) > 0
