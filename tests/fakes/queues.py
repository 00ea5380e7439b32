"""The lists of the desk, recounted from the tables at each look."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.concern import Concern
from core.experience import Experience
from core.structure import within
from core.views import Cursor, Place, QueueLine
from core.vocabulary import ExperienceState, ResponseState
from tests.fakes.tables import Tables

_NEWEST_FIRST = frozenset({Place.PUBLISHED, Place.ANSWERED})


@dataclass(frozen=True, slots=True)
class FakeQueues:
    """Port core.ports.Queues."""

    tables: Tables

    def page(self, place: Place, root_path: str | None, after: Cursor | None, limit: int) -> Sequence[QueueLine]:
        newest_first = place in _NEWEST_FIRST
        lines = sorted(self._lines(place, root_path), key=_key, reverse=newest_first)
        if after is not None:
            end = (after.at, after.number, after.position)
            lines = [line for line in lines if (_key(line) < end if newest_first else _key(line) > end)]
        return lines[:limit]

    def count(self, place: Place, root_path: str | None) -> int:
        return len(list(self._lines(place, root_path)))

    def _lines(self, place: Place, root_path: str | None) -> Iterator[QueueLine]:
        for experience in self.tables.experiences.values():
            concerns = [c for key, c in sorted(self.tables.concerns.items()) if key[0] == experience.number]
            reached = [c for c in concerns if root_path is None or within(self._path(c), root_path)]
            if place in _OF_EXPERIENCES:
                state, at = _OF_EXPERIENCES[place]
                if experience.state is state and (reached or root_path is None):
                    yield self._line(experience, concerns, None, at(experience))
            elif experience.state is ExperienceState.PUBLISHED:
                for concern in reached:
                    at_concern = self._waits_since(place, concern)
                    if at_concern is not None:
                        yield self._line(experience, concerns, concern, at_concern)

    def _waits_since(self, place: Place, concern: Concern) -> datetime | None:
        if place is Place.TO_ANSWER:
            return concern.open_since
        if place is Place.ANSWERED:
            return concern.answered_at
        state = ResponseState.TO_VALIDATE if place is Place.TO_VALIDATE else ResponseState.DRAFT
        here = (concern.experience_number, concern.position)
        found = (r.updated_at for key, r in self.tables.responses.items() if key[:2] == here and r.state is state)
        return next(found, None)

    def _line(
        self, experience: Experience, concerns: Sequence[Concern], concern: Concern | None, at: datetime | None
    ) -> QueueLine:
        shown = concern or concerns[0]
        return QueueLine(
            number=experience.number,
            position=concern.position if concern else 0,
            version=experience.version,
            title=experience.title,
            structure=shown.named or self.tables.structures[shown.structure_code].name,
            others=len(concerns) - 1,
            sentiment=experience.sentiment,
            at=at or experience.submitted_at,
            appealed=experience.appealed_at is not None,
        )

    def _path(self, concern: Concern) -> str:
        return self.tables.structures[concern.structure_code].path


_OF_EXPERIENCES: dict[Place, tuple[ExperienceState, Callable[[Experience], datetime | None]]] = {
    Place.TO_MODERATE: (ExperienceState.SUBMITTED, lambda experience: experience.submitted_at),
    Place.HELD: (ExperienceState.HELD, lambda experience: experience.submitted_at),
    Place.PUBLISHED: (ExperienceState.PUBLISHED, lambda experience: experience.published_at),
}


def _key(line: QueueLine) -> tuple[datetime, int, int]:
    return line.at, line.number, line.position
