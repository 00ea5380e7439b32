"""What a text says, in one shape for whoever looks for expressions in it, and where each word stands."""

import re
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from core.text.same_length import same_length

_PART = re.compile(r"[^\W_]+|[.!?;\n…]")


class Spoken(NamedTuple):
    """A text to look for expressions in.

    Attributes:
        words: in lower case without accents, parted by single spaces, " . " between sentences, one at each end.
        starts: where each word begins in `words`.
        places: where the same word begins and ends in the text.
    """

    words: str
    starts: list[int]
    places: list[tuple[int, int]]

    def passage(self, start: int, end: int) -> tuple[int, int]:
        """Give where a passage of `words` stands in the text."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_right(self.starts, end - 1) - 1)
        return self.places[first][0], self.places[last][1]


def spoken(text: str) -> Spoken:
    """Give the words of a text as they are said: no accents, no apostrophes, hurried spellings put right."""
    words: list[str] = []
    starts: list[int] = []
    places: list[tuple[int, int]] = []
    spelled = _spelled()
    length = 1
    for part in _PART.finditer(same_length(text)):
        word = spelled.get(part.group(), part.group() if part.group().isalnum() else ".")
        if word == "." and words[-1:] == ["."]:
            continue
        words.append(word)
        starts.append(length)
        places.append(part.span())
        length += len(word) + 1
    return Spoken(f" {' '.join(words)} ", starts, places)


@cache
def _spelled() -> dict[str, str]:
    """Give how words are spelled that people write in a hurry."""
    lines = files(__package__).joinpath("spoken.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" = ") for line in lines if not line.startswith("#"))
