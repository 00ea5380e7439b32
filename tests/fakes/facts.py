"""What experiences are counted by, in memory."""

from collections.abc import Iterable, Mapping, Sequence

from core.counted import ConcernFacts, StoryFacts
from core.history import EventKind
from core.response import Usefulness
from core.vocabulary import ResponseState, Voter
from tests.fakes.repositories import Repository


class FakeFacts(Repository):
    """Port core.ports.Facts."""

    def stories(self, numbers: Iterable[int]) -> Mapping[int, StoryFacts]:
        kept = self._tables.experiences
        return {
            n: StoryFacts(kept[n].state, kept[n].sentiment, kept[n].tags, kept[n].submitted_at, kept[n].published_at)
            for n in set(numbers) & kept.keys()
        }

    def concerns(self, numbers: Iterable[int]) -> Mapping[int, Sequence[ConcernFacts]]:
        found: dict[int, list[ConcernFacts]] = {}
        among = set(numbers)
        for (number, position), c in sorted(self._tables.concerns.items()):
            if number in among:
                facts = ConcernFacts(position, c.structure_code, c.channels, c.trade_tags, c.answered_at)
                found.setdefault(number, []).append(facts)
        return found

    def votes(self, numbers: Iterable[int]) -> Mapping[int, Mapping[int, Usefulness]]:
        among = set(numbers)
        public = [r for r in self._tables.responses.values() if r.state is ResponseState.PUBLISHED]
        found: dict[int, dict[int, Usefulness]] = {}
        for r in public:
            key = (r.experience_number, r.position, r.revision)
            votes = [vote for (*answer, _), vote in self._tables.evaluations.items() if tuple(answer) == key]
            if r.experience_number in among and votes:
                said = [vote.useful for vote in votes if vote.by is Voter.AUTHOR]
                visitors = [vote.useful for vote in votes if vote.by is Voter.VISITOR]
                found.setdefault(r.experience_number, {})[r.position] = Usefulness(
                    author=said[-1] if said else None,
                    visitors_useful=sum(visitors),
                    visitors_not_useful=len(visitors) - sum(visitors),
                )
        return found

    def handed_on(self, numbers: Iterable[int]) -> set[int]:
        among = set(numbers)
        asked = {transfer.experience_number for transfer in self._tables.transfers.values()}
        events = self._tables.events
        validated = {event.experience_number for event in events if event.kind is EventKind.RESPONSE_TO_VALIDATE}
        return among & (asked | validated)
