"""What is counted of the stories that hold a concept: numbers that add up, by place and by week or month."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from operator import add, sub
from typing import NamedTuple, Self

from core.tally import Share
from core.vocabulary import Channel, Sentiment


class Edition(NamedTuple):
    """A concept with given expressions: those of an earlier version count on until the new ones are counted."""

    concept_number: int
    version: int


@dataclass(frozen=True, slots=True)
class Held:
    """How many stories hold a concept, how they felt, and the channels used; a channel counts each story once."""

    stories: int = 0
    positive: int = 0
    neutral: int = 0
    negative: int = 0
    desk: int = 0
    phone: int = 0
    letter: int = 0
    email: int = 0
    online_procedure: int = 0
    personal_account: int = 0
    chat: int = 0
    social_networks: int = 0
    video: int = 0
    patrol: int = 0

    @property
    def values(self) -> tuple[int, ...]:
        """All the numbers, in the order of FIELDS."""
        return tuple(getattr(self, name) for name in FIELDS)

    @property
    def feelings(self) -> dict[Sentiment, int]:
        """How many felt so."""
        return {feeling: getattr(self, feeling.value) for feeling in Sentiment}

    @property
    def channels(self) -> dict[Channel, int]:
        """How many went through each channel."""
        return {channel: getattr(self, channel.value) for channel in Channel}

    def __add__(self, other: Self) -> Self:
        """Give the numbers of both."""
        return type(self)(*map(add, self.values, other.values))

    def __sub__(self, other: Self) -> Self:
        """Give the numbers without those of the other."""
        return type(self)(*map(sub, self.values, other.values))


FIELDS = tuple(field.name for field in fields(Held))
NONE = Held()


class Spot(NamedTuple):
    """Where numbers add up: a structure with all those below it ("" for the programme), and a week or a month.

    Attributes:
        period: a month such as 2026-03, or the Monday of a week, such as 2026-03-16.
    """

    code: str
    period: str


def spots_of(share: Share) -> Iterator[tuple[Spot, Held]]:
    """Give where a story counts, and what it counts for there."""
    held: dict[str, dict[str, int]] = {}
    for part in share.parts:
        for scope in part.scopes:
            if not scope.alone:
                held.setdefault(scope.code, {}).update((name, 1) for name in map(_field, part.facets) if name)
    for code, ones in held.items():
        for period in (month_of(share.day), week_of(share.day)):
            yield Spot(code, period), Held(**ones)


def month_of(day: date) -> str:
    """Give the month of a day."""
    return day.isoformat()[:7]


def week_of(day: date) -> str:
    """Give the Monday of the week of a day."""
    return (day - timedelta(days=day.weekday())).isoformat()


def _field(facet: str) -> str:
    """Give the number that a facet of a share counts in, "" when it counts in none here."""
    kind, _, value = facet.partition(":")
    if not facet:
        return "stories"
    return value if kind in {"channel", "feeling"} and value in FIELDS else ""
