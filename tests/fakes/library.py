"""The ports that public pages read, recounted from the tables at each look."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.concern import Concern
from core.dates import PARIS
from core.experience import Experience
from core.figures import median_place
from core.filters import Filters
from core.history import EventKind
from core.report import ReportOutcome
from core.structure import within
from core.transparency import TransparencyReport
from core.views import Cursor
from core.vocabulary import ExperienceState, Origin, ResponseState
from tests.fakes.repositories import Repository
from tests.fakes.tables import Tables


class FakeListing(Repository):
    """Port core.ports.Listing."""

    def page(self, filters: Filters, after: Cursor | None, limit: int) -> Sequence[Experience]:
        found = [e for e in _published(self._tables) if self._fits(e, filters)]
        if filters.words:
            found.sort(key=lambda e: e.number, reverse=True)
            following = [e for e in found if after is None or e.number < after.number]
        else:
            found.sort(key=_key, reverse=True)
            following = [e for e in found if after is None or _key(e) < (after.at, after.number)]
        return following[:limit]

    def count(self, filters: Filters, most: int) -> int:
        return min(len([e for e in _published(self._tables) if self._fits(e, filters)]), most)

    def alike(self, words: Sequence[str], limit: int, *, helpful: bool = False) -> Sequence[int]:
        shared = {n: len(set(words) & {*title, *text}) for n, (title, text) in self._tables.found_by.items()}
        found = [n for n, count in shared.items() if count and (not helpful or self._helped(n))]
        return sorted(found, key=lambda n: (-shared[n], -n))[:limit]

    def holding(self, words: Sequence[str]) -> Mapping[str, int]:
        held = Counter(stem for title, text in self._tables.found_by.values() for stem in {*title, *text})
        return {word: held[word] for word in words if held[word]}

    def numbers(self, after: int, limit: int) -> Sequence[int]:
        return sorted(e.number for e in _published(self._tables) if e.number > after)[:limit]

    def put(self, number: int, title: Sequence[str], text: Sequence[str]) -> None:
        self._must_write()
        self._tables.found_by[number] = tuple(title), tuple(text)

    def forget(self, number: int) -> None:
        self._must_write()
        self._tables.found_by.pop(number, None)

    def _fits(self, e: Experience, f: Filters) -> bool:
        title, text = self._tables.found_by.get(e.number, ((), ()))
        concerns = list(_concerns(self._tables, e.number))
        answered = any(c.answered_at for c in concerns)
        root = self._tables.structures[f.structure].path if f.structure in self._tables.structures else None
        acted = any(n == e.number and self._tables.actions[a].published_at for a, n in self._tables.action_links)
        return all(
            (
                {*f.words} <= {*title, *text},
                not f.structure or (root is not None and any(within(_path(self._tables, c), root) for c in concerns)),
                f.sentiment in (None, e.sentiment),
                f.channel is None or any(f.channel in c.channels for c in concerns),
                f.tag is None or f.tag in e.tags,
                f.department in ("", e.department),
                f.since is None or _key(e)[0] >= f.since,
                f.until is None or _key(e)[0] < f.until,
                f.answered in (None, answered),
                not f.acted or acted,
            )
        )

    def _helped(self, number: int) -> bool:
        present = {
            key for key, r in self._tables.responses.items() if key[0] == number and r.state is ResponseState.PUBLISHED
        }
        votes = [v.useful for key, v in self._tables.evaluations.items() if key[:3] in present]
        return votes.count(True) > votes.count(False)


@dataclass(frozen=True, slots=True)
class FakeResults:
    """Port core.ports.Results."""

    tables: Tables

    def transparency(self, since: datetime, until: datetime) -> TransparencyReport:
        told = [
            e
            for e in self.tables.experiences.values()
            if since <= e.submitted_at < until and e.origin is not Origin.IMPORT
        ]
        kinds = {
            e.number: {link.kind for link in self.tables.events if link.experience_number == e.number} for e in told
        }
        published = [e for e in told if e.published_at]
        rejected = [e for e in told if e.state is ExperienceState.REJECTED]
        waiting = [e for e in told if e.state in {ExperienceState.SUBMITTED, ExperienceState.HELD}]
        appeals = [e for e in told if e.appealed_at]
        reports = [r for r in self.tables.reports.values() if since <= r.at < until]
        return TransparencyReport(
            since=since,
            until=until,
            received=len(told),
            waiting=len(waiting),
            published=len(published),
            masked=sum(e.masked for e in published),
            rejected=len(rejected),
            by_reason=dict(Counter(reason for e in rejected for reason in e.reasons)),
            withdrawn_by_moderation=sum(_withdrawn(e) and EventKind.WITHDRAWN in kinds[e.number] for e in told),
            withdrawn_by_author=sum(_withdrawn(e) and EventKind.WITHDRAWN not in kinds[e.number] for e in told),
            appeals=len(appeals),
            appeals_published=sum(e in published for e in appeals),
            appeals_rejected=sum(e in rejected for e in appeals),
            reports=len(reports),
            reports_upheld=sum(r.outcome is ReportOutcome.UPHELD for r in reports),
            reports_dismissed=sum(r.outcome is ReportOutcome.DISMISSED for r in reports),
            median_delay=median_with_waiting(_delays(told), sum(e.decided_at is None for e in waiting)),
            median_published=median_with_waiting(_delays(published), 0),
            median_rejected=median_with_waiting(_delays(rejected), 0),
        )


def published_since(tables: Tables, root_path: str | None, since: date) -> tuple[int, int]:
    """Count plainly how many experiences were published since a day about a sub-tree, and how many it answered."""
    cohort = [e for e in _published(tables) if _key(e)[0].astimezone(PARIS).date() >= since]
    reached = [
        [c for c in _concerns(tables, e.number) if root_path is None or within(_path(tables, c), root_path)]
        for e in cohort
    ]
    shown = [concerns for concerns in reached if concerns or root_path is None]
    return len(shown), sum(any(c.answered_at for c in concerns) for concerns in shown)


def median_with_waiting(delays: Sequence[timedelta], waiting: int) -> timedelta | None:
    """Give the median of delays beside which `waiting` others are not over yet."""
    place = median_place(len(delays) + waiting)
    return sorted(delays)[place] if 0 <= place < len(delays) else None


def _withdrawn(experience: Experience) -> bool:
    return experience.state is ExperienceState.WITHDRAWN


def _delays(experiences: Iterable[Experience]) -> list[timedelta]:
    return [e.decided_at - e.submitted_at for e in experiences if e.decided_at]


def _published(tables: Tables) -> Iterator[Experience]:
    return (e for e in tables.experiences.values() if e.state is ExperienceState.PUBLISHED)


def _key(experience: Experience) -> tuple[datetime, int]:
    return experience.published_at or experience.submitted_at, experience.number


def _concerns(tables: Tables, number: int) -> Iterator[Concern]:
    return (concern for key, concern in tables.concerns.items() if key[0] == number)


def _path(tables: Tables, concern: Concern) -> str:
    return tables.structures[concern.structure_code].path
