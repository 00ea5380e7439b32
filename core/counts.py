"""What is counted of experiences: numbers that add up, and what is read from their sums."""

from dataclasses import dataclass, fields
from datetime import timedelta
from operator import add, attrgetter, sub
from typing import Self

WITHIN_DAYS = (3, 7, 15, 30)
"""The delays whose share is shown."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of some experiences. Durations are in whole seconds, over those that are answered.

    Attributes:
        published: how many experiences.
        answered: how many of them have an answer from within.
        delay: from publication to the first answer.
        within_3: how many were answered within three days; those that still wait were not.
        moderation: how long they were moderated; the other stages likewise.
        author_useful: how many authors found an answer useful.
        author_votes: how many authors said whether one was.
    """

    published: int = 0
    answered: int = 0
    delay: int = 0
    within_3: int = 0
    within_7: int = 0
    within_15: int = 0
    within_30: int = 0
    moderation: int = 0
    transfer: int = 0
    drafting: int = 0
    validation: int = 0
    author_useful: int = 0
    author_votes: int = 0
    visitor_useful: int = 0
    visitor_votes: int = 0

    @property
    def values(self) -> tuple[int, ...]:
        """All the numbers, in the order of FIELDS."""
        return _VALUES(self)

    def __add__(self, other: Self) -> Self:
        """Give the numbers of both."""
        return type(self)(*map(add, self.values, other.values))

    def __sub__(self, other: Self) -> Self:
        """Give the numbers without those of the other."""
        return type(self)(*map(sub, self.values, other.values))

    @property
    def waiting(self) -> int:
        """How many have no answer from within yet."""
        return self.published - self.answered

    @property
    def response_rate(self) -> float | None:
        """The share of the experiences that have an answer, from 0 to 1; None when there is no experience."""
        return _share(self.answered, self.published)

    @property
    def mean_delay(self) -> timedelta | None:
        """The mean delay of those that are answered; None when none is."""
        return self._mean(self.delay)

    @property
    def within(self) -> dict[int, float | None]:
        """The share answered within each of WITHIN_DAYS, among all that were published."""
        answered = (self.within_3, self.within_7, self.within_15, self.within_30)
        return {days: _share(count, self.published) for days, count in zip(WITHIN_DAYS, answered, strict=True)}

    @property
    def stages(self) -> tuple[timedelta | None, ...]:
        """The mean time of each stage, in the order of Stage, over those that are answered."""
        return tuple(
            self._mean(seconds) for seconds in (self.moderation, self.transfer, self.drafting, self.validation)
        )

    @property
    def author_rate(self) -> float | None:
        """The share of the authors' votes that found an answer useful; None when there is none."""
        return _share(self.author_useful, self.author_votes)

    @property
    def visitor_rate(self) -> float | None:
        """The share of the visitors' votes that found an answer useful; None when there is none."""
        return _share(self.visitor_useful, self.visitor_votes)

    def _mean(self, seconds: int) -> timedelta | None:
        return timedelta(seconds=round(seconds / self.answered)) if self.answered else None


FIELDS = tuple(field.name for field in fields(Counts))
_VALUES = attrgetter(*FIELDS)
NOTHING = Counts()


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
