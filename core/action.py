"""Action d'amélioration: what a structure decided to do because of what people told."""

from datetime import datetime

from pydantic import field_validator
from sqlmodel import Field

from core.model import Model
from core.text.clean import one_line, printable
from core.vocabulary import ActionState


class ImprovementAction(Model):
    """An improvement action of one structure, linked to the experiences it comes from.

    Attributes:
        number: given by the store.
        published_at: since when the public may read it; None while it is prepared.
    """

    number: int = Field(gt=0)
    structure_code: str = Field(max_length=64)
    title: str = Field(min_length=1, max_length=200)
    description: str = Field(default="", max_length=5000)
    state: ActionState = ActionState.PLANNED
    published_at: datetime | None = None
    engaged_at: datetime | None = None
    done_at: datetime | None = None

    @field_validator("title", mode="before")
    @classmethod
    def _clean_line(cls, text: str) -> str:
        return one_line(text)

    @field_validator("description", mode="before")
    @classmethod
    def _clean_text(cls, text: str) -> str:
        return printable(text).strip()
