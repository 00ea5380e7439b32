"""Signatures: names that stand alone where a text ends."""

from core.text.names.announcing import civilities, closing, functions
from core.text.names.believing import Belief, masked_by_author
from core.text.names.cutting import Shape, Word
from core.text.names.reading import Name, is_elsewhere, is_first, is_initial, is_surname, is_unknown, is_weak, read

_SIGNATURE: Belief = (0.85, "signature")
_LAST_LINES = 3
_WORDS_MAX, _TAIL_MAX = 5, 3
_SKIPPED = frozenset({"par", "d", "a", "bien", "tres", "bonne", "belle", "et", "l", "de", "votre"})
"""What may stand before the name in a line that signs, besides a civility."""


def signatures(text: str, words: list[Word]) -> list[tuple[Name, Belief]]:
    """Give the names that sign the text."""
    read_there = (_signed(text, words, first, stop, closed) for first, stop, closed in _ends(words))
    return [(name, _SIGNATURE) for name in read_there if name is not None]


def _ends(words: list[Word]) -> list[tuple[int, int, bool]]:
    """Give the words where a signature may stand, and whether a closing formula comes before them."""
    lines = _lines(words)
    places = [_end_of_line(words, lines, rank) for rank in range(len(lines))]
    return [place for place in [*places, _tail(words, lines)] if place is not None]


def _lines(words: list[Word]) -> list[tuple[int, int]]:
    starts = [place for place, word in enumerate(words) if not place or "\n" in word.gap]
    return list(zip(starts, [*starts[1:], len(words)], strict=False))


def _end_of_line(words: list[Word], lines: list[tuple[int, int]], rank: int) -> tuple[int, int, bool] | None:
    first, stop = lines[rank]
    after = _after_closing(words, first, stop)
    if first < after < stop:
        return after, stop, True
    if not rank or stop - first > _WORDS_MAX:
        return None
    if words[first - 1].folded in closing():
        return first, stop, True
    return (first, stop, False) if rank >= len(lines) - _LAST_LINES else None


def _after_closing(words: list[Word], first: int, stop: int) -> int:
    """Give the word after the last closing formula at the end of a line, `first` when there is none."""
    for place in range(stop - 1, max(first, stop - _WORDS_MAX - 1) - 1, -1):
        if words[place].folded in closing():
            return place + 1
    return first


def _tail(words: list[Word], lines: list[tuple[int, int]]) -> tuple[int, int, bool] | None:
    """Give the last words of the text when they stand alone after a full stop."""
    if not lines:
        return None
    first, stop = lines[-1]
    opening = next(
        (place for place in range(stop - 1, max(first, stop - _TAIL_MAX - 1), -1) if words[place].opens), None
    )
    return (opening, stop, False) if opening is not None else None


def _signed(text: str, words: list[Word], first: int, stop: int, closed: bool) -> Name | None:
    """Read the words as one name that nothing else stands beside."""
    while first < stop and (_is_skipped(words[first]) or _is_rank(words, first, stop)):
        first += 1
    if (
        first == stop
        or (not closed and _orders(words[first]))
        or not all(_may_sign(words, place, text) for place in range(first, stop))
    ):
        return None
    name = read(words, first, text, titled=True)
    if name is None or name.stop != stop or masked_by_author(name) or not name.parts:
        return None
    return name if (_is_sure if not closed else _is_name_after_closing)(name) else None


def _orders(word: Word) -> bool:
    """Tell a verb before a name that signs nothing: « Généralisez Mireille »."""
    return word.folded.endswith("ez") and not is_first(word) and not is_surname(word)


def _is_rank(words: list[Word], first: int, stop: int) -> bool:
    """Tell whether a function stands before an initial: « Capitaine R. Ollivier »."""
    ranked = words[first].folded in functions() and first + 2 < stop
    return ranked and words[first + 1].shape is Shape.INITIAL


def _is_skipped(word: Word) -> bool:
    if word.shape is Shape.INITIAL:
        return word.folded == "m"
    return word.folded in civilities() or word.folded in _SKIPPED


def _may_sign(words: list[Word], place: int, text: str) -> bool:
    word = words[place]
    if word.barred:
        return False
    if is_initial(words, place, text) or word.stands_out:
        return (
            is_initial(words, place, text)
            or is_first(word)
            or is_surname(word)
            or is_unknown(word)
            or len(word.folded) <= 3
        )
    return (is_first(word) or is_surname(word)) and not is_weak(word)


def _is_name_after_closing(name: Name) -> bool:
    """Tell whether the words sign after a closing formula: a known name, or capitals that no list knows."""
    town = len(name.parts) == 1 and is_elsewhere(name.parts[0]) and not name.has_first
    if town and not any(word.shape is Shape.INITIAL for word in name.words):
        return False
    return town or bool(name.known) or all(map(is_unknown, name.parts))


def _is_sure(name: Name) -> bool:
    """Tell whether the words sign where no closing formula says so: a name that is nothing else, or on its own line."""
    weak = any(map(is_weak, name.parts))
    if name.has_first and (len(name.parts) > 1 or not weak):
        return True
    if name.known and any(word.shape is Shape.INITIAL for word in name.words):
        return True
    alone = "\n" in name.words[0].gap and name.parts[0].stands_out
    return alone and (name.has_first or (name.known == len(name.parts) and not weak))
