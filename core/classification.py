"""Qualification: what an agent says of a structure's part in an experience."""

from sqlmodel import Field

from core.model import Model
from core.text.clean import excerpt
from core.vocabulary import Channel, Sentiment

_SHOWN = 300
"""How many signs of a change the history tells."""


class Classification(Model):
    """Channels, trade tags and service to improve, in the place of those that were.

    Attributes:
        channels: the channels used, each with the feeling through it (None when unsaid).
        trade_tags: names of the network's vocabulary.
        improvement: what is to improve, "" when nothing more is said.
    """

    channels: dict[Channel, Sentiment | None] = Field(default_factory=dict)
    trade_tags: tuple[str, ...] = ()
    to_improve: bool = False
    improvement: str = ""


def told_change(before: Classification, after: Classification) -> str:
    """Say in words what a classification changed."""
    parts = []
    if after.channels != before.channels:
        parts.append(f"canaux : {channels_in_words(after.channels)}")
    if after.trade_tags != before.trade_tags:
        parts.append(f"tags métier : {excerpt(', '.join(after.trade_tags), _SHOWN) or 'aucun'}")
    if (after.to_improve, after.improvement) != (before.to_improve, before.improvement):
        parts.append(_improvement(after))
    return " ; ".join(parts)


def channels_in_words(channels: dict[Channel, Sentiment | None]) -> str:
    """Give channels with the feeling through each."""
    told = (f"{channel.label} ({feeling.label})" if feeling else channel.label for channel, feeling in channels.items())
    return ", ".join(told) or "aucun"


def _improvement(now: Classification) -> str:
    if not now.to_improve:
        return "plus d’amélioration de service à considérer"
    return " : ".join(filter(None, ("amélioration de service à considérer", excerpt(now.improvement, _SHOWN))))
