"""What an experience is counted by: the few facts that its counts rest on, and none of its words."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple, Protocol

from core.vocabulary import ExperienceState


class Counted(Protocol):
    """An experience, as far as it is counted."""

    @property
    def state(self) -> ExperienceState:
        """Whether it is published."""
        ...

    @property
    def sentiment(self) -> str | None:
        """How it was felt, None when unsaid."""
        ...

    @property
    def tags(self) -> Mapping[str, str]:
        """The general tags, each with how it was felt."""
        ...

    @property
    def published_at(self) -> datetime | None:
        """When it was published."""
        ...


class CountedConcern(Protocol):
    """A structure's part in it."""

    @property
    def position(self) -> int:
        """1 for the first structure named, and so on."""
        ...

    @property
    def structure_code(self) -> str:
        """The structure."""
        ...

    @property
    def channels(self) -> Collection[str]:
        """The channels used with it."""
        ...

    @property
    def trade_tags(self) -> Collection[str]:
        """Its trade tags."""
        ...

    @property
    def answered_at(self) -> datetime | None:
        """When its first answer was published."""
        ...


class ConcernFacts(NamedTuple):
    """What a concern is counted by."""

    position: int
    structure_code: str
    channels: Collection[str]
    trade_tags: Collection[str]
    answered_at: datetime | None


class StoryFacts(NamedTuple):
    """What an experience is counted by.

    Attributes:
        submitted_at: when it was told: its moderation began.
    """

    state: ExperienceState
    sentiment: str | None
    tags: Mapping[str, str]
    submitted_at: datetime
    published_at: datetime | None
