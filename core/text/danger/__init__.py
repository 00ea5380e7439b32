"""Words that say that somebody's life or safety may be at stake now."""

from collections.abc import Iterator
from itertools import chain

from core.text.clean import excerpt
from core.text.danger.closed import ended_well, happened_before, in_jest, not_meant
from core.text.danger.signs import Danger, dangers
from core.text.spoken import Spoken, spoken

_PASSAGE = 90
_NEAR = 150
"""Signs of a sentence around one half of a pair where the other half may stand."""


def reason(text: str) -> str:
    """Say why somebody may be in danger, "" when nothing says so."""
    said = in_jest(spoken(text))
    well = ended_well(said.words)
    for danger in dangers():
        for start, end in _signs(danger, said, well=well):
            first, last = said.passage(start, end)
            return f"{danger.name}\u202f: «\u202f{excerpt(text[first:last], _PASSAGE)}\u202f»"
    return ""


def _signs(danger: Danger, said: Spoken, *, well: bool) -> Iterator[tuple[int, int]]:
    """Give where a danger is said, and is meant, and is not over."""
    for start, end in chain(_said(danger, said.words), _said_in_two(danger, said.words)):
        if not (
            not_meant(danger, said.words, start, end) or happened_before(danger, said.words, start, end, well=well)
        ):
            yield start, end


def _said(danger: Danger, words: str) -> Iterator[tuple[int, int]]:
    for sign in danger.signs.finditer(words):
        yield sign.span()


def _said_in_two(danger: Danger, words: str) -> Iterator[tuple[int, int]]:
    for hint in danger.hints.finditer(words):
        first = max(words.rfind(" . ", max(0, hint.start() - _NEAR), hint.start()) + 2, hint.start() - _NEAR, 0)
        last = words.find(" . ", hint.end(), hint.end() + _NEAR)
        last = last + 1 if last >= 0 else min(hint.end() + _NEAR, len(words))
        for pair in danger.pairs:
            other = pair.other.match(words, hint.start())
            if other and (one := pair.one.search(words, first, last)):
                yield min(one.start(), other.start()), max(one.end(), other.end())
