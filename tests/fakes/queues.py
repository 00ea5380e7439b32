"""The lists of the desk, recounted from the tables at each look."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import floor

from core.concern import Concern
from core.experience import Experience
from core.french import stems
from core.response import BEING_WRITTEN
from core.structure import within
from core.views import EVERY_LINE, Cursor, Deciding, Place, QueueLine, Sieve
from core.vocabulary import ExperienceState, ResponseState
from tests.fakes import asked_transfers
from tests.fakes.comments import unread_comments
from tests.fakes.concepts import holds_concept
from tests.fakes.tables import Tables

_NEWEST_FIRST = frozenset({Place.PUBLISHED, Place.ANSWERED, Place.ALL, Place.TRANSFERRED})
_RANKED = frozenset({Place.TO_MODERATE, Place.COMMENTS})


@dataclass(frozen=True, slots=True)
class FakeQueues:
    """Port core.ports.Queues."""

    tables: Tables

    def page(
        self,
        place: Place,
        root_path: str | None,
        after: Cursor | None,
        limit: int,
        sieve: Sieve = EVERY_LINE,
        *,
        reader: str = "",
        waiting_since: datetime | None = None,
        deciding: Deciding = Deciding.MODERATORS,
    ) -> Sequence[QueueLine]:
        newest_first = place in _NEWEST_FIRST

        def key(line: QueueLine | Cursor) -> tuple[int, datetime, int, int]:
            cursor = line.cursor if isinstance(line, QueueLine) else line
            return (cursor.rank if place in _RANKED else 1, cursor.at, cursor.number, cursor.position)

        passing = self._sifted(place, root_path, sieve, reader, waiting_since, deciding)
        lines = sorted(passing, key=key, reverse=newest_first)
        if after is not None:
            lines = [line for line in lines if (key(line) < key(after) if newest_first else key(line) > key(after))]
        return lines[:limit]

    def count(
        self,
        place: Place,
        root_path: str | None,
        sieve: Sieve = EVERY_LINE,
        *,
        reader: str = "",
        waiting_since: datetime | None = None,
        deciding: Deciding = Deciding.MODERATORS,
    ) -> int:
        return len(list(self._sifted(place, root_path, sieve, reader, waiting_since, deciding)))

    def counts(
        self, places: Mapping[Place, bool], root_path: str, *, reader: str, deciding: Deciding
    ) -> Mapping[Place, int]:
        return {
            place: self.count(place, root_path if within else None, reader=reader, deciding=deciding)
            for place, within in places.items()
        }

    def _sifted(
        self,
        place: Place,
        root_path: str | None,
        sieve: Sieve,
        reader: str,
        waiting_since: datetime | None,
        deciding: Deciding,
    ) -> Iterator[QueueLine]:
        for line in self._any_lines(place, root_path, reader, deciding):
            reach = None if place in asked_transfers.PLACES else root_path
            if self._passes(line, sieve) and self._concern_passes(line, reach, sieve, waiting_since):
                yield line

    def _any_lines(self, place: Place, root_path: str | None, reader: str, deciding: Deciding) -> Iterator[QueueLine]:
        if place in asked_transfers.PLACES:
            for concern, at in asked_transfers.standing(self.tables, place, root_path, deciding):
                number = concern.experience_number
                concerns = [c for key, c in sorted(self.tables.concerns.items()) if key[0] == number]
                yield self._line(self.tables.experiences[number], concerns, concern, at)
            return
        yield from self._unread(root_path, reader) if place is Place.COMMENTS else self._lines(place, root_path)

    def _unread(self, root_path: str | None, reader: str) -> Iterator[QueueLine]:
        for experience in self.tables.experiences.values():
            concerns = [c for key, c in sorted(self.tables.concerns.items()) if key[0] == experience.number]
            reached = root_path is None or any(
                within(self._path(c), root_path) or asked_transfers.brings_in(self.tables, c, root_path)
                for c in concerns
            )
            public = experience.state is ExperienceState.PUBLISHED
            unread = unread_comments(self.tables, reader, experience.number)
            if unread and reached and (public or root_path is None):
                line = self._line(experience, concerns, None, min(comment.at for comment in unread))
                yield replace(line, mentioned=any(reader in comment.mentions for comment in unread))

    def _passes(self, line: QueueLine, sieve: Sieve) -> bool:
        concerns = [c for key, c in self.tables.concerns.items() if key[0] == line.number]
        networks = {self.tables.structures[c.structure_code].network_code for c in concerns}
        experience = self.tables.experiences[line.number]
        held = {stem for part in self.tables.found_by.get(line.number, ()) for stem in part}
        return (
            (not sieve.network or sieve.network in networks)
            and sieve.sentiment in (None, line.sentiment)
            and sieve.marked in (None, bool(line.marks))
            and sieve.department in ("", experience.department)
            and (sieve.tag is None or sieve.tag in experience.tags)
            and _in_period(experience.published_at, sieve)
            and (not sieve.concept or holds_concept(self.tables, line.number, sieve.concept))
            and sieve.number in (0, line.number)
            and (not sieve.words or (bool(stems(sieve.words)) and held.issuperset(stems(sieve.words))))
        )

    def _concern_passes(
        self, line: QueueLine, root_path: str | None, sieve: Sieve, waiting_since: datetime | None
    ) -> bool:
        """Look at the structure of the line; at those of the sub-tree where it stands for a whole experience."""
        if sieve.answered is False and not line.position:
            answered = self._concern_passes(line, root_path, replace(sieve, answered=True), waiting_since)
            return not answered and self._concern_passes(line, root_path, replace(sieve, answered=None), waiting_since)
        asked = (waiting_since, sieve.channel, sieve.trade_tag, sieve.answered, sieve.alone, sieve.answered_within)
        if asked == (None, None, "", None, False, None):
            return True
        concerns = [c for key, c in self.tables.concerns.items() if key[0] == line.number]
        meant = [c for c in concerns if line.position in (0, c.position)]
        return any(
            (root_path is None or within(self._path(concern), root_path))
            and (waiting_since is None or (concern.open_since is not None and concern.open_since <= waiting_since))
            and (sieve.channel is None or sieve.channel in concern.channels)
            and (not sieve.trade_tag or sieve.trade_tag in concern.trade_tags)
            and sieve.answered in (None, concern.answered_at is not None)
            and (not sieve.alone or concern.structure_code == sieve.structure)
            and (sieve.answered_within is None or self._answered_within(concern, sieve.answered_within))
            for concern in meant
        )

    def _answered_within(self, concern: Concern, days: int) -> bool:
        published_at = self.tables.experiences[concern.experience_number].published_at
        if concern.answered_at is None or published_at is None:
            return False
        return floor(concern.answered_at.timestamp()) - floor(published_at.timestamp()) <= days * 24 * 3600

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
                    yield replace(self._line(experience, concerns, concern, at), remark=self._remark(place, concern))

    def _waits_since(self, place: Place, experience: Experience, concern: Concern) -> datetime | None:
        here = (concern.experience_number, concern.position)
        if experience.state is not ExperienceState.PUBLISHED:
            return None
        if place is Place.TO_ANSWER:
            return concern.open_since
        if place is Place.ANSWERED:
            return concern.answered_at
        state = ResponseState.TO_VALIDATE if place is Place.TO_VALIDATE else ResponseState.DRAFT
        found = (r.updated_at for key, r in self.tables.responses.items() if key[:2] == here and r.state is state)
        return next(found, None)

    def _remark(self, place: Place, concern: Concern) -> str:
        here = (concern.experience_number, concern.position)
        written = [r for key, r in self.tables.responses.items() if key[:2] == here and r.state in BEING_WRITTEN]
        return written[0].remark if written and place in (Place.DRAFTS, Place.TO_VALIDATE) else ""

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
            waiting_since=concern.open_since if concern else None,
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
    Place.ALL: _in_state(ExperienceState.PUBLISHED),
}


def _in_period(published_at: datetime | None, sieve: Sieve) -> bool:
    if published_at is None:
        return sieve.since is None and sieve.until is None
    return (sieve.since is None or published_at >= sieve.since) and (sieve.until is None or published_at < sieve.until)
