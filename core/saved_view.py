"""Vue enregistrée: a list with its filters, kept under a name for one account, or shared by a structure."""

from pydantic import field_validator
from sqlmodel import JSON, Field

from core.kept_names import NAME_MAX, kept_name
from core.model import Model
from core.views import Place, Sieve

VIEWS_MAX = 20
"""How many views an account may keep."""


class SavedView(Model):
    """A view that an account made.

    Attributes:
        structure_code: the structure whose accounts all see it, and those of its child structures; "" for a view of
            one's own.
    """

    account_name: str = Field(max_length=100)
    name: str = Field(max_length=NAME_MAX)
    place: Place
    sieve: Sieve = Field(default_factory=Sieve, sa_type=JSON)
    structure_code: str = Field(default="", max_length=64)

    @property
    def shared(self) -> bool:
        """Whether others see it."""
        return bool(self.structure_code)

    @field_validator("name", mode="before")
    @classmethod
    def _clean(cls, name: str) -> str:
        return kept_name(name)
