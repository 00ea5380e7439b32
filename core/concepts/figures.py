"""What is read of concepts: how many stories, when, where, how they felt and through which channels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from core.concepts.concept import Concept, ConceptVersion
from core.concepts.counting import shown
from core.concepts.held import NONE, Edition, Held, month_of, week_of
from core.dashboard import PROGRAMME_NAME
from core.ports import UnitOfWork
from core.structure import Structure
from core.tally import PROGRAMME, Scope
from core.vocabulary import Channel

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ConceptQuestion:
    """What is asked of concepts: over whole months, those of both dates included.

    Attributes:
        structure_code: the structure looked at, "" for one's own, or for the programme when one works for all of it.
    """

    since: date
    until: date
    structure_code: str = PROGRAMME

    @property
    def first_day(self) -> date:
        """The first day of the first month."""
        return self.since.replace(day=1)

    @property
    def day_after(self) -> date:
        """The day after the last month."""
        return (self.until.replace(day=1) + timedelta(days=31)).replace(day=1)

    @property
    def months(self) -> tuple[str, ...]:
        """The months, such as 2026-03."""
        months, day = [], self.first_day
        while day <= self.until:
            months.append(month_of(day))
            day = (day + timedelta(days=31)).replace(day=1)
        return tuple(months)

    @property
    def weeks(self) -> tuple[str, ...]:
        """The Mondays of the weeks that these months touch; the first and the last one may reach beyond them."""
        monday = date.fromisoformat(week_of(self.first_day))
        weeks = -((monday - self.day_after) // _WEEK)
        return tuple((monday + week * _WEEK).isoformat() for week in range(weeks))


@dataclass(frozen=True, slots=True)
class ConceptLine:
    """A concept in a list.

    Attributes:
        held: over the whole period.
        curve: how many stories each month.
    """

    concept: Concept
    held: Held
    curve: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ConceptList:
    """The concepts that one may read, with their figures at one place.

    Attributes:
        question: what was asked, with the structure that it came to.
        name: the name of that structure.
        published: how many stories were published there, whatever they say.
        uncounted: how many changed stories are not counted yet, COUNTED_UP_TO at most.
        last_number: the highest number of a story, to tell how far a recount has come.
        own_network: the network of who asks, "" for who works for the whole programme.
        why_not_keep: by network ("" for the programme), why one may not keep its concepts; absent where one may.
    """

    question: ConceptQuestion
    name: str
    published: int
    lines: tuple[ConceptLine, ...]
    uncounted: int = 0
    last_number: int = 0
    own_network: str = ""
    why_not_keep: Mapping[str, str] = field(default_factory=dict)


class PlaceLine(NamedTuple):
    """A concept in a child structure, of all that is published there."""

    code: str
    name: str
    held: Held
    published: int


class Example(NamedTuple):
    """A story, with where the words of a concept stand in its title and in its text."""

    number: int
    title: str
    text: str
    in_title: tuple[tuple[int, int], ...]
    in_text: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ConceptFile:
    """A concept, with its curve, its structures, its feelings and channels, and a few of its stories.

    Attributes:
        published: how many stories were published there, whatever they say.
        by_channel: how many of those went through each channel.
        weeks: how many stories each week of the question.
        places: the structures right below, those with most stories first.
        stories: the last ones.
    """

    question: ConceptQuestion
    name: str
    concept: Concept
    held: Held
    published: int
    by_channel: Mapping[Channel, int]
    months: tuple[int, ...]
    weeks: tuple[int, ...]
    places: tuple[PlaceLine, ...]
    stories: tuple[Example, ...]
    versions: tuple[ConceptVersion, ...]
    last_number: int = 0
    why_not_keep: str | None = None


class ThemeRow(NamedTuple):
    """A concept as a theme: its stories in all, and through each channel."""

    concept: Concept
    held: Held


@dataclass(frozen=True, slots=True)
class Themes:
    """The share of each theme in what is published at one place, overall and channel by channel.

    Attributes:
        published: how many stories were published.
        by_channel: how many of those went through each channel.
    """

    question: ConceptQuestion
    name: str
    published: int
    by_channel: Mapping[Channel, int]
    rows: tuple[ThemeRow, ...]

    def share(self, row: ThemeRow, channel: Channel | None = None) -> float | None:
        """Give the part of the stories, all or those of a channel, that hold a theme; None when there is none."""
        if channel is None:
            return _share(row.held.stories, self.published)
        return _share(row.held.channels[channel], self.by_channel[channel])


def concept_lines(uow: UnitOfWork, concepts: Sequence[Concept], question: ConceptQuestion) -> tuple[ConceptLine, ...]:
    """Give the figures of concepts at the place of a question."""
    editions = shown(concepts)
    kept = uow.concepts.by_period(list(editions.values()), question.structure_code, question.months)
    lines = []
    for concept in concepts:
        by_month = kept.get(editions.get(concept.number, _NEVER), {})
        curve = tuple(by_month.get(month, NONE).stories for month in question.months)
        lines.append(ConceptLine(concept, sum(by_month.values(), NONE), curve))
    return tuple(lines)


def places(
    uow: UnitOfWork, concept: Concept, question: ConceptQuestion, children: Sequence[Structure]
) -> tuple[PlaceLine, ...]:
    """Give the figures of a concept in each of some structures, those with most stories first."""
    codes = [child.code for child in children]
    kept = uow.concepts.by_code(Edition(concept.number, concept.counted), codes, question.months)
    published = uow.tallies.by_code(list(kept), question.months)
    lines = (
        PlaceLine(child.code, child.name, kept[child.code], published[child.code].published)
        for child in children
        if child.code in kept
    )
    return tuple(sorted(lines, key=lambda line: (-line.held.stories, line.name)))


def published_in(uow: UnitOfWork, question: ConceptQuestion) -> tuple[int, dict[Channel, int]]:
    """Give how many stories were published at the place of a question, in all and through each channel."""
    total = uow.tallies.total(Scope(question.structure_code), question.months)
    facets = {channel: total.facets.get(f"channel:{channel}") for channel in Channel}
    return total.counts.published, {channel: counts.published if counts else 0 for channel, counts in facets.items()}


def themes(uow: UnitOfWork, concepts: Sequence[Concept], question: ConceptQuestion, name: str) -> Themes:
    """Give the shares of some concepts at the place of a question."""
    editions = shown(concepts)
    kept = uow.concepts.totals(list(editions.values()), question.structure_code, question.months)
    rows = (ThemeRow(concept, kept.get(editions.get(concept.number, _NEVER), NONE)) for concept in concepts)
    published, by_channel = published_in(uow, question)
    return Themes(question, name, published, by_channel, tuple(rows))


def name_of(structure: Structure | None) -> str:
    """Give what people call the place looked at."""
    return structure.name if structure else PROGRAMME_NAME


_NEVER = Edition(0, 0)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
