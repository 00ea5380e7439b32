"""Expérience: a citizen's story, and what may happen to it."""

from datetime import datetime
from typing import Self

from pydantic import field_validator
from sqlmodel import JSON, Field

from core.errors import Invalid, Refused
from core.model import Model
from core.text import one_line, printable
from core.vocabulary import CharterReason, ExperienceState, GeneralTag, Origin, Sentiment

_NEXT_STATES: dict[ExperienceState, frozenset[ExperienceState]] = {
    ExperienceState.SUBMITTED: frozenset({ExperienceState.PUBLISHED, ExperienceState.REJECTED, ExperienceState.HELD}),
    ExperienceState.HELD: frozenset({ExperienceState.PUBLISHED, ExperienceState.REJECTED, ExperienceState.HELD}),
    ExperienceState.PUBLISHED: frozenset({ExperienceState.WITHDRAWN}),
    ExperienceState.REJECTED: frozenset(),
    ExperienceState.WITHDRAWN: frozenset(),
}

NOTE_MAX = 2000
"""How many signs the sentence that goes with a decision may have."""

NUMBERS_END = 2**31
"""Numbers stay below it: it is where the integers of a database end."""


class Experience(Model):
    """A story told by a citizen under a pseudonym.

    Attributes:
        number: the public number, its reference; given by the store and never used twice.
        version: grows with each change; a person acts on the version that they saw.
        procedure: the procedure the citizen named, "" when none.
        tags: the general tags that are set.
        submitted_at: when it was written (aware, UTC).
        reason: the part of the charter that a rejection rests on.
        note: the sentence that goes with the last decision: to the author for a rejection or a
            withdrawal, for the moderators alone when held.
    """

    number: int = Field(gt=0, lt=NUMBERS_END)
    version: int = Field(default=1, gt=0)
    state: ExperienceState = ExperienceState.SUBMITTED
    origin: Origin = Origin.FORM
    title: str = Field(min_length=1, max_length=300)
    text: str = Field(min_length=1, max_length=50_000)
    sentiment: Sentiment | None = None
    pseudonym: str = Field(default="", max_length=100)
    department: str = Field(default="", max_length=100)
    country: str = Field(default="France", max_length=100)
    procedure: str = Field(default="", max_length=500)
    tags: dict[GeneralTag, Sentiment] = Field(default_factory=dict, sa_type=JSON)
    submitted_at: datetime
    published_at: datetime | None = None
    reason: CharterReason | None = None
    note: str = Field(default="", max_length=NOTE_MAX)

    @field_validator("title", "pseudonym", "department", "country", "procedure", mode="before")
    @classmethod
    def _clean_line(cls, text: str) -> str:
        return one_line(text)

    @field_validator("text", "note", mode="before")
    @classmethod
    def _clean_text(cls, text: str) -> str:
        return printable(text).strip()

    def publish(self, at: datetime) -> Self:
        """Give the experience as the public may read it from now on."""
        return self._move(ExperienceState.PUBLISHED, published_at=at, note="")

    def reject(self, reason: CharterReason, note: str) -> Self:
        """Give the experience as rejected, with the reason of the charter and a sentence to its author."""
        return self._move(ExperienceState.REJECTED, reason=reason, note=_checked(note))

    def hold(self, note: str) -> Self:
        """Give the experience as put aside, with a note for the moderators."""
        return self._move(ExperienceState.HELD, note=_checked(note))

    def withdraw(self, note: str) -> Self:
        """Give the experience as no longer public, with the reason."""
        why = _checked(note)
        if not why:
            raise Invalid("Écrivez pourquoi l’expérience est retirée : son auteur le lira.", "note")
        return self._move(ExperienceState.WITHDRAWN, note=why)

    def _move(self, state: ExperienceState, **changes: object) -> Self:
        if state not in _NEXT_STATES[self.state]:
            raise Refused(
                f"L’expérience {self.number} est {self.state.label} : elle ne peut pas devenir {state.label}."
            )
        return self.model_copy(update={"state": state, "version": self.version + 1, **changes})


def _checked(note: str) -> str:
    clean = printable(note).strip()
    if len(clean) > NOTE_MAX:
        raise Invalid(
            f"Cette note est trop longue : {NOTE_MAX} caractères au plus, elle en compte {len(clean)}.", "note"
        )
    return clean
