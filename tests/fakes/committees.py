"""The ports of the référents, of those who offer to sit and of the committees, over dictionaries."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from core.committees.committee import Committee, CommitteeState
from core.committees.referents import Referent
from core.committees.sitting import Invitation, SeatOffer
from core.committees.story import CommitteeEvent
from core.errors import Stale
from core.notification import Notification, NotificationState
from core.structure import within
from core.vocabulary import ExperienceState
from tests.fakes.repositories import Repository


class FakeReferents(Repository):
    """Port core.ports.Referents."""

    def of(self, code: str) -> Sequence[Referent]:
        return [turn for (of, _), turn in sorted(self._tables.referents.items()) if of == code]

    def kept_by(self, account_name: str) -> Sequence[str]:
        mine = [one for one in self._tables.referents.values() if one.account_name == account_name]
        return sorted(self._tables.structures[one.structure_code].path for one in mine if one.until is None)

    def put(self, referent: Referent) -> None:
        self._must_write()
        self._tables.referents[referent.structure_code, referent.place] = referent


class FakeSeatOffers(Repository):
    """Port core.ports.SeatOffers."""

    def put(self, offer: SeatOffer) -> None:
        self._must_write()
        self._tables.seat_offers.setdefault((offer.experience_number, offer.structure_code), offer)

    def remove(self, number: int, code: str) -> None:
        self._must_write()
        self._tables.seat_offers.pop((number, code), None)

    def of(self, number: int) -> Sequence[SeatOffer]:
        mine = [one for (of, _), one in self._tables.seat_offers.items() if of == number]
        return sorted(mine, key=lambda one: one.structure_code)

    def within(self, root_path: str, limit: int) -> Sequence[SeatOffer]:
        there = [
            one
            for one in self._tables.seat_offers.values()
            if within(self._tables.structures[one.structure_code].path, root_path)
            and self._tables.experiences[one.experience_number].state is ExperienceState.PUBLISHED
        ]
        return sorted(there, key=lambda one: (one.at, one.experience_number, one.structure_code))[:limit]


class FakeCommittees(Repository):
    """Port core.ports.Committees."""

    def next_number(self) -> int:
        return max(self._tables.committees, default=0) + 1

    def add(self, committee: Committee) -> None:
        self._must_write()
        self._tables.committees[committee.number] = committee

    def get(self, number: int) -> Committee | None:
        return self._tables.committees.get(number)

    def save(self, committee: Committee, seen_version: int) -> None:
        self._must_write()
        if self._tables.committees[committee.number].version != seen_version:
            raise Stale(f"Le comité {committee.number} a changé depuis que vous l’avez lu : relisez-le.")
        self._tables.committees[committee.number] = committee

    def page(
        self, root_path: str | None, states: Iterable[CommitteeState], below: int | None, limit: int
    ) -> Sequence[Committee]:
        wanted = set(states)
        found = [c for c in self._inside(root_path) if c.state in wanted and (below is None or c.number < below)]
        return sorted(found, key=lambda one: -one.number)[:limit]

    def counts(self, root_path: str | None) -> Mapping[CommitteeState, int]:
        return Counter(one.state for one in self._inside(root_path))

    def note(self, event: CommitteeEvent) -> None:
        self._must_write()
        self._tables.committee_events.append(event)

    def history(self, number: int) -> Sequence[CommitteeEvent]:
        return [event for event in self._tables.committee_events if event.committee_number == number]

    def put_invitations(self, invitations: Iterable[Invitation]) -> None:
        self._must_write()
        for one in invitations:
            self._tables.invitations[one.committee_number, one.experience_number] = one

    def invitations(self, number: int) -> Sequence[Invitation]:
        return [one for (of, _), one in sorted(self._tables.invitations.items()) if of == number]

    def invitations_of(self, experience_number: int) -> Sequence[Invitation]:
        return [one for (_, of), one in sorted(self._tables.invitations.items()) if of == experience_number]

    def claim(self, letter: Notification, mark: str) -> NotificationState | None:
        self._must_write()
        place = (letter.committee, letter.revision, mark)
        holder = self._tables.invited.setdefault(place, letter.event)
        if holder == letter.event:
            return None
        state = next(n.state for n in self._tables.notifications.values() if n.event == holder)
        if state in {NotificationState.PENDING, NotificationState.SENT}:
            return state
        self._tables.invited[place] = letter.event
        return None

    def _inside(self, root_path: str | None) -> list[Committee]:
        paths = {code: structure.path for code, structure in self._tables.structures.items()}
        everyone = self._tables.committees.values()
        return [c for c in everyone if root_path is None or within(paths[c.structure_code], root_path)]
