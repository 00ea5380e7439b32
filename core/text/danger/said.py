"""Finds the expressions of danger in a passage, unless it takes them back."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from core.text.danger.closed import ended_well, happened_before, not_meant
from core.text.danger.signs import Danger, dangers

_NEAR = 150
"""Signs of a sentence around one half of a pair where the other half may stand."""


class Sign(NamedTuple):
    """An expression of danger: what danger it is, and its first and last words in the passage."""

    name: str
    first: int
    last: int


def sign(said: str) -> Sign | None:
    """Give the gravest expression of danger that a passage says, means, and does not call over."""
    well = ended_well(said)
    for danger in dangers():
        for start, end in chain(_said(danger, said), _said_in_two(danger, said)):
            if not (not_meant(danger, said, start, end) or happened_before(danger, said, start, end, well=well)):
                return Sign(danger.name, said.count(" ", 0, start) - 1, said.count(" ", 0, end) - 1)
    return None


def _said(danger: Danger, words: str) -> Iterator[tuple[int, int]]:
    for found in danger.signs.finditer(words):
        yield found.span()


def _said_in_two(danger: Danger, words: str) -> Iterator[tuple[int, int]]:
    for hint in danger.hints.finditer(words):
        first = max(words.rfind(" . ", max(0, hint.start() - _NEAR), hint.start()) + 2, hint.start() - _NEAR, 0)
        last = words.find(" . ", hint.end(), hint.end() + _NEAR)
        last = last + 1 if last >= 0 else min(hint.end() + _NEAR, len(words))
        for pair in danger.pairs:
            other = pair.other.match(words, hint.start())
            if other and (one := pair.one.search(words, first, last)):
                yield min(one.start(), other.start()), max(one.end(), other.end())
