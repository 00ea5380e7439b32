"""The lists of the desk, recounted from the tables at each look."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.concern import Concern
from core.experience import Experience
from core.structure import within
from core.transfer import TransferState
from core.views import EVERY_LINE, Cursor, Place, QueueLine, Sieve
from core.vocabulary import ExperienceState, ResponseState
from tests.fakes.tables import Tables

_NEWEST_FIRST = frozenset({Place.PUBLISHED, Place.ANSWERED})
_ALERTS_FIRST = frozenset({Place.TO_MODERATE})


@dataclass(frozen=True, slots=True)
class FakeQueues:
    """Port core.ports.Queues."""

    tables: Tables

    def page(
        self, place: Place, root_path: str | None, after: Cursor | None, limit: int, sieve: Sieve = EVERY_LINE
    ) -> Sequence[QueueLine]:
        newest_first = place in _NEWEST_FIRST

        def key(line: QueueLine | Cursor) -> tuple[int, datetime, int, int]:
            cursor = line.cursor if isinstance(line, QueueLine) else line
            return (cursor.rank if place in _ALERTS_FIRST else 1, cursor.at, cursor.number, cursor.position)

        lines = sorted(self._sifted(place, root_path, sieve), key=key, reverse=newest_first)
        if after is not None:
            lines = [line for line in lines if (key(line) < key(after) if newest_first else key(line) > key(after))]
        return lines[:limit]

    def count(self, place: Place, root_path: str | None, sieve: Sieve = EVERY_LINE) -> int:
        return len(list(self._sifted(place, root_path, sieve)))

    def _sifted(self, place: Place, root_path: str | None, sieve: Sieve) -> Iterator[QueueLine]:
        return (line for line in self._lines(place, root_path) if self._passes(line, sieve))

    def _passes(self, line: QueueLine, sieve: Sieve) -> bool:
        concerns = [c for key, c in self.tables.concerns.items() if key[0] == line.number]
        networks = {self.tables.structures[c.structure_code].network_code for c in concerns}
        return (
            (not sieve.network or sieve.network in networks)
            and sieve.sentiment in (None, line.sentiment)
            and sieve.marked in (None, bool(line.marks))
            and sieve.department in ("", self.tables.experiences[line.number].department)
        )

    def _lines(self, place: Place, root_path: str | None) -> Iterator[QueueLine]:
        for experience in self.tables.experiences.values():
            concerns = [c for key, c in sorted(self.tables.concerns.items()) if key[0] == experience.number]
            reached = [c for c in concerns if root_path is None or within(self._path(c), root_path)]
            if place in _OF_EXPERIENCES:
                at = _OF_EXPERIENCES[place](self.tables, experience)
                if at is not None and (reached or root_path is None):
                    yield self._line(experience, concerns, None, at)
                continue
            for concern in reached:
                at = self._waits_since(place, experience, concern)
                if at is not None:
                    yield self._line(experience, concerns, concern, at)

    def _waits_since(self, place: Place, experience: Experience, concern: Concern) -> datetime | None:
        here = (concern.experience_number, concern.position)
        if place is Place.TRANSFERS:
            asked = [t for t in self.tables.transfers.values() if (t.experience_number, t.position) == here]
            return next((t.asked_at for t in asked if t.state is TransferState.ASKED), None)
        if experience.state is not ExperienceState.PUBLISHED:
            return None
        if place is Place.TO_ANSWER:
            return concern.open_since
        if place is Place.ANSWERED:
            return concern.answered_at
        state = ResponseState.TO_VALIDATE if place is Place.TO_VALIDATE else ResponseState.DRAFT
        found = (r.updated_at for key, r in self.tables.responses.items() if key[:2] == here and r.state is state)
        return next(found, None)

    def _line(
        self, experience: Experience, concerns: Sequence[Concern], concern: Concern | None, at: datetime
    ) -> QueueLine:
        shown = concern or concerns[0]
        structure = self.tables.structures[shown.structure_code]
        screening = self.tables.screenings.get(experience.number)
        return QueueLine(
            number=experience.number,
            position=concern.position if concern else 0,
            version=experience.version,
            title=experience.title,
            structure=shown.named or structure.name,
            others=len(concerns) - 1,
            sentiment=experience.sentiment,
            at=at,
            appealed=experience.appealed_at is not None,
            alert=experience.alert,
            marks=screening.letters if screening else "",
            network=self.tables.structures[structure.network_code].name,
        )

    def _path(self, concern: Concern) -> str:
        return self.tables.structures[concern.structure_code].path


def _in_state(state: ExperienceState) -> Callable[[Tables, Experience], datetime | None]:
    def at(_: Tables, experience: Experience) -> datetime | None:
        since = experience.published_at if state is ExperienceState.PUBLISHED else experience.submitted_at
        return since if experience.state is state else None

    return at


def _to_moderate(_: Tables, experience: Experience) -> datetime | None:
    waits = experience.state is ExperienceState.SUBMITTED and experience.appealed_at is None
    return experience.submitted_at if waits else None


def _appealed(_: Tables, experience: Experience) -> datetime | None:
    return experience.appealed_at if experience.state is ExperienceState.SUBMITTED else None


def _in_alert(_: Tables, experience: Experience) -> datetime | None:
    return experience.submitted_at if experience.alert else None


def _reported(tables: Tables, experience: Experience) -> datetime | None:
    reports = (r for r in tables.reports.values() if r.experience_number == experience.number and r.outcome is None)
    return min((report.at for report in reports), default=None)


_OF_EXPERIENCES: dict[Place, Callable[[Tables, Experience], datetime | None]] = {
    Place.TO_MODERATE: _to_moderate,
    Place.ALERTS: _in_alert,
    Place.HELD: _in_state(ExperienceState.HELD),
    Place.APPEALS: _appealed,
    Place.REPORTS: _reported,
    Place.PUBLISHED: _in_state(ExperienceState.PUBLISHED),
}
