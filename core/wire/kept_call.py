"""A call that changes something, kept a day so that it is never carried out twice."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self

from sqlmodel import Field

from core.model import Model

KEPT = timedelta(hours=24)
"""How long a call is kept once it began."""

PATIENCE = timedelta(seconds=15)
"""After how long a call that gave no answer is held to be dead: the process that carried it out is gone."""


class CallState(StrEnum):
    """How far a call went."""

    UNDER_WAY = "under_way"
    CHANGED = "changed"
    ANSWERED = "answered"


class KeptCall(Model):
    """A call of an account, under the key that its maker chose.

    Attributes:
        digest: of what was asked; the same key with something else is a mistake.
        seat: the role and the structure of the account when it asked: an answer is for them alone.
        turn: grows when the call is taken up again after a death; only the last turn may change anything.
        state: under way; changed once the change is kept, in one piece with it; answered.
        at: when the present turn began.
        status: the status of the answer, 0 while there is none.
        answer: the answer, as it left.
    """

    account_name: str = Field(max_length=100)
    key: str = Field(max_length=64)
    digest: str = Field(max_length=64)
    seat: str = Field(max_length=200)
    turn: int = 1
    state: CallState = CallState.UNDER_WAY
    at: datetime
    status: int = 0
    answer: str = ""

    def is_dead(self, now: datetime) -> bool:
        """Tell whether nobody carries it out any more."""
        return self.state is not CallState.ANSWERED and now - self.at >= PATIENCE

    def taken_up(self, now: datetime) -> Self:
        """Give its next turn."""
        return self.model_copy(update={"turn": self.turn + 1, "at": now})

    def changed(self) -> Self:
        """Give the call once its change is kept."""
        return self.model_copy(update={"state": CallState.CHANGED})

    def answered(self, status: int, answer: str) -> Self:
        """Give the call with its answer."""
        return self.model_copy(update={"state": CallState.ANSWERED, "status": status, "answer": answer})
