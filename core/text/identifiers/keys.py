"""Numbers that carry their own proof: bank accounts, bank cards, social security numbers."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from core.text.finding import Finding, FindingKind
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern

_IBAN_LENGTHS = {
    "ad": 24, "at": 20, "be": 16, "bg": 22, "ch": 21, "cy": 28, "cz": 24, "de": 22, "dk": 18, "dz": 26,
    "ee": 20, "es": 24, "fi": 18, "fr": 27, "gb": 22, "gr": 27, "hr": 21, "hu": 28, "ie": 22, "is": 26,
    "it": 27, "li": 21, "lt": 20, "lu": 20, "lv": 21, "ma": 28, "mc": 27, "mt": 31, "nl": 18, "no": 15,
    "pl": 28, "pt": 25, "ro": 24, "se": 24, "si": 19, "sk": 24, "sm": 27, "sn": 28, "tn": 24, "tr": 26,
}  # fmt: skip
_COUNTRIES = "|".join(f"{one[0]} ?{one[1]}" for one in _IBAN_LENGTHS)
_IBAN_START = Pattern(rf"(?:(?<![0-9a-z])|(?<=iban)|(?<=rib))(?:{_COUNTRIES})[ .\-_]?\d ?\d")
_IBAN_SIGN = Pattern(r"[ .\-_/\n]{0,3}([0-9a-z])")
# Words may have the right key by chance, but they have hardly any digit.
_LEAST_DIGITS_OF_IBAN = 11

_CARD = Pattern(r"(?<![0-9a-z])(?<!\d[.,])[1-9](?:[ .\-_/\n]{0,3}\d){12,18}(?![0-9a-z])")
_LONE_CARD_LENGTHS = (15, 16)
_CARD_WORDS = Pattern(r"\b(?:cartes?|cb|visa|mastercard|bancaire|bleue|amex)\b")

_NIR_GAP = r"[ .\-_/|\n]{0,3}"
# Stuck to the word that announces it, or alone.
_NIR_BEFORE = r"(?:(?<![0-9a-z])(?<!\d[., ])|(?<=secu)|(?<=nir)|(?<=ss))"
_NIR_PLACE = rf"(?:\d{_NIR_GAP}\d|2{_NIR_GAP}[ab])"
_NIR_KEY = (
    rf"(?P<key>(?:{_NIR_GAP}[,(]? ?(?:cle|clef|key|c) ?:? ?|{_NIR_GAP})(?P<digits>\d{_NIR_GAP}\d)"
    rf"|{_NIR_GAP}\((?:cle|clef)? ?(?P<within>\d\d)\))?"
)
_NIR_AFTER = r"(?![0-9])(?:(?![a-z])|(?<=\d{15})|(?<=\d{13}))"
_NIR = Pattern(
    rf"{_NIR_BEFORE}[1-478](?:{_NIR_GAP}\d){{4}}{_NIR_GAP}{_NIR_PLACE}(?:{_NIR_GAP}\d){{6}}{_NIR_KEY}{_NIR_AFTER}"
)
# Its groups are enough without the key, and no telephone number is looked for inside.
_NIR_GROUPS = Pattern(
    r"[12](?P<gap>[ .-])\d\d(?P=gap)\d\d(?P=gap)(?:(?:\d\d|2[ab])(?P=gap)\d{3}|9[78]\d(?P=gap)\d\d)(?P=gap)\d{3}"
)
_TAX = Pattern(r"(?<![a-z])(?:fisca\w*|spi|impots?)(?![a-z])")
_NIR_WORDS = Pattern(r"\b(?:secu\w*|securite sociale|nir|insee|assuree?s?|vitale|ss|cpam|ameli|assurance maladie)\b")


# The libraries are loaded by the first text that holds a number to check.
@cache
def _iban_key() -> Callable[[str], str]:
    """Give what computes the key of an account, of any country."""
    from stdnum import iban  # noqa: PLC0415 (only texts with such a number pay for it)

    return iban.calc_check_digits


@cache
def _has_card_key() -> Callable[[str], bool]:
    """Give what says whether the digits of a card have their right key."""
    from stdnum import luhn  # noqa: PLC0415 (only texts with such a number pay for it)

    return luhn.is_valid


@cache
def _nir_key() -> Callable[[str], str]:
    """Give what computes the key of a social security number."""
    from stdnum.fr import nir  # noqa: PLC0415 (only texts with such a number pay for it)

    return nir.calc_check_digits


def find_accounts(page: Page) -> Iterator[Finding]:
    """Give the bank accounts."""
    for match in _IBAN_START.finditer(page.plain):
        end = _end_of_iban(page.plain, match.start())
        if end:
            yield page.finding(FindingKind.IBAN, match.start(), end, 1.0, "clé IBAN juste")


def _end_of_iban(plain: str, start: int) -> int:
    """Give where a right account number ends that begins here, 0 when none does."""
    compact, place, length = "", start, 2
    while len(compact) < length:
        sign = _IBAN_SIGN.match(plain, place)
        if sign is None:
            return 0
        compact, place = compact + sign[1], sign.end()
        length = _IBAN_LENGTHS[compact] if len(compact) == 2 else length
    enough = sum(sign.isdigit() for sign in compact) >= _LEAST_DIGITS_OF_IBAN
    return place if enough and _iban_key()(compact) == compact[2:4] else 0


def find_cards(page: Page) -> Iterator[Finding]:
    """Give the bank cards."""
    for match in _CARD.finditer(page.plain):
        for end in _ends_of_card(match):
            number = page.plain[match.start() : end]
            digits = re.sub(r"\D", "", number)
            if len(set(digits)) > 1 and _has_card_key()(digits) and _is_card(page, match.start(), number, digits):
                yield page.finding(FindingKind.CARD, match.start(), end, 1.0, "clé de carte bancaire juste")
                break


def _ends_of_card(match: re.Match[str]) -> list[int]:
    """Give where the card may end: with all the digits, or before those of the next sentence."""
    number = match.group()
    gaps = [gap.start() for gap in re.finditer(r"(?<=\d)\D+", number)]
    enough = [gap for gap in gaps if sum(sign.isdigit() for sign in number[:gap]) in _LONE_CARD_LENGTHS]
    return [match.end(), *(match.start() + gap for gap in enough)]


def _is_card(page: Page, start: int, number: str, digits: str) -> bool:
    if _CARD_WORDS.search(page.before(start, 80)):
        return True
    # Two telephone numbers side by side may have the right key by chance; they hardly ever have one sign in them.
    gaps = {gap.strip() for gap in re.findall(r"(?<=\d)\D+(?=\d)", number)}
    return len(digits) in _LONE_CARD_LENGTHS and digits[0] in "3456" and len(gaps) <= 1


def find_social_security(page: Page) -> Iterator[Finding]:
    """Give the social security numbers whose key is right, or that their words or their groups tell."""
    for match, end, proven in _social_security(page):
        if proven:
            yield page.finding(FindingKind.NIR, match.start(), end, 1.0, "clé de sécurité sociale juste")
        elif _NIR_WORDS.search(page.before(match.start(), 80)) or _NIR_WORDS.search(page.after(end, 40)):
            yield page.finding(FindingKind.NIR, match.start(), end, 0.8, "numéro de sécurité sociale annoncé")
        elif _NIR_GROUPS.fullmatch(page.plain, match.start(), end):
            yield page.finding(FindingKind.NIR, match.start(), end, 0.75, "groupes d’un numéro de sécurité sociale")


def find_likely_social_security(page: Page) -> Iterator[Finding]:
    """Give what has the form of a social security number without its key."""
    for match, end, proven in _social_security(page):
        whole = end == (match.start("key") if match["key"] else match.end())
        if not proven and whole and not _TAX.search(page.before(match.start(), 60)):
            yield page.finding(FindingKind.NIR, match.start(), end, 0.7, "forme d’un numéro de sécurité sociale")


def _social_security(page: Page) -> Iterator[tuple[re.Match[str], int, bool]]:
    """Give what has the form of one, where it ends, and whether its key proves it."""
    for match in _NIR.finditer(page.plain):
        body_end = match.start("key") if match["key"] else match.end()
        body = re.sub("[^0-9ab]", "", page.plain[match.start() : body_end])
        key = re.sub(r"\D", "", match["digits"] or match["within"] or "")
        if key and _nir_key()(body.upper()) == key:
            yield match, match.end(), True
        elif _has_a_month(body) and _may_begin_so(match):
            # Two digits that stand apart and are no key belong to the sentence.
            yield match, body_end if key and match["key"][0] in " ,(" else match.end(), False


def _may_begin_so(match: re.Match[str]) -> bool:
    """Say whether its first digit is one of most people, or stands as theirs does: alone, or in one long number."""
    return match.group()[0] in "12" or not match.group()[1].isdigit() or match.group()[:13].isalnum()


def _has_a_month(body: str) -> bool:
    """Say whether the month is one that is given: a real one, or those for births of unknown date."""
    month = int(body[3:5])
    return 1 <= month <= 12 or month >= 20
