"""Signalement: what a reader says is wrong with something public."""

from datetime import datetime
from typing import Self

from pydantic import field_validator
from sqlmodel import Field

from core.model import Model
from core.text.clean import printable
from core.vocabulary import Term

WORDS_MAX = 1000
"""How many signs the words of a report may have."""


class ReportReason(Term):
    """Why something public is reported."""

    PERSONAL_DATA = "personal_data", "une personne y est reconnaissable"
    INSULTS = "insults", "propos injurieux ou discriminatoires"
    DANGER = "danger", "quelqu’un semble en danger"
    UNTRUE = "untrue", "publicité, tromperie ou hors sujet"
    OTHER = "other", "autre chose"


class ReportOutcome(Term):
    """What became of a report."""

    UPHELD = "upheld", "suivi d’un retrait"
    DISMISSED = "dismissed", "sans suite"


class Report(Model):
    """One report by a reader, whose name nobody asks.

    Attributes:
        number: given by the store.
        position: the concern whose answer is reported; 0 for the story itself.
        closed_by: the account that decided, "" while none has.
    """

    number: int = Field(gt=0)
    experience_number: int = Field(gt=0)
    position: int = Field(default=0, ge=0)
    reason: ReportReason
    words: str = Field(default="", max_length=WORDS_MAX)
    at: datetime
    outcome: ReportOutcome | None = None
    closed_at: datetime | None = None
    closed_by: str = Field(default="", max_length=100)

    @field_validator("words", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return printable(text).strip()

    def closed(self, outcome: ReportOutcome, at: datetime, by: str) -> Self:
        """Give the report as decided."""
        return self.model_copy(update={"outcome": outcome, "closed_at": at, "closed_by": by})

    def reopened(self) -> Self:
        """Give the report as still to be decided."""
        return self.model_copy(update={"outcome": None, "closed_at": None, "closed_by": ""})
