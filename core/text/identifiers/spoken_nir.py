"""Social security numbers said in words, after words that announce them."""

from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers import spoken_numbers
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern
from core.text.identifiers.spoken_numbers import Spoken

_ANNOUNCED = Pattern(r"(?<![a-z])(?:secu|securite sociale|nir|numero d'assuree?|assurance maladie|vitale|ss)(?![a-z])")
_ANNOUNCED_BEFORE = 150
_LENGTHS = (15, 13)
_MONTHS = range(1, 13)


def find(page: Page) -> Iterator[Finding]:
    """Give the social security numbers that words tell."""
    if not _ANNOUNCED.search(page.plain):
        return
    for run in spoken_numbers.runs(page.plain):
        near = page.plain[max(run[0].start - _ANNOUNCED_BEFORE, 0) : run[0].start]
        if any(not one.word.isdigit() for one in run) and _ANNOUNCED.search(near):
            yield from _in_a_run(page, run)


def _in_a_run(page: Page, run: list[Spoken]) -> Iterator[Finding]:
    for place in range(len(run)):
        after = _end(run, place)
        if after:
            start, end = run[place].start, run[after - 1].end
            yield page.finding(FindingKind.NIR, start, end, 0.85, "numéro de sécurité sociale en lettres")
            return


def _end(run: list[Spoken], place: int) -> int:
    """Give the place after the longest number that begins there with a sex, a year and a month; 0 when none does."""
    digits, after, ends = "", place, dict[int, int]()
    while after < len(run) and len(digits) < max(_LENGTHS):
        number, after = spoken_numbers.number_at(run, after)
        digits += number
        ends[len(digits)] = after
    if digits[:1] not in {"1", "2"} or int(digits[3:5] or 0) not in _MONTHS:
        return 0
    return next((ends[length] for length in _LENGTHS if length in ends), 0)
