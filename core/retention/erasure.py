"""Effacement: what was erased, how much of it, when, why and by whom; nothing of what it said."""

from datetime import datetime

from pydantic import field_validator
from sqlmodel import JSON, Field

from core.model import Model
from core.text.clean import one_line

WHY_MAX = 500
"""How many signs a reason may have."""


class Erasure(Model):
    """One erasure: a pass when delays are over, or what somebody asked for.

    Attributes:
        number: given by the store.
        by: who had it done, as their machine names them.
        experiences: the numbers of those erased on request, none for a pass.
        counts: how many of each thing, by its name on screen.
    """

    number: int = Field(gt=0)
    at: datetime
    by: str = Field(max_length=100)
    why: str = Field(max_length=WHY_MAX)
    experiences: tuple[int, ...] = Field(default=(), sa_type=JSON)
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)

    @field_validator("by", "why", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return one_line(text)

    @property
    def total(self) -> int:
        """How many things in all."""
        return sum(self.counts.values())
