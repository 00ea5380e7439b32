"""What is erased, in memory."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from core.history import Link
from core.notification import NotificationState
from core.retention.erasure import Erasure
from core.retention.kept import Kept
from core.vocabulary import ExperienceState
from tests.fakes.repositories import Repository

_TOLD = {"title", "text", "pseudonym"}
_UNDECIDED = {ExperienceState.SUBMITTED, ExperienceState.HELD}


class FakeErasing(Repository):
    """Port core.ports.Erasing."""

    def count_due(self, kind: Kept, before: datetime) -> int:
        if kind in self._due:
            return len(self.due(kind, before, 0, 10**9))
        return sum(len(self._swept(table, before)) for table in _SWEPT.get(kind, ()))

    def due(self, kind: Kept, before: datetime, after: int, most: int) -> Sequence[int]:
        numbers = sorted(number for number in self._tables.experiences if number > after)
        return [number for number in numbers if self._due[kind](number, before)][:most]

    def sweep(self, kind: Kept, before: datetime, most: int) -> int:
        self._must_write()
        gone = [(name, key) for name in _SWEPT.get(kind, ()) for key in self._swept(name, before)][:most]
        for name, key in gone:
            del getattr(self._tables, name)[key]
        return len(gone)

    def forget_addresses(self, numbers: Collection[int]) -> int:
        self._must_write()
        marks = {number: mark for number, mark in self._tables.marks.items() if mark}
        left = {mark for number, mark in marks.items() if number not in numbers}
        gone = {marks[number] for number in numbers if number in marks} - left
        for name in ("action_told", "invited"):
            self._drop(name, lambda key: key[-1] in gone)
        self._drop("marks", lambda key: key in numbers)
        return self._drop("addresses", lambda key: key in numbers)

    def forget_originals(self, numbers: Collection[int]) -> int:
        self._must_write()
        self._drop("originals", lambda key: key in numbers)
        self._rewrite(lambda link: link.experience_number in numbers and bool(_TOLD & link.changes.keys()), changes={})
        return len(numbers)

    def forget_around(self, number: int) -> Mapping[str, int]:
        counts = {Kept.ADDRESSES.label: self.forget_addresses([number])}
        for name, table in _OWN.items():
            counts[name] = self._drop(table, lambda key: (key[0] if isinstance(key, tuple) else key) == number)
        for table in ("notifications", "comments"):
            rows = getattr(self._tables, table)
            counts[table] = self._drop(table, lambda key, rows=dict(rows): rows[key].experience_number == number)
        self._drop("comments_read", lambda key: key[1] == number)
        for table in ("action_links", "invitations"):
            counts[table] = self._drop(table, lambda key: key[1] == number)
        self._blank("reports", number, words="")
        self._blank("transfers", number, why="", note="")
        self._take_out(number)
        return {name: count for name, count in counts.items() if count}

    def empty_history(self, number: int) -> None:
        self._rewrite(lambda link: link.experience_number == number, detail="", changes={}, erased=True)

    def same_author(self, number: int) -> Sequence[int]:
        mark = self._tables.marks.get(number)
        return sorted(one for one, other in self._tables.marks.items() if other == mark) if mark else [number]

    def erased_among(self, numbers: Iterable[int]) -> frozenset[int]:
        kept = self._tables.experiences
        return frozenset(number for number in numbers if number in kept and kept[number].erased_at is not None)

    def next_number(self) -> int:
        return max(self._tables.erasures, default=0) + 1

    def note(self, erasure: Erasure) -> None:
        self._must_write()
        self._tables.erasures[erasure.number] = erasure

    def noted(self, limit: int) -> Sequence[Erasure]:
        return [erasure for _, erasure in sorted(self._tables.erasures.items(), reverse=True)][:limit]

    @property
    def _due(self) -> dict[Kept, Callable[[int, datetime], bool]]:
        return {Kept.ADDRESSES: self._address_due, Kept.ORIGINALS: self._original_due, Kept.STORIES: self._story_due}

    def _address_due(self, number: int, before: datetime) -> bool:
        experience = self._tables.experiences[number]
        letters = [one for one in self._tables.notifications.values() if one.experience_number == number]
        lately = any(
            one.state is NotificationState.PENDING or one.due_at >= before or (one.sent_at or before) > before
            for one in letters
        )
        decided = (experience.decided_at or experience.submitted_at) < before
        return number in self._tables.addresses and experience.state not in _UNDECIDED and decided and not lately

    def _original_due(self, number: int, before: datetime) -> bool:
        decided = self._tables.experiences[number].decided_at
        told = any(_TOLD & link.changes.keys() for link in self._links(number))
        return decided is not None and decided < before and (number in self._tables.originals or told)

    def _story_due(self, number: int, before: datetime) -> bool:
        experience = self._tables.experiences[number]
        ended = experience.state in {ExperienceState.REJECTED, ExperienceState.WITHDRAWN}
        old = experience.submitted_at < before and all(link.at < before for link in self._links(number))
        return ended and old and experience.erased_at is None

    def _links(self, number: int) -> list[Link]:
        return [link for link in self._tables.events if link.experience_number == number]

    def _swept(self, name: str, before: datetime) -> list[Any]:
        rows = getattr(self._tables, name)
        if name == "hits":
            return [key for key in rows if key[1] < before]
        return [key for key, row in rows.items() if getattr(row, _MOMENTS[name]) < before]

    def _drop(self, name: str, wanted: Callable[[Any], bool]) -> int:
        rows = getattr(self._tables, name)
        gone = [key for key in rows if wanted(key)]
        for key in gone:
            del rows[key]
        return len(gone)

    def _blank(self, name: str, number: int, **blank: str) -> None:
        rows = getattr(self._tables, name)
        for key, row in list(rows.items()):
            if row.experience_number == number:
                rows[key] = row.model_copy(update=blank)

    def _take_out(self, number: int) -> None:
        for key, signal in list(self._tables.signals.items()):
            if number in signal.stories:
                left = {name: tuple(n for n in getattr(signal, name) if n != number) for name in ("shown", "stories")}
                self._tables.signals[key] = signal.model_copy(update=left | {"goes_with": ()})
        for place, display in list(self._tables.displays.items()):
            quotes = tuple(quote for quote in display.quotes if quote.number != number)
            self._tables.displays[place] = display.model_copy(update={"quotes": quotes})

    def _rewrite(self, wanted: Callable[[Link], bool], **changes: Any) -> None:
        self._must_write()
        events = self._tables.events
        events[:] = [link.model_copy(update=changes) if wanted(link) else link for link in events]


_OWN = {
    **{"évaluations": "evaluations", "versions de réponses": "versions", "réponses et brouillons": "responses"},
    **{"écritures": "writers", "récits d’avant masquage ou correction": "originals", "lectures": "screenings"},
    **{"bandes": "twins", "présences": "presences", "propositions": "seat_offers"},
}
_SWEPT: dict[Kept, tuple[str, ...]] = {
    Kept.PRESENCES: ("presences", "writers"),
    Kept.THROTTLES: ("hits",),
    Kept.CALLS: ("calls",),
}
_MOMENTS = {"presences": "until", "writers": "until", "calls": "at"}
