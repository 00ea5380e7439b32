"""Facets: in how many of the experiences found each value stands, each with the criterion that narrows to them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from core.dates import PARIS
from core.seeking.line import write_criterion
from core.seeking.search import Criterion, Key, Name, Rated, Value
from core.seeking.values import read_value
from core.structure import OUTSIDE_CODE, PATH_SEPARATOR, within
from core.vocabulary import Channel, GeneralTag, Sentiment

SHOWN = 12
"""How many values of a facet are given, those that most experiences have."""

FACETS = (Key.STRUCTURE, Key.CHANNEL, Key.FEELING, Key.TAG, Key.CONCEPT, Key.DEPARTMENT, Key.PUBLISHED)
"""What is counted, in the order of the panel."""


@dataclass(frozen=True, slots=True)
class Trait:
    """What facets count of one experience.

    Attributes:
        concerns: path and channels of the structures concerned that the search means.
        concepts: the names of the concepts held that one may ask for.
    """

    sentiment: Sentiment | None
    department: str
    tags: tuple[GeneralTag, ...]
    published_at: datetime
    concerns: tuple[tuple[str, tuple[Channel, ...]], ...]
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetLine:
    """One value of a facet.

    Attributes:
        label: the value as people read it; for a structure its code, until its name is known.
        count: how many of the experiences counted have it.
        criterion: what to add to the line to keep these alone.
    """

    key: Key
    label: str
    count: int
    criterion: str


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a search.

    Attributes:
        total: how many experiences are found, or how many at least.
        all_counted: whether the total is all of them.
        looked_at: in how many of them the lines were counted: all of them, or the newest ones of a great many.
    """

    lines: tuple[FacetLine, ...]
    total: int
    all_counted: bool
    looked_at: int


def counted(traits: Iterable[Trait], roots: tuple[str, ...]) -> list[FacetLine]:
    """Give the lines of each facet, in the order of the panel.

    Args:
        traits: of the experiences found.
        roots: the paths of the structures asked for; their children are counted, or the networks where there is none.
    """
    counts: Counter[tuple[Key, str]] = Counter()
    for trait in traits:
        counts.update(set(_values(trait, roots)))
    lines: list[FacetLine] = []
    for key in FACETS:
        of_key = {value: count for (one, value), count in counts.items() if one is key}
        most = sorted(of_key, key=lambda value, of_key=of_key: (-of_key[value], value))[:SHOWN]  # type: ignore[misc]
        ordered = sorted(most, reverse=True) if key is Key.PUBLISHED else most
        lines += [FacetLine(key, _label(key, value), of_key[value], _criterion(key, value)) for value in ordered]
    return lines


def _values(trait: Trait, roots: tuple[str, ...]) -> Iterator[tuple[Key, str]]:
    for path, channels in trait.concerns:
        yield from ((Key.STRUCTURE, code) for code in _below(path, roots))
        yield from ((Key.CHANNEL, channel) for channel in channels)
    if trait.sentiment is not None:
        yield Key.FEELING, trait.sentiment
    yield from ((Key.TAG, tag) for tag in trait.tags)
    yield from ((Key.CONCEPT, name) for name in trait.concepts)
    if trait.department:
        yield Key.DEPARTMENT, trait.department
    yield Key.PUBLISHED, f"{trait.published_at.astimezone(PARIS):%Y-%m}"


def _below(path: str, roots: tuple[str, ...]) -> Iterator[str]:
    """Give the code of the network at a path, or of the child of a structure asked for that the path is in."""
    if not roots:
        head = path.partition(PATH_SEPARATOR)[0]
        if head != OUTSIDE_CODE:
            yield head
    for root in roots:
        if path != root and within(path, root):
            yield path[len(root) + 1 :].partition(PATH_SEPARATOR)[0]


_LABELS: Mapping[Key, Mapping[str, str]] = {
    Key.CHANNEL: {channel: channel.label for channel in Channel},
    Key.FEELING: {feeling: feeling.label for feeling in Sentiment},
    Key.TAG: {tag: tag.label for tag in GeneralTag},
}


def _label(key: Key, value: str) -> str:
    return _LABELS.get(key, {}).get(value, value)


def _criterion(key: Key, value: str) -> str:
    return write_criterion(Criterion(key, (_value(key, value),)))


def _value(key: Key, value: str) -> Value:
    match key:
        case Key.CHANNEL:
            return Rated(Channel(value))
        case Key.FEELING:
            return Rated(Sentiment(value))
        case Key.TAG:
            return Rated(GeneralTag(value))
        case Key.PUBLISHED:
            return read_value(key, ":", value)
    return Name(value)
