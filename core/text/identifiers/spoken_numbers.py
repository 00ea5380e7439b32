"""Numbers in words: « zéro six, douze, trente-quatre » is 061234."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core.text.identifiers.patterns import Pattern

_UNITS = ("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_TEENS = ("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize")
_TENS = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "octante": 80, "nonante": 90,
}  # fmt: skip
_SAME = {"vingts": "vingt", "une": "un", "cents": "cent"}
_TIMES = {"deux": 2, "2": 2, "trois": 3, "3": 3}
_WORDS = "|".join(sorted({*_UNITS, *_TEENS, *_TENS, *_SAME, "cent", "fois"}, key=len, reverse=True))
_TOKEN = Pattern(rf"(?:(?<![0-9])\d{{1,4}}(?![a-z0-9])|(?<![a-z0-9])(?:{_WORDS})(?![a-z]))")
_JOINS = Pattern(r"[ -]{1,2}|[ -]et[ -]")
_PARTS = Pattern(r"[\s,.;:/'-]{0,3}(?:(?:et|puis)\s)?")
_LONGEST_GAP, _MOST_WORDS = 8, 4


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word or a run of digits.

    Attributes:
        word: as it stands in the plain text, without the mark of the plural.
        joined: whether it may make one number with the word before.
    """

    start: int
    end: int
    word: str
    joined: bool


@cache
def _below_a_hundred() -> dict[tuple[str, ...], int]:
    """Give the numbers from 0 to 99 by the words that say them, « et » left out."""
    small: dict[tuple[str, ...], int] = {(word,): value for value, word in enumerate((*_UNITS, *_TEENS))}
    small |= {("dix", _UNITS[unit]): 10 + unit for unit in (7, 8, 9)}
    tens: dict[tuple[str, ...], int] = {(word,): value for word, value in _TENS.items()}
    tens["quatre", "vingt"] = 80
    # « soixante-douze » and « quatre-vingt-douze » add more than a unit to their ten.
    added = {
        ten + more: value + rest
        for ten, value in tens.items()
        for more, rest in small.items()
        if 0 < rest < (20 if ten in {("soixante",), ("quatre", "vingt")} else 10)
    }
    return small | tens | added


def runs(plain: str) -> Iterator[list[Spoken]]:
    """Give the runs of words of numbers and digits that follow each other in a plain text."""
    run: list[Spoken] = []
    for match in _TOKEN.finditer(plain):
        gap = plain[run[-1].end : match.start()] if run and match.start() - run[-1].end <= _LONGEST_GAP else None
        if run and (gap is None or not _PARTS.fullmatch(gap)):
            yield run
            run = []
        joined = bool(run) and gap is not None and _JOINS.fullmatch(gap) is not None
        run.append(Spoken(*match.span(), _SAME.get(match.group(), match.group()), joined))
    if run:
        yield run


def number_at(run: list[Spoken], place: int) -> tuple[str, int]:
    """Give the digits of the number at this place of a run, and the place after it."""
    word = run[place].word
    if word in _TIMES and _next_is(run, place + 1, "fois") and place + 2 < len(run):
        number, after = number_at(run, place + 2)
        return number * _TIMES[word], after
    if word.isdigit():
        return word, place + 1
    if word == "fois":
        return "", place + 1
    if word == "cent":
        return _with_hundreds(1, run, place)
    if word in _UNITS and _next_is(run, place + 1, "cent"):
        return _with_hundreds(_UNITS.index(word), run, place + 1)
    value, after = _small(run, place)
    return str(value), after


def _with_hundreds(hundreds: int, run: list[Spoken], place: int) -> tuple[str, int]:
    after = place + 1
    if after < len(run) and run[after].joined and (run[after].word,) in _below_a_hundred():
        rest, later = _small(run, after)
        if rest:
            return str(hundreds * 100 + rest), later
    return str(hundreds * 100), after


def _small(run: list[Spoken], place: int) -> tuple[int, int]:
    """Give the number under a hundred that the most words say from this place, and the place after it."""
    said: tuple[str, ...] = (run[place].word,)
    best = (_below_a_hundred()[said], place + 1)
    for after in range(place + 1, min(place + _MOST_WORDS, len(run))):
        if not run[after].joined:
            break
        said += (run[after].word,)
        if said in _below_a_hundred() and not _begins_another(run, after, said):
            best = (_below_a_hundred()[said], after + 1)
    return best


def _begins_another(run: list[Spoken], place: int, said: tuple[str, ...]) -> bool:
    """Say whether the last word said begins the next number: « vingt quatre-vingts », « trente deux cents »."""
    return _next_is(run, place + 1, "cent") or (said[-1] == "quatre" and _next_is(run, place + 1, "vingt"))


def _next_is(run: list[Spoken], place: int, word: str) -> bool:
    return place < len(run) and run[place].joined and run[place].word == word
