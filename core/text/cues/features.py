"""What a cue may be: the stem of a word, a few of its letters, a family of words, two stems in a row, a length."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from core.french import stems

KNOWN_WORDS = 65_536
"""How many words are remembered with their cues: nearly all that people use."""
LETTERS = "~"
_FAMILY, _BESIDE, _LENGTH = "@!#"
_SIZES = (3, 4, 5)
_LONGEST = 20
_AGE = 2
"""How many figures a number has that may be an age; longer ones are all alike."""
_LENGTHS = 7
_HEARD = 4
"""Things that a text has once are counted this often: it has many words."""


@lru_cache(KNOWN_WORDS)
def cues_of_word(word: str) -> tuple[str, ...]:
    """Give the cues of one word in lower case without accents: its stem and its families."""
    stem = _stem(word)
    return (stem, *(_FAMILY + name for name in _families().get(stem, ())))


@lru_cache(KNOWN_WORDS)
def spelled_cues_of_word(word: str) -> tuple[str, ...]:
    """Give the cues of one word with its letters by three, four and five: they tell a language, and a trade."""
    edged = f"<{word[:_LONGEST]}>"
    letters = [edged[start : start + size] for size in _SIZES for start in range(len(edged) - size + 1)]
    return (*cues_of_word(word), *(LETTERS + part for part in letters))


def cues_of_pairs(words: Sequence[str]) -> Iterator[str]:
    """Give the cue of each word with the one after it."""
    said = [_stem(word) for word in words]
    return (f"{one} {other}" for one, other in pairwise(said))


def cues_of_text(words: Sequence[str], beside: Iterable[str]) -> list[str]:
    """Give the cues of how long a text is, and of what stands beside its words: a phone number, a link."""
    length = min(_LENGTHS, len(words).bit_length())
    return [f"{_LENGTH}{length}", *(_BESIDE + kind for kind in sorted(set(beside)))] * _HEARD


@lru_cache(KNOWN_WORDS)
def _stem(word: str) -> str:
    if word.isdecimal() and len(word) > _AGE:
        return "0"
    # Small words have no stem, and say much here: "je", "plus", "sans".
    return next(iter(stems(word[:_LONGEST])), word[:_LONGEST])


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """Give the families of each stem."""
    found: dict[str, tuple[str, ...]] = {}
    for line in files(__package__).joinpath("families.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, words = line.split(" = ")
            for stem in dict.fromkeys(_stem(word) for word in words.split()):
                found[stem] = (*found.get(stem, ()), name)
    return found
