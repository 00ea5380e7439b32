"""What a check of `ecoute doctor` saw."""

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How a check ended."""

    GOOD = "bon"
    WARNING = "à surveiller"
    BAD = "mauvais"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw.

    Attributes:
        advice: what to do, "" when all is well.
    """

    check: str
    health: Health
    seen: str
    advice: str = ""


def good(check: str, seen: str) -> Finding:
    """Give the finding of a check that saw nothing wrong."""
    return Finding(check, Health.GOOD, seen)


def to_watch(check: str, seen: str, advice: str) -> Finding:
    """Give the finding of a check that saw what may become wrong."""
    return Finding(check, Health.WARNING, seen, advice)


def bad(check: str, seen: str, advice: str) -> Finding:
    """Give the finding of a check that saw something wrong."""
    return Finding(check, Health.BAD, seen, advice)
