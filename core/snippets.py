"""The words around what a search found, cut out of what the public sees."""

from collections.abc import Collection
from dataclasses import dataclass

from core.french import placed_stems
from core.projection import PublicExperience
from core.text.clean import one_line

AROUND = 90
"""How many signs a snippet shows on each side of the first word found."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words of a snippet, `found` when they are what was looked for."""

    text: str
    found: bool = False


def snippet(experience: PublicExperience, words: Collection[str]) -> tuple[Piece, ...]:
    """Give the words around the first place found: in the story, else in an answer, else the beginning."""
    answers = (concern.response.text for concern in experience.concerns if concern.response)
    for text in (experience.text, *answers):
        line = one_line(text)
        places = [(start, end) for stem, start, end in placed_stems(line) if stem in words]
        if places:
            return cut(line, places)
    return (Piece(experience.beginning),)


def highlighted(line: str, words: Collection[str]) -> tuple[Piece, ...]:
    """Give a whole line in pieces, what was looked for apart."""
    return whole(line, [(s, e) for stem, s, e in placed_stems(line) if stem in words])


def whole(line: str, places: list[tuple[int, int]]) -> tuple[Piece, ...]:
    """Give a whole line in pieces, the places apart; they come in their order."""
    return _pieces(line, 0, len(line), places)


def cut(line: str, places: list[tuple[int, int]]) -> tuple[Piece, ...]:
    """Give the words around the first place, the places apart; they come in their order."""
    first, last = places[0]
    start = _start_of_words(line, first)
    end = _end_of_words(line, last, start + 2 * AROUND + last - first)
    before = (Piece("…"),) if start else ()
    after = (Piece("…"),) if end < len(line) else ()
    return (*before, *_pieces(line, start, end, places), *after)


def _start_of_words(line: str, first: int) -> int:
    """Give where the words begin that stand before a place; one that is too long for the snippet is cut."""
    start = max(first - AROUND, 0)
    return line.find(" ", start, first) + 1 or start if start else 0


def _end_of_words(line: str, last: int, most: int) -> int:
    """Give where the words end that stand after a place; one that is too long for the snippet is cut."""
    if most >= len(line):
        return len(line)
    space = line.rfind(" ", last, most + 1)
    return space if space >= 0 else most


def _pieces(line: str, start: int, end: int, places: list[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces, done = [], start
    for first, last in places:
        if done <= first and last <= end:
            pieces += [Piece(line[done:first]), Piece(line[first:last], found=True)]
            done = last
    return tuple(piece for piece in (*pieces, Piece(line[done:end])) if piece.text)
