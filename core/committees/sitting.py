"""Who offers to sit on a committee, who is invited, and what they said."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from sqlmodel import Field

from core.model import Model
from core.vocabulary import Term


class SeatOffer(Model):
    """An author who offers to sit on the committee of a structure that their experience concerns."""

    experience_number: int = Field(gt=0)
    structure_code: str = Field(max_length=64)
    at: datetime


class Said(Term):
    """What somebody who is invited said."""

    NOTHING = "nothing", "sans réponse"
    YES = "yes", "vient"
    NO = "no", "ne vient pas"


class Invitation(Model):
    """An author who is invited to a committee, by one of their experiences.

    Attributes:
        said_at: when they said so, None while they have said nothing.
    """

    committee_number: int = Field(gt=0)
    experience_number: int = Field(gt=0)
    at: datetime
    said: Said = Said.NOTHING
    said_at: datetime | None = None

    def answered(self, said: Said, at: datetime) -> Self:
        """Give the invitation with its answer."""
        return self.model_copy(update={"said": said, "said_at": at})

    def asked_again(self) -> Self:
        """Give the invitation as unanswered: the date or the place changed."""
        return self.model_copy(update={"said": Said.NOTHING, "said_at": None})


def coming(invitations: Iterable[Invitation]) -> int:
    """Give how many said that they come."""
    return sum(one.said is Said.YES for one in invitations)
