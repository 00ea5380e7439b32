"""The concepts, and the stories that hold them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from core.concepts.concept import Concept, ConceptVersion
from core.concepts.expressions import Need
from core.concepts.held import Edition, Held, Spot


class Watched(NamedTuple):
    """An edition that stories are held against.

    Attributes:
        network_code: the network whose stories it looks at, "" for all of them.
    """

    edition: Edition
    network_code: str
    expressions: tuple[str, ...]


class Concepts(Protocol):
    """What is watched for, which stories hold it, and how many."""

    def next_number(self) -> int:
        """Give a number that no concept has."""
        ...

    def add(self, concept: Concept) -> None:
        """Keep a new concept."""
        ...

    def get(self, number: int) -> Concept | None:
        """Give a concept, removed or not."""
        ...

    def of(self, networks: Collection[str] | None) -> Sequence[Concept]:
        """Give the concepts of some networks, or all (None): those of the programme first, then by network and name.

        Those that were removed are left out.
        """
        ...

    def save(self, concept: Concept, seen_version: int) -> None:
        """Keep the next version; raise Stale when the one kept is no longer the version seen."""
        ...

    def note(self, version: ConceptVersion) -> None:
        """Add a line to the history of a concept."""
        ...

    def versions(self, number: int) -> Sequence[ConceptVersion]:
        """Give the versions of a concept, the last one first."""
        ...

    def watched(self) -> Sequence[Watched]:
        """Give the editions that stories are held against: those shown, and those being counted."""
        ...

    def take_turn(self) -> None:
        """Wait for whoever counts too, up to the end of their work."""
        ...

    def reached(self, edition: Edition, number: int) -> None:
        """Say up to which story an edition is counted; nothing when the concept has another one since."""
        ...

    def counted(self, edition: Edition) -> None:
        """Say that an edition is counted whole: its counts are shown from now on; nothing when there is another one."""
        ...

    def old(self) -> Sequence[Edition]:
        """Give the editions that something is kept of though nobody watches for them any more."""
        ...

    def forget_old(self, most: int) -> int:
        """Forget stories and counts of editions that are no longer watched, `most` lines at most; give how many."""
        ...

    def held(self, numbers: Iterable[int]) -> Mapping[int, frozenset[Edition]]:
        """Give the editions that these stories are counted for; stories without any are left out."""
        ...

    def put_held(self, added: Iterable[tuple[int, Edition]], removed: Iterable[tuple[int, Edition]]) -> None:
        """Keep which stories are now counted for which editions, and which no longer are."""
        ...

    def add_up(self, sums: Mapping[tuple[Edition, Spot], Held]) -> None:
        """Add these numbers, some of them below zero, to those that are kept."""
        ...

    def totals(self, editions: Collection[Edition], code: str, periods: Sequence[str]) -> Mapping[Edition, Held]:
        """Give the numbers of each edition at a place over some weeks or months; those without any are left out."""
        ...

    def by_period(
        self, editions: Collection[Edition], code: str, periods: Sequence[str]
    ) -> Mapping[Edition, Mapping[str, Held]]:
        """Give the numbers of each edition at a place in each of some weeks or months where there are any."""
        ...

    def by_code(self, edition: Edition, codes: Collection[str], periods: Sequence[str]) -> Mapping[str, Held]:
        """Give the numbers of an edition at each of some places where there are any."""
        ...

    def following(self, needs: Sequence[Need], root_path: str | None, after: int, limit: int) -> Sequence[int]:
        """Give numbers above one, in their order, of published stories that have all the stems of one of these needs.

        Args:
            needs: what is asked of the index of words.
            root_path: the sub-tree that they concern, None for the programme.
            after: the number.
            limit: how many at most.
        """
        ...

    def newest(self, needs: Sequence[Need], root_path: str | None, below: int | None, limit: int) -> Sequence[int]:
        """Give the same, below a number where there is one, highest first."""
        ...

    def candidates(self, needs: Sequence[Need], root_path: str | None) -> int:
        """Give how many there are."""
        ...

    def texts(self, numbers: Iterable[int]) -> Mapping[int, tuple[str, str]]:
        """Give the title and the story of those that are published."""
        ...

    def last_number(self) -> int:
        """Give the highest number of a story, 0 when there is none."""
        ...

    def of_story(self, number: int) -> Sequence[Concept]:
        """Give the concepts that a story holds, as they are counted, in their order."""
        ...

    def stories(
        self, edition: Edition, root_path: str | None, since: datetime, until: datetime, below: int | None, limit: int
    ) -> Sequence[int]:
        """Give numbers of stories that hold a concept, highest first.

        Args:
            edition: the concept, as it is counted.
            root_path: the sub-tree that they concern, None for the programme.
            since: published then or later.
            until: published before then.
            below: only numbers below this one.
            limit: how many at most.
        """
        ...

    def count(self, edition: Edition, root_path: str | None, since: datetime, until: datetime) -> int:
        """Give how many stories published in a period hold a concept."""
        ...
