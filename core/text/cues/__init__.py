"""What words make a reader think of, learned from labelled texts by `python -m bench.learn`."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat
from math import sqrt

from core.text.clean import excerpt
from core.text.cues.features import (
    KNOWN_WORDS,
    LETTERS,
    cues_of_pairs,
    cues_of_text,
    cues_of_word,
    spelled_cues_of_word,
)
from core.text.spoken import Spoken

ALWAYS = "(always)"
"""The cue that every text holds: its weight is how rare the label is."""
_RUN = 3
_QUOTED = 50
_QUOTES = 3


class Cues:
    """The weights of one label: a text has it when they make more than nothing together."""

    def __init__(self, weights: dict[str, float]) -> None:
        """Keep the weights, which are by cue."""
        self._weights = weights
        spelled = any(cue.startswith(LETTERS) for cue in weights)
        self._cues_of_word = spelled_cues_of_word if spelled else cues_of_word
        self.of_word = lru_cache(KNOWN_WORDS)(self._of_word)

    def score(self, words: Sequence[str], beside: Iterable[str] = ()) -> float:
        """Give how much words speak for the label; `beside` is what else was found in their text."""
        different = dict.fromkeys(words)
        found = sum(map(self.of_word, different)) + self._sum(dict.fromkeys(cues_of_pairs(words)))
        # A long text holds more cues of everything than a short one.
        found = (found + self._sum(cues_of_text(words, beside))) / sqrt(len(different) or 1)
        return self._weights[ALWAYS] + found

    def heaviest(self, words: Sequence[str], first: int, last: int) -> list[int]:
        """Give where the runs of words begin, from the first word to the last, that weigh most for the label."""
        pairs = [self._sum([pair]) for pair in cues_of_pairs(words[first : last + 1])]
        each = [self.of_word(word) for word in words[first : last + 1]]
        runs = {
            first + place: sum(each[place : place + _RUN]) + sum(pairs[place : place + _RUN - 1])
            for place in range(max(1, len(each) - _RUN + 1))
        }
        return _apart(sorted((place for place in runs if runs[place] > 0), key=lambda place: -runs[place]))

    def _of_word(self, word: str) -> float:
        return self._sum(self._cues_of_word(word))

    def _sum(self, cues: Iterable[str]) -> float:
        return sum(map(self._weights.get, cues, repeat(0.0)))


def _apart(runs: Iterable[int]) -> list[int]:
    kept: list[int] = []
    for place in runs:
        if all(abs(place - other) >= _RUN for other in kept):
            kept.append(place)
        if len(kept) == _QUOTES:
            break
    return sorted(kept)


@cache
def cues(label: str) -> Cues:
    """Give the cues of a label."""
    return Cues(read(files(__package__).joinpath("weights", f"{label}.txt").read_text(encoding="utf-8")))


def read(kept: str) -> dict[str, float]:
    """Give the weights written in a file, by cue."""
    lines = (line.split(" ", 1) for line in kept.splitlines() if not line.startswith("#"))
    return {cue: float(weight) for weight, cue in lines}


def quoted(label: str, text: str, said: Spoken, first: int = 0, last: int | None = None) -> str:
    """Give the passages of a text that weigh most for a label, from its first word to its last; "" with no word."""
    words = said.words.split()
    last = len(words) - 1 if last is None else last
    runs = cues(label).heaviest(words, first, last) or [first] * bool(words)
    passages = (passage(text, said, run, min(run + _RUN - 1, last)) for run in runs)
    return ", ".join(f"«\u202f{excerpt(each, _QUOTED)}\u202f»" for each in passages)


def passage(text: str, said: Spoken, first: int, last: int) -> str:
    """Give what the text has from one word of what it says to another."""
    words = said.words.split()
    start = sum(len(word) + 1 for word in words[:first]) + 1
    end = start + sum(len(word) + 1 for word in words[first : last + 1]) - 1
    begun, ended = said.passage(start, end)
    return text[begun:ended]
