"""The passages of a text that are read by themselves: a cry in a long story is one sentence of it."""

from collections.abc import Iterator, Sequence

WIDEST = 40
"""Words of the longest passage."""
_LEAST = 10
_END = "."


def windows(words: Sequence[str]) -> list[tuple[int, int]]:
    """Give passages of whole sentences, each from its first word to its last, that cover the text and overlap."""
    pieces = list(_pieces(words))
    found: list[tuple[int, int]] = []
    for place, (first, _) in enumerate(pieces):
        near = pieces[place : place + 1 + WIDEST // _LEAST]
        last = max(end for begun, end in near if begun == first or end - first < WIDEST)
        if not found or last > found[-1][1]:
            found.append((first, last))
    return found


def _pieces(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give sentences, the shortest put together and the longest cut."""
    first = 0
    for place, word in enumerate(words):
        length = place - first + 1
        if length >= WIDEST or (word == _END and length >= _LEAST):
            yield first, place
            first = place + 1
    if first < len(words):
        yield first, len(words) - 1
