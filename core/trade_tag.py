"""Tag métier: a word of the vocabulary that a network keeps for itself."""

from typing import Self

from pydantic import field_validator
from sqlmodel import Field

from core.errors import Invalid
from core.model import Model
from core.text.clean import one_line

NAME_MAX = 60
"""How many signs a trade tag may have."""


class TradeTag(Model):
    """A word of the vocabulary.

    Attributes:
        network_code: the code of the head of the network.
        retired: True when it is no longer offered; it stays where it is set.
    """

    network_code: str = Field(max_length=64)
    name: str = Field(min_length=1, max_length=NAME_MAX)
    retired: bool = False

    @field_validator("name", mode="before")
    @classmethod
    def _clean(cls, name: str) -> str:
        return one_line(name)

    def offered(self, *, retired: bool) -> Self:
        """Give the tag as one that is offered, or no longer."""
        return self.model_copy(update={"retired": retired})


def checked_name(name: str) -> str:
    """Give a name cleaned; raise Invalid when there is none, or when it is too long to be kept."""
    clean = one_line(name)
    if not clean:
        raise Invalid("Un tag métier a un nom : écrivez-le.", "name")
    if len(clean) > NAME_MAX:
        raise Invalid(f"Ce nom est trop long : {NAME_MAX} caractères au plus, il en compte {len(clean)}.", "name")
    return clean
