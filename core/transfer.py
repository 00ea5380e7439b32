"""Demande de transfert: "this is not ours", to a structure outside one's own sub-tree."""

from datetime import datetime, timedelta
from typing import Self

from pydantic import field_validator
from sqlmodel import Field

from core.model import Model
from core.text.clean import printable
from core.vocabulary import Term

WHY_MAX = 1000
"""How many signs the words of a request, or of its refusal, may have."""

REFUSALS_BEFORE_DISCUSSION = 2
"""How many refusals of one structure's requests open a discussion between the three."""


class TransferState(Term):
    """Where a request is."""

    ASKED = "asked", "demandée"
    ACCEPTED = "accepted", "acceptée"
    REFUSED = "refused", "refusée"
    EXPIRED = "expired", "passée au niveau supérieur"


class Transfer(Model):
    """A structure's request to be replaced by another one.

    Attributes:
        number: given by the store.
        position: the concern that it is about.
        to_code: the structure proposed, "" when they know of none.
        decider_code: the structure whose managers decide, "" for the moderators.
        climbs_at: when it goes up a level if nobody has decided; None where it ends: the moderators, a discussion.
        note: why it was refused, "" otherwise.
    """

    number: int = Field(gt=0)
    experience_number: int = Field(gt=0)
    position: int = Field(gt=0)
    from_code: str = Field(max_length=64)
    to_code: str = Field(default="", max_length=64)
    why: str = Field(max_length=WHY_MAX)
    asked_by: str = Field(max_length=100)
    asked_at: datetime
    decider_code: str = Field(default="", max_length=64)
    climbs_at: datetime | None = None
    state: TransferState = TransferState.ASKED
    decided_by: str = Field(default="", max_length=100)
    decided_at: datetime | None = None
    note: str = Field(default="", max_length=WHY_MAX)

    @field_validator("why", "note", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return printable(text).strip()

    def accepted(self, to_code: str, by: str, at: datetime) -> Self:
        """Give the request as granted, to the structure that was chosen in the end."""
        return self._decided(TransferState.ACCEPTED, by, at, to_code=to_code)

    def refused(self, note: str, by: str, at: datetime) -> Self:
        """Give the request as refused, with why."""
        return self._decided(TransferState.REFUSED, by, at, note=printable(note).strip())

    def climbed(self, by: str, at: datetime) -> Self:
        """Give the request as left undecided at its level."""
        return self._decided(TransferState.EXPIRED, by, at)

    def asked_again(self, number: int, decider_code: str, at: datetime, delay: timedelta | None) -> Self:
        """Give the same request as asked now of those who decide there; it never climbs without a delay."""
        stage = {"number": number, "decider_code": decider_code, "asked_at": at}
        blank = {"state": TransferState.ASKED, "decided_by": "", "decided_at": None, "note": ""}
        return self.model_copy(update=stage | blank | {"climbs_at": climbs_at(decider_code, at, delay)})

    def is_due(self, now: datetime) -> bool:
        """Tell whether it is time for it to go up a level."""
        return self.state is TransferState.ASKED and self.climbs_at is not None and self.climbs_at <= now

    def _decided(self, state: TransferState, by: str, at: datetime, **more: str) -> Self:
        return self.model_copy(update={"state": state, "decided_by": by, "decided_at": at, **more})


def climbs_at(decider_code: str, at: datetime, delay: timedelta | None) -> datetime | None:
    """Give when a request asked then goes up a level: never, once the moderators decide."""
    return at + delay if decider_code and delay is not None else None
