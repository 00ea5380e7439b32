"""Names that another name makes believed: in a list with it, coupled with it, or repeating it."""

import re
from collections.abc import Iterable

from core.text.names.believing import Belief, masked_by_author
from core.text.names.cutting import Shape, Word
from core.text.names.lists import is_ordinary
from core.text.names.reading import Name, is_elsewhere, is_first, is_unknown, is_weak, read
from core.text.names.titled import is_civility

Believed = tuple[Name, Belief]
"""A name, how sure it is, and why."""

_NEIGHBOUR: Belief = (0.7, "nom joint à un autre nom")
_ECHO: Belief = (0.75, "nom déjà donné dans le texte")
_ECHOED = 0.8
"""How sure a name must be for its parts to be believed elsewhere."""
_LISTING = frozenset({", ", ",", " / ", "/", " & ", " + ", "+", " - "})
_NUMBERED = re.compile(r"[ ,;\n]*(?:\d{1,2}|[a-f]) ?[).°] ?")
"""What stands before each of « 1) Solange 2) M'Baye »."""
_CORRECTIONS = (("et", "pas"), ("et", "non"), ("pas",), ("non",), ("au", "lieu", "de"))
"""What stands between a name and the one that was written for it."""
_SHORTEST_IN_CAPITALS = 6
"""Fewer letters in capitals are rather those of a service."""
_SHORTEST_SLIP = 5
_AND = frozenset({"et", "ou", "puis", "ainsi"})


def neighbours(text: str, words: list[Word], believed: Iterable[Name]) -> list[Believed]:
    """Give the names that stand in a list with one that is believed: « Julie, Zoé et Marc »."""
    names = list(believed)
    begun = {name.first for name in names}
    found = [other for name in names for other in _following(text, words, name, begun)]
    before = (_preceding(text, words, name.first) for name in [*names, *found])
    return [(name, _NEIGHBOUR) for name in [*found, *before] if name is not None]


def former_names(text: str, words: list[Word], believed: Iterable[Name]) -> list[Believed]:
    """Give the names that somebody had before: « Isabelle Auclair (ex-Montagnon) »."""
    places = (name.stop + 1 for name in believed if _is_former(words, name.stop))
    found = (read(words, place, text) for place in places)
    return [(name, _NEIGHBOUR) for name in found if name is not None]


def _is_former(words: list[Word], place: int) -> bool:
    """Tell « ex-Montagnon » from the « ex-ANPE »."""
    if place + 1 >= len(words) or words[place].folded != "ex":
        return False
    after = words[place + 1]
    acronym = after.shape is Shape.UPPER and len(after.folded) < _SHORTEST_IN_CAPITALS
    return after.gap in {" ", "-"} and after.stands_out and not acronym


def _following(text: str, words: list[Word], name: Name, begun: set[int]) -> list[Name]:
    """Give the names listed after one, up to the next that is believed for itself."""
    found: list[Name] = []
    while (listed := _after_listing(words, name.stop)) is not None:
        place, joined = listed
        other = None if place in begun or is_civility(words, place) else read(words, place, text)
        if other is None or not _may_follow(other, joined):
            break
        begun.add(place)
        found.append(other)
        name = other
    return found


def _after_listing(words: list[Word], stop: int) -> tuple[int, bool] | None:
    """Give the word after « , » or « et », and whether it is « et »."""
    place = stop + _correction(words, stop)
    if place == stop < len(words) and words[stop].gap in _LISTING:
        return stop, False
    if place == stop < len(words) and _NUMBERED.fullmatch(words[stop].gap):
        return stop, True
    if place == stop and words[stop : stop + 1] and words[stop].folded in _AND and words[stop].gap == " ":
        place = stop + 1
    return (place, True) if stop < place < len(words) and words[place].gap in {" ", "'", "’"} else None


def _correction(words: list[Word], stop: int) -> int:
    """Count the words of « et pas » or « au lieu de » that stand here."""
    after = tuple(word.folded for word in words[stop : stop + 3])
    return next((len(said) for said in _CORRECTIONS if after[: len(said)] == said), 0)


