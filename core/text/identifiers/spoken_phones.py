"""Telephone numbers of people said in words, wholly or in part."""

from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers import spoken_numbers
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern
from core.text.identifiers.phone_lines import leads_to_somebody
from core.text.identifiers.phones import CALLS
from core.text.identifiers.spoken_numbers import Spoken

# Looked for first, since most texts hold none.
_BEGINNING = Pattern(r"zero|(?<![a-z])(?:six|sept|trente.trois)(?![a-z])|(?<!\d)0[1-79]?(?!\d)|\+ ?33")
_WORD_OF_A_NUMBER = Pattern("zero|(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|onze|douze|nte|ize|vingt)(?![a-z])")
_LONGEST_PREFIX = 6
_PREFIX = Pattern(r"(?:\+ ?|plus |00 ?)$")
_ZEROS = {"zero", "0"}
_NO_LINE = {"zero", "0", "huit", "8"}
_PARTS_WITHOUT_ZERO = 5
_COUNTING = "0123456789"


def find(page: Page) -> Iterator[Finding]:
    """Give the telephone numbers of people that words tell."""
    if not (_BEGINNING.search(page.plain) and _WORD_OF_A_NUMBER.search(page.plain)):
        return
    for run in spoken_numbers.runs(page.plain):
        if any(not one.word.isdigit() for one in run):
            yield from _in_a_run(page, run)


def _in_a_run(page: Page, run: list[Spoken]) -> Iterator[Finding]:
    place = 0
    while place < len(run):
        start, after = _number(page, run, place)
        # « mon zéro sept, 07 82… » : the one that goes to the end is the number.
        if after < len(run) and any(_number(page, run, later)[1] == len(run) for later in range(place + 1, after)):
            after = place
        if after > place:
            yield page.finding(FindingKind.PHONE, start, run[after - 1].end, 0.9, "numéro de téléphone en lettres")
        place = max(after, place + 1)


def _number(page: Page, run: list[Spoken], place: int) -> tuple[int, int]:
    """Give where the number begins that the run tells from this place, and the place after it: the same when none."""
    start, digits, after = _beginning(page, run, place)
    while digits and len(digits) < 10 and after < len(run):
        number, after = spoken_numbers.number_at(run, after)
        digits += number
    said = any(not one.word.isdigit() for one in run[place:after])
    if len(digits) != 10 or not said or digits == _COUNTING:
        return start, place
    return start, after if leads_to_somebody(page, start, run[after - 1].end, digits) else place


def _beginning(page: Page, run: list[Spoken], place: int) -> tuple[int, str, int]:
    """Give where a number begins, its first digits and the place after them; the same place when none begins."""
    start, word = run[place].start, run[place].word
    following = run[place + 1].word if place + 1 < len(run) else ""
    if word in _ZEROS:
        return start, "" if following in _NO_LINE else "0", place + 1
    if len(word) == 2 and word[0] == "0" and word[1] not in _NO_LINE:
        return start, word, place + 1
    number, after = spoken_numbers.number_at(run, place)
    prefix = _PREFIX.search(page.plain, max(start - _LONGEST_PREFIX, 0), start) if number == "33" else None
    if prefix:
        return prefix.start(), "0", after + (after < len(run) and run[after].word in _ZEROS)
    return start, "0" if word in {"six", "sept"} and _lacks_its_zero(page, run, place) else "", place


def _lacks_its_zero(page: Page, run: list[Spoken], place: int) -> bool:
    """Say whether « six, douze, … » is a number: a word announces it, or it is said alone in its five parts."""
    if CALLS.search(page.before(run[place].start, 40)):
        return True
    parts, after = 0, place
    while after < len(run) and parts <= _PARTS_WITHOUT_ZERO:
        _, after = spoken_numbers.number_at(run, after)
        parts += 1
    return place == 0 and parts == _PARTS_WITHOUT_ZERO
