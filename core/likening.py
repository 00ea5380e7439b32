"""How alike texts are: what ranks the answers that may help with a story. Pure, and measured in bench/retrieval.py.

It is BM25 on stems, with what long stories need: a word said often in the story weighs more, its title weighs twice,
two stems that stand side by side count once more together, and a word is rare or common among stories and answers
alike, so that the phrases of politeness of the answers weigh little.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.french import stems

_SATURATION, _LENGTH = 1.2, 0.9
"""How soon a word that comes again in a text adds nothing, and how much a long text pays for its length."""

_SAID_OFTEN = 8
"""How soon a word that comes again in the story adds nothing."""

_TITLE = 2
_PAIR = 0.5
"""What two stems side by side weigh, beside one stem alone."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a text is compared by: its stems, and its pairs of stems, with how many times each stands in it."""

    counts: Counter[str]
    size: int

    @classmethod
    def of(cls, text: str) -> "Terms":
        """Read a text."""
        found = [stem for stem in stems(text) if not stem.isdecimal()]
        pairs = (f"{one} {other}" for one, other in pairwise(found))
        return cls(Counter([*found, *pairs]), len(found))


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike a text is to the story.

    Attributes:
        score: the higher, the more alike; it compares texts of one ranking, and says nothing alone.
        shared: the stems that made it so, the one that weighs most first.
    """

    score: float
    shared: tuple[str, ...]


class Background:
    """How rare each term is, among texts of the same kind."""

    def __init__(self, texts: Iterable[Terms], known: Mapping[str, int] | None = None, of: int = 0) -> None:
        """Count in how many texts each term stands.

        Args:
            texts: what is compared, or more.
            known: for some terms, how many texts hold them among many more: what is compared was chosen because it
                holds the rare words of the story, and would say that they are common.
            of: how many those many are.
        """
        self._held: Counter[str] = Counter()
        self._texts = 0
        self._known, self._of = known or {}, of
        for text in texts:
            self._held.update(text.counts.keys())
            self._texts += 1

    def rarity(self, term: str) -> float:
        """Give the weight of a term: the rarer, the higher, and never below 0."""
        known = term in self._known
        held, texts = (min(self._known[term], self._of), self._of) if known else (self._held[term], self._texts)
        return math.log(1 + (texts - held + 0.5) / (held + 0.5))


def likenesses(title: str, text: str, others: Sequence[Terms], background: Background) -> list[Alike]:
    """Say how alike each of these texts is to a story.

    Args:
        title: of the story.
        text: of the story.
        others: the texts to compare with it.
        background: how rare terms are; the story itself is no part of it.
    """
    weights = _weights(title, text, background)
    mean = sum(other.size for other in others) / len(others) if others else 0
    return [_alike(weights, other, mean) for other in others]


def _weights(title: str, text: str, background: Background) -> dict[str, float]:
    said = Terms.of(text).counts
    for term, times in Terms.of(title).counts.items():
        said[term] += _TITLE * times
    return {term: _weight(term, times) * background.rarity(term) for term, times in said.items()}


def _weight(term: str, times: int) -> float:
    often = times * (_SAID_OFTEN + 1) / (times + _SAID_OFTEN)
    return often * (_PAIR if " " in term else 1)


def _alike(weights: dict[str, float], other: Terms, mean: float) -> Alike:
    length = _SATURATION * (1 - _LENGTH + _LENGTH * other.size / mean) if mean else _SATURATION
    parts = {
        term: weights[term] * times * (_SATURATION + 1) / (times + length)
        for term, times in other.counts.items()
        if term in weights
    }
    stems_first = sorted((term for term in parts if " " not in term), key=lambda term: (-parts[term], term))
    return Alike(sum(parts.values()), tuple(stems_first))
