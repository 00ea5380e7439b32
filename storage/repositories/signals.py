"""The signals, what was decided of each, and the stories that they are found in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.signals.heard import HeardConcern, HeardStory
from core.signals.search import SignalSearch
from core.signals.signal import Decision, Signal
from core.vocabulary import Channel, ExperienceState
from storage.repositories.asked import is_number
from storage.repositories.putting import put_rows_in_place
from storage.repositories.rows import model, models
from storage.tables import (
    ConceptMatchRow,
    ConceptRow,
    ConcernRow,
    ExperienceRow,
    SignalDecisionRow,
    SignalRow,
    SignalSearchRow,
    StructureRow,
)

_READ = (
    *(col(ExperienceRow.number), col(ExperienceRow.published_at), col(ExperienceRow.title), col(ExperienceRow.text)),
    *(col(ExperienceRow.sentiment), col(ExperienceRow.department)),
)
"""What is read of a story, as HeardStory holds it: what is published of it is public."""


class SqlSignals:
    """Port core.ports.Signals over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def heard(
        self, since: datetime, until: datetime, after: tuple[datetime, int] | None, limit: int
    ) -> Sequence[HeardStory]:
        """Give published stories from a moment to another one, by date of publication then number."""
        published_at, number = col(ExperienceRow.published_at), col(ExperienceRow.number)
        query = sa.select(*_READ).where(*_published(since, until)).order_by(published_at, number).limit(limit)
        if after is not None:
            query = query.where(sa.tuple_(published_at, number) > after)
        rows = self._session.execute(query).all()
        numbers = [row[0] for row in rows]
        concerns, concepts = self._concerns(numbers), self._concepts(numbers)
        return [
            HeardStory(*row)._replace(concerns=tuple(concerns[row[0]]), concepts=tuple(concepts[row[0]]))
            for row in rows
        ]

    def to_hear(self, since: datetime, until: datetime) -> int:
        """Give how many published stories there are from a moment to another one."""
        query = sa.select(sa.func.count()).select_from(ExperienceRow).where(*_published(since, until))
        return int(self._session.scalar(query) or 0)

    def all(self) -> Sequence[Signal]:
        """Give every signal kept."""
        query = select(SignalRow).order_by(col(SignalRow.likelihood), col(SignalRow.number))
        return models(Signal, self._session.exec(query))

    def get(self, number: int) -> Signal | None:
        """Give a signal."""
        return model(Signal, self._session.get(SignalRow, number) if is_number(number) else None)

    def put(self, signals: Iterable[Signal]) -> None:
        """Keep signals, in the place of those with their numbers."""
        self._put(SignalRow, [signal.model_dump() for signal in signals])

    def remove(self, numbers: Iterable[int]) -> None:
        """Forget signals of which nothing was decided."""
        self._session.connection().execute(sa.delete(SignalRow).where(col(SignalRow.number).in_(list(numbers))))

    def decisions(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Decision]]:
        """Give what was decided of these signals, in order."""
        number, place = col(SignalDecisionRow.signal_number), col(SignalDecisionRow.place)
        query = select(SignalDecisionRow).where(number.in_(list(numbers))).order_by(number, place)
        decided: dict[int, list[Decision]] = defaultdict(list)
        for decision in models(Decision, self._session.exec(query)):
            decided[decision.signal_number].append(decision)
        return dict(decided)

    def decide(self, decision: Decision) -> None:
        """Keep a decision."""
        self._session.connection().execute(sa.insert(SignalDecisionRow), [decision.model_dump()])

    def search(self) -> SignalSearch | None:
        """Give the last search for signals."""
        query = select(SignalSearchRow).order_by(col(SignalSearchRow.number).desc()).limit(1)
        return model(SignalSearch, self._session.exec(query).first())

    def begin_search(self, search: SignalSearch) -> None:
        """Keep a search that begins."""
        self._session.connection().execute(sa.insert(SignalSearchRow), [search.model_dump()])

    def put_search(self, search: SignalSearch) -> None:
        """Keep how far a search is."""
        self._put(SignalSearchRow, [search.model_dump()])

    def _concerns(self, numbers: Sequence[int]) -> Mapping[int, list[HeardConcern]]:
        number = col(ConcernRow.experience_number)
        query = (
            sa.select(number, col(StructureRow.path), col(ConcernRow.channels), col(ConcernRow.trade_tags))
            .join(StructureRow, col(StructureRow.code) == col(ConcernRow.structure_code))
            .where(number.in_(numbers))
            .order_by(number, col(ConcernRow.position))
        )
        found: dict[int, list[HeardConcern]] = defaultdict(list)
        for of, path, channels, tags in self._session.execute(query):
            found[of].append(HeardConcern(path, tuple(map(Channel, channels)), tuple(tags)))
        return found

    def _concepts(self, numbers: Sequence[int]) -> Mapping[int, list[int]]:
        """Give the concepts that each of these stories holds, in the editions whose counts are shown."""
        experience, concept = col(ConceptMatchRow.experience_number), col(ConceptMatchRow.concept_number)
        counted = sa.and_(col(ConceptRow.number) == concept, col(ConceptRow.counted) == col(ConceptMatchRow.edition))
        query = sa.select(experience, concept).join(ConceptRow, counted)
        query = query.where(experience.in_(numbers), ~col(ConceptRow.removed)).order_by(experience, concept)
        found: dict[int, list[int]] = defaultdict(list)
        for number, held in self._session.execute(query):
            found[number].append(held)
        return found

    def _put(self, table: type[SignalRow | SignalSearchRow], rows: list[dict[str, Any]]) -> None:
        if rows:
            self._session.connection().execute(put_rows_in_place(self._session, table), rows)


def _published(since: datetime, until: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    published_at = col(ExperienceRow.published_at)
    return col(ExperienceRow.state) == ExperienceState.PUBLISHED, published_at >= since, published_at < until
