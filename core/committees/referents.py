"""Référent: the account that keeps the action plan of a structure going; the role turns, and its turns are kept."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from sqlmodel import Field

from core.access import Action
from core.model import Model

OF_REFERENTS = frozenset({Action.PUBLISH_ACTION, Action.KEEP_COMMITTEE})
"""What the référent of a structure does there, whatever their profile."""


class Referent(Model):
    """One turn of the role.

    Attributes:
        place: 1 for the first référent of the structure, and so on.
        until: None for the one in place.
        ended_by: who ended the turn, "" while it lasts.
    """

    structure_code: str = Field(max_length=64)
    place: int = Field(gt=0)
    account_name: str = Field(max_length=100)
    since: datetime
    named_by: str = Field(max_length=100)
    until: datetime | None = None
    ended_by: str = Field(default="", max_length=100)

    def ended(self, by: str, at: datetime) -> Self:
        """Give the turn as over."""
        return self.model_copy(update={"until": at, "ended_by": by})


def present(turns: Iterable[Referent]) -> Referent | None:
    """Give the turn that lasts, None when nobody has the role."""
    return next((turn for turn in turns if turn.until is None), None)
