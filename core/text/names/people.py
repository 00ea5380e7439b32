"""The people named in a text: one walk over its words, then signatures, neighbours and echoes."""

from collections.abc import Iterable
from functools import cache

from core.text.names.announcing import (
    before_small_names,
    civilities,
    functions,
    particles,
    presenting,
    rarely_small_names,
)
from core.text.names.believing import Belief, belief
from core.text.names.cutting import Shape, Word
from core.text.names.lists import first_names, surnames
from core.text.names.neighbours import Believed, civil_state, coupled, echoes, former_names, neighbours
from core.text.names.reading import Name, is_first, is_surname, is_weak, read
from core.text.names.signing import signatures
from core.text.names.titled import after_civility

_SMALL: Belief = (0.7, "nom sans majuscule après qui il est")
_PRESENTED: Belief = (0.8, "nom annoncé, en capitales")
_PRESENTS = frozenset({" ", ": ", " : "})
_SAYING = frozenset({"appelle", "appelles", "nomme", "soussigne", "soussignee", "prenomme", "nommee"})
_TIED = frozenset({"-", "'", "’"})


def people(text: str, words: list[Word]) -> list[Believed]:
    """Give the names believed, in the order of the text, none of them overlapping."""
    believed = _merged([*_walk(text, words), *signatures(text, words)])
    believed = _merged([*believed, *neighbours(text, words, [name for name, _ in believed])])
    believed = _merged([*believed, *former_names(text, words, [name for name, _ in believed])])
    return coupled(civil_state(_merged([*believed, *echoes(words, believed)])), words)


def _merged(found: Iterable[Believed]) -> list[Believed]:
    """Give the names in their order, the longer of two that meet."""
    kept: list[Believed] = []
    for one in sorted(found, key=lambda one: (one[0].start, -one[0].end)):
        if not kept or one[0].start >= kept[-1][0].end:
            kept.append(one)
        elif one[0].end - one[0].start > kept[-1][0].end - kept[-1][0].start:
            kept[-1] = one
    return kept


def _walk(text: str, words: list[Word]) -> list[Believed]:
    found: list[Believed] = []
    place = 0
    while place < len(words):
        one = _person(text, words, place) if _may_begin(words[place]) else None
        if one is not None:
            found.append(one)
        place = one[0].stop if one is not None else place + 1
    return found


def _may_begin(word: Word) -> bool:
    """Tell whether it is worth looking: most words have no capital and are no name."""
    return word.shape is not Shape.SMALL or word.folded in _small_beginnings()


@cache
def _small_beginnings() -> frozenset[str]:
    return first_names() | surnames() | civilities()


def _person(text: str, words: list[Word], place: int) -> Believed | None:
    readings = (after_civility, _small, _shouted, _plain)
    return next((found for reading in readings if (found := reading(text, words, place))), None)


def _small(text: str, words: list[Word], place: int) -> Believed | None:
    """Read a name in small letters after who it is: « mon fils clément », « l’agent legendre »."""
    word = words[place]
    if not place or word.gap != " " or word.stands_out or words[place - 1].barred:
        return None
    before = words[place - 1].folded
    first = before in before_small_names() and is_first(word) and word.folded not in rarely_small_names()
    surname = before in functions() and is_surname(word) and not is_weak(word)
    name = read(words, place, text, titled=True) if first or surname else None
    return (name, _SMALL) if name is not None else None


def _shouted(text: str, words: list[Word], place: int) -> Believed | None:
    """Read a name among capitals after a word that presents it: « JE SIGNE GIRARDOT DENIS »."""
    word = words[place]
    if not place or not word.loud or word.gap not in _PRESENTS:
        return None
    if words[place - 1].folded not in presenting() | {"suis"}:
        return None
    name = read(words, place, text, titled=True)
    sure = name is not None and len(name.parts) > 1 and (name.has_first or name.known == len(name.parts))
    return (name, _PRESENTED) if name is not None and sure else None


def _plain(text: str, words: list[Word], place: int) -> Believed | None:
    name = read(words, place, text)
    if name is None:
        return None
    name = _without_opening_word(text, words, name)
    sure = belief(words, name)
    return (_whole(words, name), sure) if sure is not None else None


def _whole(words: list[Word], name: Name) -> Name:
    """Add the surname that is a word of French: « je m’appelle Aimé Bonjour », « une amie, Lucette Marquant, »."""
    if not name.first or name.stop == len(words):
        return name
    word = words[name.stop]
    if words[name.first - 1].folded not in _SAYING and not _is_apposed(words, name):
        return name
    if len(name.words) > 1 or word.gap != " " or word.shape is not Shape.CAPITAL or word.loud or word.barred:
        return name
    return Name((*name.words, word), name.first, name.stop + 1, word.end)


def _is_apposed(words: list[Word], name: Name) -> bool:
    """Tell whether a first name and the word after it stand between two commas."""
    after = words[name.stop + 1] if name.stop + 1 < len(words) else None
    return name.words[0].gap == ", " and name.has_sure_first and after is not None and after.gap.startswith(",")


def _without_opening_word(text: str, words: list[Word], name: Name) -> Name:
    """Leave out a word that opens the sentence with its capital before a first name: « Rencontré Julie »."""
    first = name.words[0]
    if not first.opens or first.shape is not Shape.CAPITAL or first.folded in particles():
        return name
    if is_first(first) or (is_surname(first) and not is_weak(first)):
        return name
    if len(name.words) < 2 or name.words[1].gap in _TIED:
        return name
    shorter = read(words, name.first + 1, text)
    if first.folded in functions() and shorter is not None:
        return shorter
    return shorter if shorter is not None and shorter.has_sure_first else name
