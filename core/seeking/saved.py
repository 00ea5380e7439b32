"""Recherche enregistrée: a line kept under a name for one account, or shared by a structure."""

from pydantic import field_validator
from sqlmodel import Field

from core.model import Model
from core.seeking.line import LONGEST
from core.text.clean import one_line

SAVED_MAX = 50
"""How many searches an account may keep."""


class SavedSearch(Model):
    """A search that an account keeps.

    Attributes:
        structure_code: the structure whose accounts all see it, and those of its child structures; "" for a search of
            one's own.
    """

    account_name: str = Field(max_length=100)
    name: str = Field(max_length=NAME_MAX)
    line: str = Field(max_length=LONGEST)
    structure_code: str = Field(default="", max_length=64)

    @property
    def shared(self) -> bool:
        """Whether others see it."""
        return bool(self.structure_code)

    @field_validator("name", "line", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return one_line(text)
