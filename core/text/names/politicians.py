"""Leaders named by their surname alone, which others have too: among other leaders, or near words of politics."""

from functools import cache
from itertools import pairwise

from core.text.names.announcing import civilities, functions
from core.text.names.cutting import Shape, Word
from core.text.names.lists import figures, first_names, folded_lines

_LISTING = frozenset({", ", ",", " / ", "/", " & ", " + "})
_AND = frozenset({"et", "ou", "ni", "comme"})
_NEAR = 8
"""How many words away another leader or a word of politics is looked for."""
_ENOUGH = 3
"""How many leaders in a row need no word of politics."""


@cache
def _surnames() -> frozenset[str]:
    return folded_lines("politicians")


@cache
def _clues() -> frozenset[str]:
    """Give the words of politics, and the leaders whose surname hardly anybody else has."""
    return folded_lines("politics") | (_surnames() & figures())


@cache
def _announcing() -> frozenset[str]:
    """Give the words after which a surname is that of somebody met."""
    return first_names() | civilities() | (functions() - folded_lines("politics"))


def bar_politicians(words: list[Word]) -> None:
    """Mark the surnames of leaders, one alone or several in a row: « Borne, Philippe et Castex »."""
    for row in _rows(words):
        surnames = sum(words[place].folded not in first_names() for place in row)
        if (surnames > 1 and len(row) >= _ENOUGH) or (surnames and _has_clue(words, row)):
            for place in row:
                words[place].barred = True


def _rows(words: list[Word]) -> list[list[int]]:
    places = [place for place in range(len(words)) if _is_bare(words, place)]
    rows = [places[:1]] if places else []
    for before, place in pairwise(places):
        if _are_listed(words, before, place):
            rows[-1].append(place)
        else:
            rows.append([place])
    return rows


def _is_bare(words: list[Word], place: int) -> bool:
    """Tell whether a leader’s surname stands there with no first name, civility or function of somebody else."""
    word = words[place]
    if word.folded not in _surnames() or word.shape is Shape.SMALL:
        return False
    after = words[place + 1] if place + 1 < len(words) else None
    if after is not None and (after.gap == "-" or (after.gap == " " and after.shape is not Shape.SMALL)):
        return False
    return not place or word.gap not in {" ", ". ", "-"} or words[place - 1].folded not in _announcing()


def _are_listed(words: list[Word], before: int, place: int) -> bool:
    if place == before + 1:
        return words[place].gap in _LISTING
    return place == before + 2 and words[before + 1].folded in _AND


def _has_clue(words: list[Word], row: list[int]) -> bool:
    around = words[max(0, row[0] - _NEAR) : row[-1] + _NEAR + 1]
    return any(word.folded in _clues() for word in around)
