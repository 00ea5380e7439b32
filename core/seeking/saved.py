"""Recherche enregistrée: a line kept under a name for one account, or shared by a structure."""

from pydantic import field_validator
from sqlmodel import Field

from core.kept_names import NAME_MAX, kept_name
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

    @field_validator("name", mode="before")
    @classmethod
    def _named(cls, name: str) -> str:
        return kept_name(name)

    @field_validator("line", mode="before")
    @classmethod
    def _clean(cls, line: str) -> str:
        return one_line(line)
