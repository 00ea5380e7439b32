"""What is read of a story to count its words: only what the public sees."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from core.signals.scope import PROGRAMME_SCOPE, Scope, ScopeKind
from core.structure import OUTSIDE_CODE, PATH_SEPARATOR, lineage
from core.vocabulary import Channel, Sentiment


class HeardConcern(NamedTuple):
    """A structure concerned by a story: its path, its channels and the trade tags of its network."""

    path: str
    channels: tuple[Channel, ...] = ()
    trade_tags: tuple[str, ...] = ()


class HeardStory(NamedTuple):
    """A published story.

    Attributes:
        department: where its author lives, "" when they did not say.
        concepts: the numbers of the concepts that it holds.
    """

    number: int
    published_at: datetime
    title: str
    text: str
    sentiment: Sentiment | None = None
    department: str = ""
    concerns: tuple[HeardConcern, ...] = ()
    concepts: tuple[int, ...] = ()


def scopes_of(story: HeardStory) -> list[Scope]:
    """Give every scope that a story counts in, each once."""
    return list(dict.fromkeys(_scopes(story)))


def _scopes(story: HeardStory) -> Iterator[Scope]:
    yield PROGRAMME_SCOPE
    if story.department:
        yield Scope(ScopeKind.DEPARTMENT, "", story.department)
    for concern in story.concerns:
        if concern.path == OUTSIDE_CODE:
            continue
        network = concern.path.partition(PATH_SEPARATOR)[0]
        yield from (Scope(ScopeKind.STRUCTURE, path, code) for path, code in _above(concern.path))
        yield from (Scope(ScopeKind.CHANNEL, network, channel.value) for channel in concern.channels)
        yield from (Scope(ScopeKind.TRADE_TAG, network, tag) for tag in concern.trade_tags)


def _above(path: str) -> Iterator[tuple[str, str]]:
    """Give the path and the code of a structure and of all those above it."""
    for code in lineage(path):
        yield path, code
        path = path.rpartition(PATH_SEPARATOR)[0]
