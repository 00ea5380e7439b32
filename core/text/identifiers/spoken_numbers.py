"""Numbers in words: « zéro six, douze, trente-quatre » is 061234."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9,
}  # fmt: skip
_TEENS = {"dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16}
_TENS = {
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_WORDS = {**_UNITS, **_TEENS, **_TENS}
_TOKEN = re.compile(
    r"(?<![a-z0-9])(?:\d{1,4}|" + "|".join(sorted({*_WORDS, "cent", "cents"}, key=len, reverse=True)) + r")(?![a-z0-9])"
)
_JOINS = re.compile(r"[ -]{1,2}|[ -]et[ -]")
_PARTS = re.compile(r"[\s,.;:/'-]{0,3}(?:(?:et|puis)\s)?")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word or a run of digits.

    Attributes:
        word: as it stands in the plain text.
        joined: whether it may make one number with the word before.
    """

    start: int
    end: int
    word: str
    joined: bool


def runs(plain: str) -> Iterator[list[Spoken]]:
    """Give the runs of words of numbers and digits that follow each other in a plain text."""
    run: list[Spoken] = []
    for match in _TOKEN.finditer(plain):
        gap = plain[run[-1].end : match.start()] if run and match.start() - run[-1].end <= 8 else None
        if run and (gap is None or not _PARTS.fullmatch(gap)):
            yield run
            run = []
        joined = bool(run) and gap is not None and _JOINS.fullmatch(gap) is not None
        run.append(Spoken(match.start(), match.end(), match.group(), joined))
    if run:
        yield run


def number_at(run: list[Spoken], place: int) -> tuple[str, int]:
    """Give the digits of the number at this place of a run, and the place after it."""
    word = run[place].word
    if word.isdigit():
        return word, place + 1
    if word in {"cent", "cents"}:
        return _with_hundreds(1, run, place)
    if word in _TENS or word in {"dix", "quatre"}:
        return _compound(run, place)
    if place + 1 < len(run) and run[place + 1].joined and run[place + 1].word in {"cent", "cents"}:
        return _with_hundreds(_WORDS[word], run, place + 1)
    return str(_WORDS[word]), place + 1


def _with_hundreds(hundreds: int, run: list[Spoken], place: int) -> tuple[str, int]:
    after = place + 1
    if after < len(run) and run[after].joined and run[after].word in _WORDS and run[after].word != "zero":
        rest, after = _compound(run, after)
        return str(hundreds * 100 + int(rest)), after
    return str(hundreds * 100), after


def _compound(run: list[Spoken], place: int) -> tuple[str, int]:
    """Give a number under a hundred: soixante-dix-huit, quatre-vingt-douze, dix-sept."""
    value, after = _WORDS[run[place].word], place + 1
    if value == 4 and _next_is(run, after, "vingt", "vingts"):
        value, after = 80, after + 1
    elif value == 4 and _next_is(run, after, "cent", "cents"):
        return _with_hundreds(4, run, after)
    if value in {60, 80} and after < len(run) and run[after].joined and 10 <= _WORDS.get(run[after].word, 0) <= 16:
        value, after = value + _WORDS[run[after].word], after + 1
    can_add = value >= 20 or value == 10
    if can_add and value % 10 == 0 and after < len(run) and run[after].joined:
        unit = _UNITS.get(run[after].word, 0)
        if unit and (value not in {10, 70, 90} or unit >= 7 or value in {70, 90} and run[after - 1].word not in _TEENS):
            value, after = value + unit, after + 1
    return str(value), after


def _next_is(run: list[Spoken], place: int, *words: str) -> bool:
    return place < len(run) and run[place].joined and run[place].word in words
