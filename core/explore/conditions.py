"""What a record must fulfil. Each condition is true or false, also where a field is empty."""

from dataclasses import dataclass
from enum import StrEnum

from core.explore.dataset import Field


class Comparison(StrEnum):
    """How a field is compared; an empty one equals nothing, and is neither below nor above anything."""

    EQUAL = "="
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="


class Part(StrEnum):
    """Where in a field a text is looked for."""

    BEGINNING = "beginning"
    END = "end"
    ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Compare:
    """A field beside a value: a number for a number, the ISO form of a day for a date, else a text."""

    field: Field
    comparison: Comparison
    value: str | float


@dataclass(frozen=True, slots=True)
class Holds:
    """A text inside a field; the letters A to Z are the same as a to z."""

    field: Field
    text: str
    part: Part = Part.ANYWHERE


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a record is found by, as in the search of the site."""

    text: str


@dataclass(frozen=True, slots=True)
class Empty:
    """A field that holds nothing."""

    field: Field


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a condition."""

    of: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    """Conditions that are all true; of none at all, true."""

    of: "tuple[Condition, ...]" = ()


@dataclass(frozen=True, slots=True)
class Any:
    """Conditions of which one at least is true."""

    of: "tuple[Condition, ...]"


Condition = Compare | Holds | Words | Empty | Not | All | Any

EVERYTHING = All()
"""The condition that every record fulfils."""
