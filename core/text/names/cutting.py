"""A text cut into words, each with what its writing says: capitals, the sign before it, where a sentence opens."""

import re
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, pairwise

from core.text.names.announcing import civilities
from core.text.names.lists import first_names, fold, ordinary_words

# A run of letters; stars between letters are a half-mask: « Ber***ndeau », and so are dots after a capital: « Du…nt ».
_LETTERS = re.compile(r"[^\W\d_]+(?:(?:[*#•]{1,12}|_{2,12})[^\W\d_]+)*")
_DOTS = frozenset({"…", "..", "...", "....", "--", "---"})
_BLANKS = re.compile(r"[ \t\xa0\u202f\u2009]+")
# « merciSylvie »: a line break was lost between a small letter and a capital.
_LOST_BREAK = re.compile(
    r"(?:(?<=[a-zß-öø-ÿ]{3})|(?<=[A-ZÀ-ÖØ-Þ]{3})|(?<=\bMme)|(?<=\bMr)|(?<=\bDr))(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])"
)
_OPENING = frozenset('.!?…\n:•*|"«“—–')
_ABBREVIATIONS = frozenset(["m", "mr", "mme", "mlle", "me", "dr", "pr", "st", "ste", "mm", "mmes"])
_WINDOW, _LOUD = 5, 5
_FEW_SMALL, _LEAST_FRENCH = 5, 0.42


class Shape(Enum):
    """How a word is written."""

    SMALL = 1
    CAPITAL = 2
    UPPER = 3
    INITIAL = 4


@dataclass(slots=True)
class Word:
    """One word and what stands before it.

    Attributes:
        folded: its letters without capitals and accents.
        gap: what stands between the word before and this one.
        opens: a sentence begins here, so that a capital says nothing.
        loud: everybody wears a capital around here, so that a capital says nothing.
        barred: it belongs to a place, a service, a street or an address on the web.
        foreign: its sentence is not in French, so that small letters say nothing.
    """

    start: int
    end: int
    text: str
    folded: str
    shape: Shape
    gap: str
    opens: bool
    loud: bool = False
    barred: bool = False
    foreign: bool = False

    @property
    def stands_out(self) -> bool:
        """A capital that says something."""
        return self.shape is not Shape.SMALL and not self.loud


def cut(text: str) -> list[Word]:
    """Give the words of the text in their order."""
    folded, words = fold(text), list[Word]()
    for match in _LETTERS.finditer(text):
        for start, end in _parted(match.group(), match.start()):
            _add(words, text, folded, start, end)
    _hear(words)
    for sentence in _sentences(words):
        _tell_language(sentence)
    return words


def _add(words: list[Word], text: str, folded: str, start: int, end: int) -> None:
    if _goes_on(words, text, start, end):
        start = words.pop().start
    before = words[-1] if words else None
    gap = text[before.end if before else 0 : start]
    if gap != " ":
        gap = _BLANKS.sub(" ", gap)
    opens = gap != " " and _opens(before, gap)
    words.append(Word(start, end, text[start:end], folded[start:end], _shape(text[start:end]), gap, opens))


def _goes_on(words: list[Word], text: str, start: int, end: int) -> bool:
    """Tell whether dots hide the middle of a name: « Mme Du…nt »."""
    if len(words) < 2 or text[words[-1].end : start] not in _DOTS:
        return False
    begun, before = words[-1], words[-2]
    short = len(begun.text) <= 5 and end - start <= 6 and text[start:end].islower()
    return short and begun.shape is not Shape.SMALL and before.folded in civilities() | first_names()


def _parted(text: str, start: int) -> list[tuple[int, int]]:
    if len(text) < 5 or text[1:].islower() or text.isupper() or fold(text) in _GLUED:
        return [(start, start + len(text))]
    edges = [0, *(place.start() for place in _LOST_BREAK.finditer(text)), len(text)]
    return [(start + left, start + right) for left, right in pairwise(edges)]


_GLUED = frozenset(
    [
        "franceconnect",
        "maprimerenov",
        "maprimeadapt",
        "totalenergies",
        "blablacar",
        "leboncoin",
        "whatsapp",
        "youtube",
        "tiktok",
    ]
)


def _shape(text: str) -> Shape:
    if not text[0].isupper():
        return Shape.SMALL
    if len(text) == 1:
        return Shape.INITIAL
    return Shape.UPPER if text.isupper() else Shape.CAPITAL


def _opens(before: Word | None, gap: str) -> bool:
    if before is None or not gap:
        return True
    if gap.startswith(".") and "\n" not in gap and len(gap) <= 2:
        return not (before.shape is Shape.INITIAL or before.folded in _ABBREVIATIONS)
    return not _OPENING.isdisjoint(gap) or gap.endswith("- ")


def _is_only_a_word(word: Word) -> bool:
    return word.folded in ordinary_words() and word.folded not in first_names()


def _hear(words: list[Word]) -> None:
    """Tell which words stand where people write everything with capitals."""
    common = (word.shape is not Shape.SMALL and not word.opens and _is_only_a_word(word) for word in words)
    sums = [0, *accumulate(common)]
    for place, word in enumerate(words):
        left, right = max(0, place - _WINDOW), min(len(words), place + _WINDOW + 1)
        word.loud = sums[right] - sums[left] >= _LOUD


def _sentences(words: list[Word]) -> list[list[Word]]:
    opening = [place for place, word in enumerate(words) if word.opens]
    return [words[first:stop] for first, stop in pairwise([*opening, len(words)])]


def _tell_language(sentence: list[Word]) -> None:
    """Tell the words of a sentence where French words are too few."""
    small = [word for word in sentence if word.shape is Shape.SMALL and word.folded not in first_names()]
    french = sum(word.folded in ordinary_words() for word in small)
    if len(small) >= _FEW_SMALL and french < _LEAST_FRENCH * len(small):
        for word in sentence:
            word.foreign = True
