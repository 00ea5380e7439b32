"""The codes of a text: a number with its letters, dashes, slashes and spaces, read as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.text.identifiers.page import Page

_DIGITS = re.compile("[0-9]+")
_CHUNK = re.compile("[0-9a-z]{1,40}")
_LEFT = re.compile(r"(?:[0-9a-z]{1,12}[-/._#]){0,4}[0-9a-z]{0,12}$")
_GAP = re.compile(r" ?[-/._] ?| {1,2}|:|#")
_LAST = re.compile("[0-9a-z]+$")
_MEASURE = re.compile(
    r" ?(?:€|%|euros?\b|eur\b|k€|km\b|kms\b|m2\b|ans\b|mois\b|jours?\b|heures?\b|h\b|h\d|fois\b|kg\b|personnes?\b|min\b|minutes?\b|pages?\b"
    r"|semaines?\b|habitants?\b|signes\b|°c|er\b|eme\b|e\b|cts?\b|centimes?\b|francs?\b|trimestres?\b|points?\b|o'|mo\b|go\b|ko\b)"
)
_DATE = re.compile(r"\d{1,2}([-/. ])\d{1,2}\1(?:\d{4}|\d{2})|(?:19|20)\d\d([-/.])\d{1,2}\2\d{1,2}|\d{1,2}[/-](?:19|20)\d\d|(?:19|20)\d\d[/-](?:19|20)?\d\d")
_DATE_AHEAD = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
_LONGEST = 40
_LETTERS_BEFORE = frozenset("pc dp pa pd pv rk ra rr re rb la lb lp ld lr xa ln xy cy ck cv".split())


@dataclass(frozen=True, slots=True)
class Code:
    """A code.

    Attributes:
        plain: its signs in plain form.
        digits: how many digits it has.
        lettered: whether it has letters.
    """

    start: int
    end: int
    plain: str
    digits: int
    lettered: bool

    @property
    def is_date(self) -> bool:
        """Whether it is rather a date, or a pair of years."""
        return _DATE.fullmatch(self.plain) is not None

    @property
    def is_year(self) -> bool:
        """Whether it is rather a year."""
        return re.fullmatch(r"(?:19|20)\d\d", self.plain) is not None


def codes(page: Page) -> Iterator[Code]:
    """Give what may be codes, in the order of the text: four digits or more, nothing counted or measured."""
    end = 0
    for match in _DIGITS.finditer(page.plain):
        if match.start() < end:
            continue
        start = _start(page, match.start(), end)
        end = _end(page, match.end())
        plain = page.plain[start:end]
        digits = sum(sign.isdigit() for sign in plain)
        if 3 <= digits and end - start <= _LONGEST and not _MEASURE.match(page.plain, end):
            yield Code(start, end, plain, digits, any("a" <= sign <= "z" for sign in plain))


def _start(page: Page, first_digit: int, least: int) -> int:
    """Give where the letters begin that stand before the first digit."""
    least = max(first_digit - 30, least)
    left = _LEFT.search(page.plain, least, first_digit)
    start = left.start() if left else first_digit
    while start < first_digit and not _is_code_like(page, start):
        after = re.search("[-/._#]", page.plain[start:first_digit])
        start = start + after.end() if after else first_digit
    before = page.plain[max(start - 3, least) : start]
    if before[-1:] == " " and before[:2] in _LETTERS_BEFORE and (start < 4 or not page.plain[start - 4].isalnum()):
        return start - 3 if page.is_upper(start - 3, start - 1) and page.plain[start].isdigit() else start
    return start


def _is_code_like(page: Page, start: int) -> bool:
    """Say whether the letters that begin here belong to the code: capitals, or a letter or two stuck to digits."""
    chunk = _CHUNK.match(page.plain, start)
    if chunk is None:
        return False
    letters = re.match("[a-z]*", chunk.group())
    long = len(letters.group()) if letters else 0
    if start and page.plain[start - 1].isalnum():
        return False
    return page.is_upper(start, start + long) if long > 0 else True


def _end(page: Page, end: int) -> int:
    """Give where the code ends whose first digits end here."""
    start = end
    stuck = _CHUNK.match(page.plain, end)
    if stuck:
        end = stuck.end()
    while end - start <= _LONGEST:
        gap = _GAP.match(page.plain, end)
        chunk = _CHUNK.match(page.plain, gap.end()) if gap else None
        if gap is None or chunk is None or not _goes_on(page, end, gap, chunk):
            return end
        end = chunk.end()
    return end


def _goes_on(page: Page, end: int, gap: re.Match[str], chunk: re.Match[str]) -> bool:
    sign, piece = gap.group().strip(), chunk.group()
    upper = page.is_upper(chunk.start(), chunk.end())
    if piece.isdigit():
        if sign:
            return len(gap.group()) == 1 or sign in "-/"
        return not _DATE_AHEAD.match(page.plain, chunk.start()) and not _MEASURE.match(page.plain, chunk.end())
    has_digit = any(one.isdigit() for one in piece)
    if sign and len(gap.group()) == 1:
        return upper and len(piece) <= 8 or has_digit
    if sign:
        return False
    if _MEASURE.match(page.plain, chunk.start() - 1):
        return False
    # « 1234567 B » ends with its key; « 22 A » that opens a sentence does not.
    following = page.plain[chunk.end() : chunk.end() + 1]
    key = len(piece) <= 2 and upper and not following.isalnum() and following not in "'.@" or len(piece) <= 2 and upper and following == "." 
    return bool(key and page.text[chunk.start() : chunk.end()] not in {"A", "À", "Y", "M", "Le", "LE", "LA", "JE", "IL", "ON", "DE", "ET", "EN", "AU", "OU"}) or (
        upper and has_digit and page.plain[end - 1].isalnum()
    )
