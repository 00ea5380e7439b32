"""Telephone numbers of people, in digits; those of the services are left out."""

import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import NamedTuple

from core.text.finding import Finding, FindingKind
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import BETWEEN_DIGITS, Pattern
from core.text.identifiers.phone_lines import leads_to_somebody

_GAP = rf"(?:[{BETWEEN_DIGITS}]{{0,3}}|[ .-]?[()][ .-]?)"
# The letter O for a zero, and l or I for a one.
_DIGIT = "[0-9oil]"
_AS_DIGITS = str.maketrans("oil", "011")
_PREFIX = r"\(?(?:\+|00) ?(?:33|262|590|594|596|508|687|689)\)?|\(?33\)?"
_FRENCH = Pattern(
    rf"(?<![0-9a-z+])(?:(?P<prefix>{_PREFIX}){_GAP}(?:\(?[0o]\)?{_GAP})?(?P<after>[1-9])"
    rf"|(?:\(0\)|\(?[0o]){_GAP}(?P<first>[1-9il]))(?P<rest>(?:{_GAP}{_DIGIT}){{8}})(?![0-9a-z%€]|[.,-]\d|/(?:19"
    rf"|20)\d\d(?!\d))"
)
_ISLANDS = r"(?:\(?(?:508|681|687|689)\)?[ .-]?)"
# Stuck to a word: a mobile to any, another to one that announces it, or by its pairs to the next one.
_GLUED = Pattern(
    r"(?:(?:(?<=[a-z])(?=0[67])|(?<=tel)|(?<=num)|(?<=numero)|(?<=fixe)|(?<=phone)|(?<=moi)|(?<=mobile)|(?<=portable))"
    r"0[1-79](?:[ .-]?\d\d){4}(?![0-9])"
    r"|(?<![0-9a-z])(?:0[67](?:[ .-]?\d\d){4}|0[1-59](?P<gap>[ .-])\d\d(?:(?P=gap)\d\d){3})(?=[a-z]))"
)
_KEY_OF_A_NUMBER = Pattern(r"[A-Z]{1,2}(?![A-Za-z])")
_WITHOUT_ZERO = Pattern(r"(?<![0-9a-z+,.])[67](?P<gap>[ .-])\d\d(?:(?P=gap)\d\d){3}(?![0-9a-z]|[ .,-]\d)")
# One pair hidden, which leaves a hundred numbers to try.
_HALF_HIDDEN = Pattern(
    r"(?<![0-9a-z+])0[67](?P<gap>[ .-]?)(?:(?:\d\d(?P=gap)){3}(?:\?\?|xx|\*\*|__)|(?=(?:\d\d[ .-]?){0,2}[?x*_])"
    r"(?:(?:\d\d|\?\?|xx|\*\*|__)(?P=gap)){3}\d\d)(?![0-9a-z*?])"
)
_GROUPED_WITHOUT_ZERO = Pattern(
    r"(?<![0-9a-z+,.])[67]\d\d(?P<gap>[ .-]?)(?:\d{3}(?P=gap)\d{3}|\d\d(?P=gap)\d\d(?P=gap)\d\d)(?![0-9a-z]|[ .,-]\d)"
)
_ABROAD = Pattern(r"(?<![0-9a-z])(?<![0-9a-z]-)(?:\(?\+ ?|00 ?)[1-9](?:[ .\-/()]{0,3}\d){6,14}(?![0-9a-z]| ?€| euros)")
_SHORT_OVERSEAS = Pattern(
    rf"(?<![0-9a-z+])(?<!\d[ .,-])(?:{_ISLANDS}?[48]\d(?P<gap>[ .-]?)\d\d(?:(?P=gap)\d\d){{2}}"
    rf"|{_ISLANDS}?[2-9]\d(?P<gap2>[ .-])\d\d(?P=gap2)\d\d|{_ISLANDS}[2-9]\d{{5}})(?![0-9a-z]|[ .,-]\d)"
)
# The code of the islands in brackets is enough: « (687) 78 12 34 ».
_CODE_IN_BRACKETS = Pattern(
    r"(?<![0-9a-z])\((?:508|681|687|689)\) ?[2-9]\d(?P<gap>[ .-]?)\d\d(?P=gap)\d\d(?:(?P=gap)\d\d)?(?![0-9a-z]"
    r"|[ .,-]\d)"
)
_USUAL = Pattern(r"0[1-9](?P<gap>[ .-]?)\d\d(?:(?P=gap)\d\d){3}")
# A longer number that is not written by pairs: « 0145 772 309 861 ».
_GOES_ON = Pattern(r" \d{1,4}(?!\d|[.,]\d|[a-z€%]| ?(?:€|euros?|ans|heures?|jours?|mois|fois|km)(?![a-z]))")
# How the digits of one number are grouped; grouped otherwise, they may be the cells of a table.
_SHAPES = {(2, 2, 2, 2, 2), (4, 2, 2, 2), (4, 3, 3), (1, 3, 3, 3)}
_PARTS_CELLS = {";", "\n", "|", "\t"}
_PAIRS = (2, 2, 2, 2, 2)
# « les 03/04/05/06/07 mai »
_COUNTED = [list(range(first, first + 5)) for first in range(1, 10)]
_MOBILE = {"06", "07"}
_A_WORD = {"il", "li", "ll"}
_ROLL_WITH_A_YEAR = Pattern(r".*/(?:19|20)\d\d(?:/.*)?")
_DATE_INSIDE = Pattern(r"\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d")
CALLS = Pattern(
    r"\b(?:tell?|tph|phone|tele(?:ph|f)on\w*|portabl\w*|mobile|gsm|natel|fixe|numeros?|num|n°|rappel\w*|appel\w*"
    r"|joindre"
    r"|joignable\w*|contact\w*|sms|texto|whatsapp|signal|coordonnees|06|07)(?![a-z])"
)
_JUST_ANNOUNCED = Pattern(
    r"(?:tel\w*|portabl\w*|mobile|mobilis|gsm|fixe|fil|indicatif|vini|joindre|joignable|r?app?ell?\w*|sms"
    r"|whatsapp|chez (?:moi|nous)|message"
    r"|contact\w*|coordonnees|mon (?:06|07|num\w*)|\(687\))"
    r"(?: (?:de |d')(?:m(?:a|on)|sa|son|notre|leur) \w+(?: (?:a|en|au) [a-z-]+)?,?)?(?: \+?\d{3}, suivi de)?"
    r"(?:[ -]\w{1,4}){0,2}(?: au| est| le| sur| c'est| c| o)*[ :.,(«\"]*(?:le )?$"
)
# There, six or eight digits after « le » are a number.
_PACIFIC = Pattern(
    r"(?<![a-z])(?:papeete|tahiti\w*|polynesi\w*|moorea|punaauia|raiatea|bora|noumea|caledoni\w*|bourail|kone|magenta"
    r"|dumbea|lifou|mare|ouvea|cafat|wallis|futuna|mata-utu|fenua|tribu|miquelon)(?![a-z])"
)
_GIVEN = Pattern(r"(?:(?<![a-z])(?:le|au)|,|:) $")
# « 612278259 (portable) »
_TOLD_AFTER = Pattern(
    r"[ ,(:=-]{1,3}(?:c'est |est )?(?:mon |le |ma |notre )?(?:num\w* de )?(?:portable|tel|fixe|mobile|gsm)"
)


