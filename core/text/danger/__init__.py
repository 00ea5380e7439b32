"""Words that say that somebody's life or safety may be at stake now."""

from collections.abc import Sequence
from heapq import nlargest
from math import log
from typing import NamedTuple

from core.text.clean import excerpt
from core.text.cues import Cues, cues, quoted
from core.text.cues import passage as cited
from core.text.cues.windows import windows
from core.text.danger.closed import in_jest
from core.text.danger.said import Sign, sign
from core.text.spoken import spoken

RULED = 5.0
"""What a known expression of danger weighs beside the learned cues."""
WHOLE = 0.5
"""What the whole text weighs beside its heaviest passage: a dark sentence in a bright story is rarely a danger."""
_PASSAGE = 90
_BY_CHANCE = 1.5
_MANY = 20
_NEAREST = 50
"""How many passages of a text are looked at for such expressions: those that the cues come nearest to."""


class Passage(NamedTuple):
    """A passage of a text.

    Attributes:
        weight: how much it speaks of a danger; with what its whole text weighs, it is one above 0.
        first: its first word.
        last: its last word.
        sign: the expression of danger that it holds, if it does.
    """

    weight: float
    first: int
    last: int
    sign: Sign | None = None


def reason(text: str) -> str:
    """Say why somebody may be in danger, "" when nothing says so."""
    said = spoken(text)
    passage = heaviest(cues("danger"), said.words.split())
    if passage.weight <= 0:
        return ""
    if passage.sign:
        first, last = passage.first + passage.sign.first, passage.first + passage.sign.last
        quote = excerpt(cited(text, said, first, last), _PASSAGE)
        return f"{passage.sign.name}\u202f: «\u202f{quote}\u202f»"
    return f"danger possible, ces mots y font penser\u202f: {quoted('danger', text, said, passage.first, passage.last)}"


def heaviest(learned: Cues, words: Sequence[str]) -> Passage:
    """Give the passage that speaks most of a danger."""
    passages = weighed(learned, words)
    near = [_read_again(learned, passage, words) for passage in nlargest(_NEAREST, passages) if passage.weight > -RULED]
    most = max(near or passages, key=lambda passage: passage.weight)
    if not near:
        return most
    meant = in_jest(f" {' '.join(words)} ").split()
    return most._replace(weight=most.weight + WHOLE * learned.score(meant))


def weighed(learned: Cues, words: Sequence[str]) -> list[Passage]:
    """Give the passages of a text, weighed by the learned cues alone."""
    places = windows(words) or [(0, -1)]
    # Of many passages, one may look like danger by chance.
    chance = _BY_CHANCE * log(min(len(places), _MANY))
    return [Passage(learned.score(words[first : last + 1]) - chance, first, last) for first, last in places]


def _read_again(learned: Cues, passage: Passage, words: Sequence[str]) -> Passage:
    """Give a passage weighed without its figures of speech, with the expression of danger that it holds."""
    said = words[passage.first : passage.last + 1]
    meant = in_jest(f" {' '.join(said)} ")
    found = sign(meant)
    weight = passage.weight - learned.score(said) + learned.score(meant.split()) + RULED * bool(found)
    return passage._replace(weight=weight, sign=found)
