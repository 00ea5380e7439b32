"""The tree of structures: N is the head of a network, N-1 its children, and so on."""

from itertools import takewhile

from pydantic import field_validator
from sqlmodel import Field

from core.model import Model
from core.text.clean import one_line

PATH_SEPARATOR = "/"
OUTSIDE_CODE = "hors-structures"
OUTSIDE_NAME = "Hors-structures"


class Structure(Model):
    """A node of the tree.

    Attributes:
        code: the SP+ code, or the identifier of the national directory.
        parent_code: the code of the parent, None for the head of a network.
        path: the codes from the head down to this one, joined by "/"; a sub-tree is one range of paths.
        requires_validation: True when a validator must read an answer before it is published.
    """

    code: str = Field(min_length=1, max_length=64)
    parent_code: str | None = Field(default=None, max_length=64)
    path: str = Field(max_length=1000)
    name: str = Field(min_length=1, max_length=300)
    typology: str = Field(default="", max_length=200)
    postal_code: str = Field(default="", max_length=20)
    town: str = Field(default="", max_length=200)
    country: str = Field(default="France", max_length=200)
    requires_validation: bool = False

    @field_validator("code")
    @classmethod
    def _code_fits_a_path(cls, code: str) -> str:
        if PATH_SEPARATOR in code:
            raise ValueError("a code cannot hold the sign that parts a path")
        return code

    @field_validator("name", "typology", "postal_code", "town", "country", mode="before")
    @classmethod
    def _clean_line(cls, text: str) -> str:
        return one_line(text)

    @property
    def network_code(self) -> str:
        """The code of the head of the network."""
        return self.path.partition(PATH_SEPARATOR)[0]

    @property
    def depth(self) -> int:
        """0 for the head of a network, 1 for its children, and so on."""
        return self.path.count(PATH_SEPARATOR)


OUTSIDE = Structure(code=OUTSIDE_CODE, path=OUTSIDE_CODE, name=OUTSIDE_NAME, typology=OUTSIDE_NAME)
"""Stands for the services that are not in the tree."""


def within(path: str, root_path: str) -> bool:
    """Tell whether the structure at `path` is the one at `root_path` or below it."""
    return path == root_path or path.startswith(root_path + PATH_SEPARATOR)


def common_ancestor(path: str, other_path: str) -> str:
    """Give the path of the lowest structure that two are within, "" when they are of two networks."""
    common = takewhile(
        lambda pair: pair[0] == pair[1], zip(path.split(PATH_SEPARATOR), other_path.split(PATH_SEPARATOR), strict=False)
    )
    return PATH_SEPARATOR.join(code for code, _ in common)


def lineage(path: str) -> tuple[str, ...]:
    """Give the codes from the structure itself up to the head of its network."""
    return tuple(reversed(path.split(PATH_SEPARATOR)))