# A shorter one that no plan knows is rather an amount: « + 20 000 000 ».
_LEAST_DIGITS_ABROAD = 9
# « 8R 0049 1837 2251 » is a parcel.
_HEAD_OF_A_PARCEL = Pattern(r"(?<![0-9a-z])\d[a-z] $")


# More letters than that in their place are a word.
_LEAST_DIGITS = 6


# The library is loaded by the first text that holds a number to check.
@cache
def _phonenumbers() -> ModuleType:
    import phonenumbers  # noqa: PLC0415 (only texts with a foreign number pay for it)

    return phonenumbers


class _Abroad(NamedTuple):
    """What is known of a number after « + » or « 00 ».

    Attributes:
        possible: whether it has a length of its country.
        valid: whether it may be given there.
        fixed: whether it is surely no mobile.
        long: whether it has as many digits as nearly all.
    """

    possible: bool = False
    valid: bool = False
    fixed: bool = False
    long: bool = False


def find(page: Page) -> Iterator[Finding]:
    """Give the telephone numbers of people that are in digits."""
    yield from _abroad(page)
    yield from _french(page)
    yield from _unprefixed(page)


def _abroad(page: Page) -> Iterator[Finding]:
    for match in _ABROAD.finditer(page.plain):
        if _FRENCH.match(page.plain, match.start()) or _ROLL_WITH_A_YEAR.fullmatch(match.group()):
            continue
        if _HEAD_OF_A_PARCEL.search(page.plain, max(match.start() - 4, 0), match.start()):
            continue
        number = _in_its_country(match.group())
        # Only the words around tell whose a fixed line is; a mobile is somebody's.
        if number.fixed and not leads_to_somebody(page, *match.span(), ""):
            continue
        told = number.long and CALLS.search(page.before(match.start(), 40)) is not None
        if number.possible or told:
            reason = "numéro valide dans son pays" if number.valid else "numéro de téléphone international"
            yield _phone(page, *_edges(page, *match.span()), 0.95 if number.valid else 0.85, reason)


def _in_its_country(number: str) -> _Abroad:
    """Give what the plan of its country says of a number."""
    library = _phonenumbers()
    digits = re.sub(r"\(0\)|\D", "", number).lstrip("0")
    try:
        parsed = library.parse(f"+{digits}")
    except library.NumberParseException:
        return _Abroad()
    valid, long = library.is_valid_number(parsed), len(digits) >= _LEAST_DIGITS_ABROAD
    possible = valid or (long and library.is_possible_number(parsed))
    return _Abroad(possible, valid, long=long, fixed=library.number_type(parsed) == library.PhoneNumberType.FIXED_LINE)


