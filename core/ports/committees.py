"""Référents, the authors who offer to sit, and the local committees."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from core.committees.committee import Committee, CommitteeState
from core.committees.referents import Referent
from core.committees.sitting import Invitation, SeatOffer
from core.committees.story import CommitteeEvent
from core.notification import Notification, NotificationState


class Referents(Protocol):
    """The turns of the role."""

    def of(self, code: str) -> Sequence[Referent]:
        """Give the turns at a structure, the first one first."""
        ...

    def kept_by(self, account_name: str) -> Sequence[str]:
        """Give the paths of the structures whose référent an account is now."""
        ...

    def put(self, referent: Referent) -> None:
        """Keep a turn, in the place of the one with its place; of two that take the same new one, one is Stale."""
        ...


class SeatOffers(Protocol):
    """The authors who offer to sit."""

    def put(self, offer: SeatOffer) -> None:
        """Keep an offer; one that is kept already is no trouble."""
        ...

    def remove(self, number: int, code: str) -> None:
        """Forget an offer; one that nobody made is no trouble."""
        ...

    def of(self, number: int) -> Sequence[SeatOffer]:
        """Give the offers of an author by one experience, by code of structure."""
        ...

    def within(self, root_path: str, limit: int) -> Sequence[SeatOffer]:
        """Give the offers of a sub-tree, by published experiences: the oldest first, then by number and code."""
        ...


class Committees(Protocol):
    """The local committees."""

    def next_number(self) -> int:
        """Give a number that no committee has."""
        ...

    def add(self, committee: Committee) -> None:
        """Keep a new committee."""
        ...

    def get(self, number: int) -> Committee | None:
        """Give a committee; in a writing unit of work, nobody else changes it until the end."""
        ...

    def save(self, committee: Committee, seen_version: int) -> None:
        """Keep the next version; raise Stale when the one kept is no longer the version seen."""
        ...

    def page(
        self, root_path: str | None, states: Iterable[CommitteeState], below: int | None, limit: int
    ) -> Sequence[Committee]:
        """Give the committees of a sub-tree, or all (None), in these states, numbered below a number: highest first."""
        ...

    def counts(self, root_path: str | None) -> Mapping[CommitteeState, int]:
        """Give how many committees of a sub-tree each state has."""
        ...

    def note(self, event: CommitteeEvent) -> None:
        """Add a line to the history of a committee."""
        ...

    def history(self, number: int) -> Sequence[CommitteeEvent]:
        """Give the lines of a committee, oldest first."""
        ...

    def put_invitations(self, invitations: Iterable[Invitation]) -> None:
        """Keep invitations, in the place of those of the same committee and experience."""
        ...

    def invitations(self, number: int) -> Sequence[Invitation]:
        """Give the invitations to a committee, by number of experience."""
        ...

    def invitations_of(self, experience_number: int) -> Sequence[Invitation]:
        """Give the invitations that an author had by one experience, by number of committee."""
        ...

    def claim(self, letter: Notification, mark: str) -> NotificationState | None:
        """Let a letter be the one that invites an address; give the state of the one that is already.

        None when it is this very letter. A letter that was cancelled, or is dead, leaves its place to this one.

        Args:
            letter: an invitation that is being sent.
            mark: the notifier's mark of the address.
        """
        ...
