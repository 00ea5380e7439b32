"""What one experience adds to the counts of each sub-tree that it concerns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import floor
from typing import NamedTuple

from core.counted import Counted, CountedConcern
from core.counts import NOTHING, WITHIN_DAYS, Counts
from core.dates import PARIS
from core.delays import step
from core.response import Usefulness
from core.stages import StageTimes
from core.structure import OUTSIDE_CODE, Structure, lineage
from core.vocabulary import ExperienceState

PROGRAMME = ""
"""The code that stands for the whole programme, structures outside the tree included."""


class Scope(NamedTuple):
    """Whose experiences are counted: those of a sub-tree, or those of its root alone."""

    code: str
    alone: bool = False


class Part(NamedTuple):
    """The same counts, for each of some scopes and of some facets ("" for the whole of a scope)."""

    scopes: tuple[Scope, ...]
    facets: tuple[str, ...]
    counts: Counts


class Share(NamedTuple):
    """What one experience adds: nothing when it has no parts.

    Attributes:
        day: the day of its publication, as Paris counts days.
    """

    day: date
    parts: tuple[Part, ...]


EMPTY = Share(date.min, ())


class Key(NamedTuple):
    """Where counts add up: a scope, and a day such as 2026-03-17 or a whole month such as 2026-03."""

    scope: Scope
    period: str


@dataclass(slots=True)
class Sums:
    """What is kept under one key.

    Attributes:
        delays: how many experiences were answered at each step of delay.
        facets: the counts of each facet that somebody has.
    """

    counts: Counts = NOTHING
    delays: dict[int, int] = field(default_factory=dict)
    facets: dict[str, Counts] = field(default_factory=dict)

    def add(self, part: Part) -> None:
        """Count an experience in."""
        for facet in part.facets:
            if facet:
                self.facets[facet] = self.facets.get(facet, NOTHING) + part.counts
            else:
                self.counts += part.counts
                self._count_delay(part.counts, 1)

    def take_back(self, part: Part) -> None:
        """Count out an experience that was counted in."""
        for facet in part.facets:
            if facet:
                self.facets[facet] -= part.counts
                if not self.facets[facet].published:
                    del self.facets[facet]
            else:
                self.counts -= part.counts
                self._count_delay(part.counts, -1)

    def merge(self, other: "Sums") -> None:
        """Count in all that another one holds."""
        self.counts += other.counts
        for place, count in other.delays.items():
            self.delays[place] = self.delays.get(place, 0) + count
        for facet, counts in other.facets.items():
            self.facets[facet] = self.facets.get(facet, NOTHING) + counts

    def _count_delay(self, counts: Counts, more: int) -> None:
        if not counts.answered:
            return
        place = step(counts.delay)
        self.delays[place] = self.delays.get(place, 0) + more
        if not self.delays[place]:
            del self.delays[place]


def keys_of(share: Share) -> Iterator[tuple[Key, Part]]:
    """Give where each part of a share adds up: the day, and its month."""
    day = share.day.isoformat()
    for part in share.parts:
        for scope in part.scopes:
            yield Key(scope, day), part
            yield Key(scope, day[:7]), part


def share_of(
    experience: Counted,
    concerns: Sequence[CountedConcern],
    structures: Mapping[str, Structure],
    stages: Mapping[int, StageTimes],
    votes: Mapping[int, Usefulness],
) -> Share:
    """Give what an experience adds: nothing unless it is published.

    Args:
        experience: the experience.
        concerns: the structures concerned.
        structures: those structures, by code.
        stages: by position of a concern that is answered, the time that each stage took.
        votes: by position of a concern, what people said of its present answer.
    """
    if experience.state is not ExperienceState.PUBLISHED or experience.published_at is None:
        return EMPTY
    # Most scopes have the same members: what is counted of them is worked out once.
    alike: dict[tuple[int, ...], tuple[Sequence[CountedConcern], list[Scope]]] = {}
    for scope, members in _members(concerns, structures):
        alike.setdefault(tuple(c.position for c in members), (members, []))[1].append(scope)
    scopes: dict[tuple[tuple[str, ...], Counts], list[Scope]] = {}
    for members, theirs in alike.values():
        for facets, meant in _by_members(experience, members).items():
            counts = _counts(experience, [c for c in members if c.position in meant], stages, votes)
            scopes.setdefault((facets, counts), []).extend(theirs)
    parts = tuple(Part(tuple(here), facets, counts) for (facets, counts), here in scopes.items())
    return Share(experience.published_at.astimezone(PARIS).date(), parts)


def _members(
    concerns: Sequence[CountedConcern], structures: Mapping[str, Structure]
) -> Iterator[tuple[Scope, Sequence[CountedConcern]]]:
    """Give the concerns within the programme, within each structure concerned or above one, and of each one alone."""
    yield Scope(PROGRAMME), concerns
    found: dict[Scope, list[CountedConcern]] = {}
    for concern in concerns:
        if concern.structure_code == OUTSIDE_CODE:
            continue
        for code in lineage(structures[concern.structure_code].path):
            found.setdefault(Scope(code), []).append(concern)
        found.setdefault(Scope(concern.structure_code, alone=True), []).append(concern)
    yield from found.items()


def _by_members(experience: Counted, members: Sequence[CountedConcern]) -> dict[tuple[str, ...], frozenset[int]]:
    """Give the facets, in lists of those about the same concerns: the ones of the story are about all of them."""
    everyone = frozenset(concern.position for concern in members)
    meant = dict.fromkeys(("", *_of_story(experience)), everyone)
    for concern in members:
        for facet in _of_concern(concern):
            meant[facet] = meant.get(facet, frozenset()) | {concern.position}
    groups: dict[frozenset[int], list[str]] = {}
    for facet, positions in meant.items():
        groups.setdefault(positions, []).append(facet)
    return {tuple(sorted(facets)): positions for positions, facets in groups.items()}


def _of_story(experience: Counted) -> Iterator[str]:
    if experience.sentiment is not None:
        yield f"feeling:{experience.sentiment}"
    yield from (f"tag:{tag}:{feeling}" for tag, feeling in experience.tags.items())


def _of_concern(concern: CountedConcern) -> Iterator[str]:
    yield from (f"channel:{channel}" for channel in concern.channels)
    yield from (f"trade:{tag}" for tag in concern.trade_tags)


def _counts(
    experience: Counted,
    members: Sequence[CountedConcern],
    stages: Mapping[int, StageTimes],
    votes: Mapping[int, Usefulness],
) -> Counts:
    answered = sorted((concern.answered_at, concern.position) for concern in members if concern.answered_at is not None)
    if not answered or experience.published_at is None:
        return Counts(published=1)
    first_at, first = answered[0]
    # In whole seconds of the clock, as the databases count them.
    delay = max(floor(first_at.timestamp()) - floor(experience.published_at.timestamp()), 0)
    within = (int(delay <= days * 24 * 3600) for days in WITHIN_DAYS)
    seconds = (int(time.total_seconds()) for time in stages[first])
    useful = _useful([votes[position] for _, position in answered if position in votes])
    return Counts(*(1, 1, delay, *within, *seconds, *useful))


def _useful(votes: Sequence[Usefulness]) -> tuple[int, int, int, int]:
    return (
        sum(vote.author is True for vote in votes),
        sum(vote.author is not None for vote in votes),
        sum(vote.visitors_useful for vote in votes),
        sum(vote.visitors_useful + vote.visitors_not_useful for vote in votes),
    )
