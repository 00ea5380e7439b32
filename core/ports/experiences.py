"""The stories and all that is kept beside them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.concern import Concern
from core.experience import Experience
from core.history import Event, Link
from core.masking import Original
from core.presence import Presence
from core.screening import Screening


class Experiences(Protocol):
    """The experiences kept."""

    def next_number(self) -> int:
        """Give a number that no experience has, and that no other caller gets."""
        ...

    def reveal(self, numbers: Iterable[int]) -> None:
        """Let the rest of this work read these experiences, published or not, where only public ones are shown.

        Their author is there, or the detectors compare a new story with them.
        """
        ...

    def add(self, experience: Experience) -> None:
        """Keep a new experience."""
        ...

    def get(self, number: int) -> Experience | None:
        """Give an experience; in a writing unit of work, nobody else changes it until the end."""
        ...

    def save(self, experience: Experience, seen_version: int) -> None:
        """Keep the next version; raise Stale when the one kept is no longer the version seen."""
        ...

    def many(self, numbers: Iterable[int]) -> Mapping[int, Experience]:
        """Give the experiences that exist among these numbers."""
        ...


class Concerns(Protocol):
    """The structures concerned by the experiences."""

    def add(self, concern: Concern) -> None:
        """Keep a new concern."""
        ...

    def save(self, concern: Concern) -> None:
        """Keep a changed concern."""
        ...

    def remove(self, concern: Concern) -> None:
        """Forget a concern, to which nothing was ever answered."""
        ...

    def of(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Concern]]:
        """Give the concerns of these experiences, by number, each in order of position."""
        ...


class Originals(Protocol):
    """What authors wrote of the experiences published with masks."""

    def put(self, original: Original) -> None:
        """Keep it, in the place of an earlier one."""
        ...

    def get(self, number: int) -> Original | None:
        """Give it, None when nothing was masked."""
        ...

    def remove(self, number: int) -> None:
        """Forget it: its masking was undone."""
        ...


class Screenings(Protocol):
    """What the detectors said of the stories."""

    def put(self, screening: Screening) -> None:
        """Keep it, in the place of an earlier one."""
        ...

    def get(self, number: int) -> Screening | None:
        """Give it, None when the story was never read by the detectors."""
        ...


class Twins(Protocol):
    """The bands of the stories told, by which near duplicates are found (core.text.likeness)."""

    def put(self, number: int, bands: Sequence[int]) -> None:
        """Keep the bands of a story, in the place of its earlier ones."""
        ...

    def sharing(self, bands: Sequence[int], limit: int) -> Sequence[int]:
        """Give the numbers of the stories that share at least one band, those that share most first."""
        ...


class Submissions(Protocol):
    """The keys of the forms already received."""

    def number_of(self, key: str) -> int | None:
        """Give the experience that a form with this key made, None when there is none."""
        ...

    def claim(self, key: str, number: int) -> int:
        """Bind the key to the number, or give the number that another form with this key was first to get."""
        ...


class History(Protocol):
    """What was done, line after line; nothing is ever changed in it."""

    def add(self, event: Event) -> None:
        """Keep a line, chained to the one before it of the same experience."""
        ...

    def begin(self, event: Event) -> None:
        """Keep the first line of an experience that was kept just now."""
        ...

    def of(self, number: int) -> Sequence[Event]:
        """Give the lines of an experience, oldest first."""
        ...

    def length(self, number: int) -> int:
        """Give how many lines an experience has."""
        ...

    def many(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Event]]:
        """Give the lines of these experiences, by number, each oldest first."""
        ...

    def links(self, after: tuple[int, int], limit: int) -> Sequence[Link]:
        """Give lines with their seals, by number of experience and place, after one of them."""
        ...


class Addresses(Protocol):
    """The sealed e-mail addresses of the authors."""

    def put(self, number: int, box: bytes) -> None:
        """Keep the sealed address of an experience's author."""
        ...

    def get(self, number: int) -> bytes | None:
        """Give the sealed address, None when there is none."""
        ...

    def has(self, number: int) -> bool:
        """Tell whether there is one, without reading it."""
        ...

    def among(self, numbers: Iterable[int]) -> Sequence[int]:
        """Give those of these experiences whose author left an address, in the order of their numbers."""
        ...

    def erase(self, number: int) -> None:
        """Forget the address and its mark."""
        ...

    def recognise(self, number: int, mark: str) -> None:
        """Keep the notifier's mark of the address, so that it can find it again."""
        ...

    def recognised(self, mark: str, limit: int) -> Sequence[int]:
        """Give the numbers of the experiences whose address has this mark, newest first."""
        ...


class Presences(Protocol):
    """Who has which experience open."""

    def put(self, presence: Presence) -> None:
        """Say that somebody is there, in the place of whoever was."""
        ...

    def of(self, numbers: Iterable[int], now: datetime) -> Mapping[int, Presence]:
        """Give who is there now, by number of experience."""
        ...

    def remove(self, number: int, account_name: str) -> None:
        """Say that this account is no longer there."""
        ...
