"""Structure concernée: one structure's part in an experience."""

from datetime import datetime
from typing import Self

from sqlmodel import JSON, Field

from core.model import Model
from core.structure import OUTSIDE_CODE
from core.vocabulary import Channel, Sentiment


class Concern(Model):
    """What an experience says of one structure, and whether that structure has answered.

    Attributes:
        position: 1 for the first structure named, and so on.
        named: the name that the citizen or the source gave, when the structure is not in the tree.
        channels: the channels used, in the order given, with the feeling through each (None when unsaid).
        open_since: since when the structure's answer is awaited; None when nothing is awaited.
        answered_at: when the structure's first answer was published.
    """

    experience_number: int = Field(gt=0)
    position: int = Field(gt=0)
    structure_code: str = Field(max_length=64)
    named: str = Field(default="", max_length=300)
    channels: dict[Channel, Sentiment | None] = Field(default_factory=dict, sa_type=JSON)
    open_since: datetime | None = None
    answered_at: datetime | None = None

    def opened(self, at: datetime) -> Self:
        """Give the concern as awaiting an answer; outside the tree nobody can give one."""
        if self.structure_code == OUTSIDE_CODE or self.answered_at is not None:
            return self
        return self.model_copy(update={"open_since": at})

    def answered(self, at: datetime) -> Self:
        """Give the concern as answered; a later answer does not move the first date."""
        return self.model_copy(update={"open_since": None, "answered_at": self.answered_at or at})

    def closed(self) -> Self:
        """Give the concern as awaiting nothing any more."""
        return self.model_copy(update={"open_since": None})

    def sent_to(self, structure_code: str) -> Self:
        """Give the concern as another structure's, awaited since the same moment; outside the tree nothing is."""
        since = None if structure_code == OUTSIDE_CODE else self.open_since
        return self.model_copy(update={"structure_code": structure_code, "named": "", "open_since": since})
