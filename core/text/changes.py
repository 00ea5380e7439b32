"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


class Change(StrEnum):
    """What happened to some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand together and had the same happen to them."""

    change: Change
    words: str


def word_changes(before: str, after: str) -> list[Stretch]:
    """Give both texts in one: what is kept, what is removed from the first, what is added by the second."""
    return list(_stretches(_WORDS.findall(before), _WORDS.findall(after)))


def _stretches(before: list[str], after: list[str]) -> Iterator[Stretch]:
    for _, start, end, new_start, new_end in SequenceMatcher(None, before, after).get_opcodes():
        removed, added = "".join(before[start:end]), "".join(after[new_start:new_end])
        if removed == added:
            yield Stretch(Change.KEPT, removed)
            continue
        if removed:
            yield Stretch(Change.REMOVED, removed)
        if added:
            yield Stretch(Change.ADDED, added)
