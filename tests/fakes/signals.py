"""The port core.ports.Signals, over dictionaries."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from core.experience import Experience
from core.signals.heard import HeardConcern, HeardStory
from core.signals.search import SignalSearch
from core.signals.signal import Decision, Signal
from core.vocabulary import ExperienceState
from tests.fakes.repositories import Repository
from tests.fakes.tables import BrokenRuleError


class FakeSignals(Repository):
    """Port core.ports.Signals."""

    def heard(
        self, since: datetime, until: datetime, after: tuple[datetime, int] | None, limit: int
    ) -> Sequence[HeardStory]:
        found = sorted(self._published(since, until), key=_place)
        return [self._heard(one) for one in found if after is None or _place(one) > after][:limit]

    def to_hear(self, since: datetime, until: datetime) -> int:
        return len(self._published(since, until))

    def all(self) -> Sequence[Signal]:
        return sorted(self._tables.signals.values(), key=lambda signal: (signal.likelihood, signal.number))

    def get(self, number: int) -> Signal | None:
        return self._tables.signals.get(number)

    def put(self, signals: Iterable[Signal]) -> None:
        self._must_write()
        for signal in signals:
            self._tables.signals[signal.number] = signal

    def remove(self, numbers: Iterable[int]) -> None:
        self._must_write()
        for number in numbers:
            if any(decision.signal_number == number for decision in self._tables.signal_decisions):
                raise BrokenRuleError(f"something was decided of signal {number}")
            self._tables.signals.pop(number, None)

    def decisions(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Decision]]:
        kept = self._tables.signal_decisions
        found = {number: [one for one in kept if one.signal_number == number] for number in numbers}
        return {number: decided for number, decided in found.items() if decided}

    def decide(self, decision: Decision) -> None:
        self._must_write()
        self._tables.signal_decisions.append(decision)

    def search(self) -> SignalSearch | None:
        return self._tables.signal_searches[-1] if self._tables.signal_searches else None

    def begin_search(self, search: SignalSearch) -> None:
        self._must_write()
        self._tables.signal_searches.append(search)

    def put_search(self, search: SignalSearch) -> None:
        self._must_write()
        self._tables.signal_searches[-1] = search

    def _concepts(self, number: int) -> tuple[int, ...]:
        shown = {(one.number, one.counted) for one in self._tables.concepts.values() if not one.removed}
        held = (edition for experience, edition in self._tables.concept_matches if experience == number)
        return tuple(sorted(edition[0] for edition in held if tuple(edition) in shown))

    def _published(self, since: datetime, until: datetime) -> list[Experience]:
        told = self._tables.experiences.values()
        return [
            one
            for one in told
            if one.state is ExperienceState.PUBLISHED and one.published_at and since <= one.published_at < until
        ]

    def _heard(self, one: Experience) -> HeardStory:
        concerns = (concern for key, concern in sorted(self._tables.concerns.items()) if key[0] == one.number)
        at, structures = _place(one)[0], self._tables.structures
        heard = (HeardConcern(structures[c.structure_code].path, tuple(c.channels), c.trade_tags) for c in concerns)
        return HeardStory(
            one.number, at, one.title, one.text, one.sentiment, one.department, tuple(heard), self._concepts(one.number)
        )


def _place(one: Experience) -> tuple[datetime, int]:
    return one.published_at or one.submitted_at, one.number
