"""Which published experiences a list shows. Plain dataclasses: a list has one for each of its addresses."""

from dataclasses import dataclass
from datetime import datetime

from core.vocabulary import Channel, GeneralTag, Sentiment


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the experiences of a list have in common; what is None or "" narrows nothing.

    Attributes:
        words: stems of core.french that all stand in the title, the story or an answer.
        structure: the code of a structure that is concerned, itself or one below it.
        sentiment: the overall feeling.
        channel: a channel used with at least one structure concerned.
        tag: a general tag that is set, whatever its value.
        department: the author's.
        since: published then or later.
        until: published before then.
        answered: whether at least one structure answered.
        acted: True for those that a public improvement action comes from.
    """

    words: tuple[str, ...] = ()
    structure: str = ""
    sentiment: Sentiment | None = None
    channel: Channel | None = None
    tag: GeneralTag | None = None
    department: str = ""
    since: datetime | None = None
    until: datetime | None = None
    answered: bool | None = None
    acted: bool = False

    @property
    def narrow(self) -> bool:
        """Whether anything is asked for at all."""
        return self != EVERYTHING


EVERYTHING = Filters()
"""Every published experience."""