def _french(page: Page) -> Iterator[Finding]:
    for match in _written_as_one(page):
        digits = _national(match)
        if leads_to_somebody(page, *match.span(), digits):
            mobile = digits.startswith(("06", "07"))
            reason = "numéro de téléphone mobile" if mobile else "numéro de téléphone, hors d’un service"
            yield _phone(page, *_edges(page, *match.span()), 0.95 if match["prefix"] else 0.9, reason)


def _written_as_one(page: Page) -> Iterator[re.Match[str]]:
    """Give what is written as one number; what begins inside what is not, « 12/05/1966 ; 0262… », is tried too."""
    place = 0
    while match := _FRENCH.search(page.plain, place):
        one = _is_written_as_one(page, match)
        place = match.end() if one else match.start() + 1
        if one:
            yield match


def _edges(page: Page, start: int, end: int) -> tuple[int, int]:
    """Give the number without a bracket that has no other half."""
    alone = page.plain[start] == "(" and ")" not in page.plain[start:end]
    return start + alone, end


def _national(match: re.Match[str]) -> str:
    """Give the ten digits, as if dialled in France."""
    first = match["after"] or match["first"]
    return "0" + re.sub("[^0-9]", "", (first + match["rest"]).translate(_AS_DIGITS))


def _is_written_as_one(page: Page, match: re.Match[str]) -> bool:
    """Say whether the signs between the digits are those of one number, and not of a date, a list or an amount."""
    number, prefix = match.group().replace("(0)", "0"), match["prefix"]
    if _USUAL.fullmatch(number) and not _is_counted(re.findall(r"\d\d", number)):
        return True
    if prefix is None and _GOES_ON.match(page.plain, match.end()):
        return False
    if sum(sign.isdigit() for sign in number) < _LEAST_DIGITS:
        return False
    groups = re.findall(r"[0-9oil]+", number)
    gaps = _gaps(number, groups)
    if _DATE_INSIDE.search(number):
        return len(gaps) == 1 and prefix is not None
    if prefix is not None:
        return prefix.strip("()") != "33" or bool(gaps)
    return _A_WORD.isdisjoint(groups) and _goes_together(page, match.start(), groups, gaps)


def _gaps(number: str, groups: list[str]) -> set[str]:
    """Give the signs between the groups of digits; the end of a line is a space inside a number of a usual shape."""
    gaps = {gap.strip() or gap[:1] for gap in re.findall(r"(?<=[0-9oil])[^0-9oil]+(?=[0-9oil])", number)}
    return {" " if gap == "\n" else gap for gap in gaps} if _shape(groups) in _SHAPES else gaps


def _shape(groups: list[str]) -> tuple[int, ...]:
    return tuple(map(len, groups))


def _is_counted(groups: list[str]) -> bool:
    return [int(group) for group in groups if group.isdigit()] in _COUNTED


def _goes_together(page: Page, start: int, groups: list[str], gaps: set[str]) -> bool:
    """Say whether groups of digits without a prefix are one number: by their shape, their signs or a word before."""
    pairs, told = _shape(groups) == _PAIRS, CALLS.search(page.before(start, 60)) is not None
    if pairs and _is_counted(groups):
        return told
    if "," in gaps:
        return (told and len(groups) > 2) or (pairs and (groups[0] in _MOBILE or len(gaps) > 1))
    if pairs or len(gaps) <= 1:
        return True
    return told and (_shape(groups) in _SHAPES or gaps.isdisjoint(_PARTS_CELLS))


def _unprefixed(page: Page) -> Iterator[Finding]:
    """Give the numbers stuck to a word, half hidden or without their zero, and those of the islands that have none."""
    for match in _GLUED.finditer(page.plain):
        if not _KEY_OF_A_NUMBER.match(page.text, match.end()) and _is_somebodys(page, match):
            yield _phone(page, *match.span(), 0.8, "numéro de téléphone, sans espace autour")
    for match in _HALF_HIDDEN.finditer(page.plain):
        yield _phone(page, *match.span(), 0.75, "numéro de téléphone à demi caché")
    for match in _WITHOUT_ZERO.finditer(page.plain):
        yield _phone(page, *match.span(), 0.8, "numéro de téléphone sans son zéro")
    for match in _CODE_IN_BRACKETS.finditer(page.plain):
        yield _phone(page, *match.span(), 0.8, "numéro de téléphone d’outre-mer")
    for pattern in (_GROUPED_WITHOUT_ZERO, _SHORT_OVERSEAS):
        for match in pattern.finditer(page.plain):
            before = page.before(match.start(), 40)
            told = _JUST_ANNOUNCED.search(before) or _TOLD_AFTER.match(page.plain, match.end())
            if told or (_GIVEN.search(before) and _PACIFIC.search(page.plain)):
                yield _phone(page, *match.span(), 0.8, "numéro de téléphone annoncé")


def _is_somebodys(page: Page, match: re.Match[str]) -> bool:
    return leads_to_somebody(page, *match.span(), re.sub(r"\D", "", match.group()))


def _phone(page: Page, start: int, end: int, confidence: float, reason: str) -> Finding:
    return page.finding(FindingKind.PHONE, start, end, confidence, reason)
