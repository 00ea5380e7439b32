"""What a made-up story is made of."""

from dataclasses import dataclass

from core.vocabulary import Channel, GeneralTag, Sentiment


@dataclass(frozen=True, slots=True)
class StorySeed:
    """A made-up story, ready to be submitted.

    Attributes:
        department: the name in full, "" when its author did not say.
        channels: the ways of contact with the feeling of each, None when not given.
        tags: the general tags that a moderator could have set.
    """

    title: str
    text: str
    sentiment: Sentiment
    pseudonym: str
    department: str
    channels: tuple[tuple[Channel, Sentiment | None], ...]
    tags: dict[GeneralTag, Sentiment]
