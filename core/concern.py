"""Structure concernée: one structure's part in an experience."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Self

from pydantic import field_validator
from sqlmodel import JSON, Field

from core.classification import Classification
from core.experience import checked_note
from core.model import Model
from core.structure import OUTSIDE_CODE
from core.text.clean import printable
from core.vocabulary import Channel, Sentiment

NOTED_BY_AGENTS = frozenset({"trade_tags", "to_improve", "improvement", "discussed_since"})
"""What is for those who answer alone: the author reads the rest."""

IMPROVEMENT_MAX = 1000
"""How many signs the note on a service to improve may have."""


class Concern(Model):
    """What an experience says of one structure, and whether that structure has answered.

    Attributes:
        position: 1 for the first structure named, and so on.
        named: the name that the citizen or the source gave, when the structure is not in the tree.
        channels: the channels used, in the order given, with the feeling through each (None when unsaid).
        open_since: since when the structure's answer is awaited; None when nothing is awaited.
        answered_at: when the structure's first answer was published.
        discussed_since: since when it is discussed whose it is, after two refusals; None when it is not.
        told_channels: the channels that the citizen said, once an agent corrected them; None until then.
        told_code: the structure that was named at first, once it was re-attached; "" until then.
        trade_tags: names of the network's vocabulary.
        to_improve: « amélioration de service à considérer ».
        improvement: what is to improve, "" when nothing more is said.
    """

    experience_number: int = Field(gt=0)
    position: int = Field(gt=0)
    structure_code: str = Field(max_length=64)
    named: str = Field(default="", max_length=300)
    channels: dict[Channel, Sentiment | None] = Field(default_factory=dict, sa_type=JSON)
    open_since: datetime | None = None
    answered_at: datetime | None = None
    discussed_since: datetime | None = None
    told_channels: dict[Channel, Sentiment | None] | None = Field(default=None, sa_type=JSON)
    told_code: str = Field(default="", max_length=64)
    trade_tags: tuple[str, ...] = Field(default=(), sa_type=JSON)
    to_improve: bool = False
    improvement: str = Field(default="", max_length=IMPROVEMENT_MAX)

    @field_validator("improvement", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return printable(text).strip()

    @property
    def classification(self) -> Classification:
        """How it is classified now."""
        return Classification(**self.model_dump(include=set(Classification.model_fields)))

    def opened(self, at: datetime) -> Self:
        """Give the concern as awaiting an answer; outside the tree nobody can give one."""
        if self.structure_code == OUTSIDE_CODE or self.answered_at is not None:
            return self
        return self.model_copy(update={"open_since": at})

    def answered(self, at: datetime) -> Self:
        """Give the concern as answered; a later answer does not move the first date."""
        return self.model_copy(update={"open_since": None, "answered_at": self.answered_at or at})

    def before(self, changes: Mapping[str, Sequence[object]]) -> Self:
        """Give the concern as it was before these changes, [before, after] by field."""
        return self.model_validate(self.model_dump() | {field: old for field, (old, _) in changes.items()})

    def closed(self) -> Self:
        """Give the concern as awaiting nothing any more."""
        return self.model_copy(update={"open_since": None})

    def erased(self) -> Self:
        """Give what is left of it once the experience is erased: which structure it was."""
        left = self.model_dump(include={"experience_number", "position", "structure_code"})
        return type(self)(**left)

    def sent_to(self, structure_code: str) -> Self:
        """Give the concern as another structure's, awaited since the same moment; outside the tree nothing is.

        The trade tags go: they are words of those that it was not for.
        """
        since = None if structure_code == OUTSIDE_CODE else self.open_since
        gone = {"named": "", "trade_tags": (), "discussed_since": None}
        return self.model_copy(update={"structure_code": structure_code, "open_since": since, **gone})

    def discussed(self, since: datetime | None) -> Self:
        """Give the concern as discussed since then, or no longer (None)."""
        return self.model_copy(update={"discussed_since": since})

    def reattached(self, child_code: str) -> Self:
        """Give the concern as that of a structure below, awaited since the same moment."""
        told = self.told_code or self.structure_code
        return self.model_copy(update={"structure_code": child_code, "told_code": told})

    def classified(self, wanted: Classification) -> Self:
        """Give the concern with these attributes; what the citizen said of the channels is kept beside."""
        told = self.channels if self.told_channels is None else self.told_channels
        note = checked_note(wanted.improvement, IMPROVEMENT_MAX, "improvement")
        return self.model_copy(
            update={
                "channels": dict(wanted.channels),
                "told_channels": None if wanted.channels == told else told,
                "trade_tags": wanted.trade_tags,
                "to_improve": wanted.to_improve,
                "improvement": note if wanted.to_improve else "",
            }
        )

    def told_anew(self, told: Self) -> Self:
        """Give the concern as its source tells it now; what agents corrected since stays, beside what is told."""
        kept = {field: getattr(self, field) for field in NOTED_BY_AGENTS}
        if self.told_channels is not None and self.channels != told.channels:
            kept |= {"channels": self.channels, "told_channels": told.channels}
        if self.told_code:
            kept |= {"structure_code": self.structure_code, "told_code": told.structure_code}
        return told.model_copy(update=kept)
