"""Results of a structure or of the programme: counted once, shown the same everywhere."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of the experiences published in a period, within a sub-tree or the whole programme.

    Attributes:
        published: how many experiences.
        answered: how many of them have at least one answer from within.
        median_delay: from publication to the first answer; half of the experiences waited no longer. Those still
            waiting count as waiting longer than any; None when half of them or more still wait.
        useful: how many votes, of authors and visitors, found an answer useful.
        votes: how many votes in all.
        actions: how many improvement actions are public.
    """

    published: int = 0
    answered: int = 0
    median_delay: timedelta | None = None
    useful: int = 0
    votes: int = 0
    actions: int = 0

    @property
    def response_rate(self) -> float | None:
        """The share of the experiences that have an answer, from 0 to 1; None when there is no experience."""
        return self.answered / self.published if self.published else None

    @property
    def usefulness_rate(self) -> float | None:
        """The share of the votes that found an answer useful, from 0 to 1; None when nobody voted."""
        return self.useful / self.votes if self.votes else None


def median_place(count: int) -> int:
    """Give the place, from 0, of the delay that half of `count` experiences did not wait longer than."""
    return (count - 1) // 2