def _may_follow(name: Name, joined: bool) -> bool:
    if masked_by_author(name) or not name.parts or not name.parts[0].stands_out or name.parts[0].opens:
        return False
    if name.has_first:
        return True
    if name.known:
        return joined or not any(map(is_weak, name.parts))
    return joined and name.parts[0].shape is Shape.CAPITAL and all(map(is_unknown, name.parts))


def _preceding(text: str, words: list[Word], first: int) -> Name | None:
    """Give the first name that is also a word and stands before a believed name: « Claire et Sylvie »."""
    for back, joined in ((1, False), (2, True)):
        place = first - back
        if place >= 0 and _after_listing(words, place + 1) == (first, joined):
            name = read(words, place, text)
            if name is not None and name.stop == place + 1 and name.has_first and name.parts[0].stands_out:
                return name
    return None


def echoes(words: list[Word], believed: list[Believed]) -> list[Believed]:
    """Give the other places where a part of a believed name stands with a capital."""
    known = {part.folded for name, (sure, _) in believed if sure >= _ECHOED for part in name.parts}
    known = {part for part in known if len(part) > 1 and not is_ordinary(part)}
    known |= {_in_one_word(name) for name, (sure, _) in believed if sure >= _ECHOED and len(name.parts) > 1}
    taken = {place for name, _ in believed for place in range(name.first, name.stop)}
    return [
        (Name((word,), place, place + 1, word.end), _ECHO)
        for place, word in enumerate(words)
        if place not in taken and _may_echo(word) and (word.folded in known or _is_a_slip(word, known))
    ]


def _is_a_slip(word: Word, known: set[str]) -> bool:
    """Tell whether a word that no list knows is a known name but for one letter: « Rouch » and « Rouche »."""
    if word.opens or word.shape is not Shape.CAPITAL or len(word.folded) < _SHORTEST_SLIP or not is_unknown(word):
        return False
    return any(_is_one_letter_off(word.folded, name) for name in known)


def _is_one_letter_off(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    same = next((place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), len(one))
    ends = {(one[same + 1 :], other[same + 1 :]), (one[same:], other[same + 1 :]), (one[same + 1 :], other[same:])}
    return any(left == right for left, right in ends)


def _in_one_word(name: Name) -> str:
    """Give the surname as machines write it: « FERREIRADACOSTA » for Joaquim Ferreira da Costa."""
    words = name.words[1:] if is_first(name.words[0]) and len(name.parts) > 2 else name.words
    return "".join(word.folded for word in words)


def _may_echo(word: Word) -> bool:
    return word.stands_out and not word.barred and not (word.opens and is_elsewhere(word))


def coupled(believed: list[Believed], words: list[Word]) -> list[Believed]:
    """Join two first names before one surname: « Gérard et Monique Fabre »."""
    kept: list[Believed] = []
    for name, sure in believed:
        if kept and _are_a_couple(kept[-1][0], name, words):
            first = kept.pop()[0].first
            kept.append((Name(tuple(words[first : name.stop]), first, name.stop, name.end), sure))
        else:
            kept.append((name, sure))
    return kept


def civil_state(believed: list[Believed]) -> list[Believed]:
    """Join the first names that commas part after a surname in capitals: « PELLETIER Huguette, Marie, Andrée »."""
    kept: list[Believed] = []
    for name, sure in believed:
        if kept and _goes_on_with(kept[-1][0], name):
            before = kept.pop()[0]
            kept.append((Name((*before.words, *name.words), before.first, name.stop, name.end), sure))
        else:
            kept.append((name, sure))
    return kept


def _goes_on_with(left: Name, right: Name) -> bool:
    if left.stop != right.first or right.words[0].gap != ", " or len(left.words) < 2 or len(right.words) > 1:
        return False
    surname, *firsts = left.words
    if surname.shape is not Shape.UPPER or is_first(surname):
        return False
    return all(word.shape is Shape.CAPITAL and is_first(word) for word in [*firsts, *right.words])


def _are_a_couple(left: Name, right: Name, words: list[Word]) -> bool:
    between = words[left.stop : right.first]
    joined = [word.folded for word in between] == ["et"] or (not between and right.words[0].gap.strip() in {"&", "+"})
    if not joined or any("\n" in word.gap for word in words[left.stop : right.first + 1]):
        return False
    if len(right.parts) < 2 or not all(map(is_first, left.parts)):
        return False
    return is_first(right.parts[0]) and not is_first(right.parts[-1])
