"""Numbers that carry their own proof: bank accounts, bank cards, social security numbers."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from core.text.finding import Finding, FindingKind
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import BETWEEN_DIGITS, Pattern

_IBAN_LENGTHS = {
    "ad": 24, "at": 20, "be": 16, "bg": 22, "ch": 21, "cy": 28, "cz": 24, "de": 22, "dk": 18, "dz": 26,
    "ee": 20, "es": 24, "fi": 18, "fr": 27, "gb": 22, "gr": 27, "hr": 21, "hu": 28, "ie": 22, "is": 26,
    "it": 27, "li": 21, "lt": 20, "lu": 20, "lv": 21, "ma": 28, "mc": 27, "mt": 31, "nl": 18, "no": 15,
    "pl": 28, "pt": 25, "ro": 24, "se": 24, "si": 19, "sk": 24, "sm": 27, "sn": 28, "tn": 24, "tr": 26,
}  # fmt: skip
_COUNTRIES = "|".join(f"{one[0]} ?{one[1]}" for one in _IBAN_LENGTHS)
_IBAN_START = Pattern(rf"(?:(?<![0-9a-z])|(?<=iban)|(?<=rib))(?:{_COUNTRIES})[ .\-_]?[\do] ?[\do]")
_IBAN_SIGN = Pattern(rf"[{BETWEEN_DIGITS}]{{0,3}}([0-9a-z])")
# Words may have the right key by chance, but they have hardly any digit.
_LEAST_DIGITS_OF_IBAN = 11

_CARD = Pattern(rf"(?<![0-9a-z])(?<!\d[.,])[1-9](?:[{BETWEEN_DIGITS}]{{0,3}}\d){{12,18}}(?![0-9a-z])")
# Any list of numbers may have the right key by chance: only these groups may be parted by any sign.
_GROUPS_OF_A_CARD = ([4, 4, 4, 4], [4, 6, 5])
_USUAL_GAPS = {"", ".", "-", "_", "/"}
_FOUR_FOURS = Pattern(r"[3-6]\d{3}(?: \d{4}){3}")
_LONE_CARD_LENGTHS = (15, 16)
_CARD_WORDS = Pattern(
    r"\b(?:cartes?(?! (?:d'|etud|vital|grise|mobil|de (?!credit|paiement)))|cb|visa|mastercard|bancaire|bleue|amex)\b"
)

_NIR_GAP = rf"[{BETWEEN_DIGITS}]{{0,3}}"
# Without its key, only these may stand in it.
_NIR_USUAL = Pattern(r"[0-9ab .\-_/|\n]+")
# Stuck to the word that announces it, or alone.
_NIR_BEFORE = r"(?:(?<![0-9a-z])(?<!\d[., ])|(?<=secu)|(?<=nir)|(?<=ss))"
_NIR_DIGIT = "[0-9o]"
_NIR_PLACE = rf"(?:{_NIR_DIGIT}{_NIR_GAP}{_NIR_DIGIT}|2{_NIR_GAP}[ab])"
_NIR_KEY = (
    rf"(?P<key>(?:{_NIR_GAP}[,(]? ?(?:cle|clef|key|c) ?:? ?|{_NIR_GAP})(?P<digits>{_NIR_DIGIT}{_NIR_GAP}{_NIR_DIGIT})"
    rf"|{_NIR_GAP}\((?:cle|clef)? ?(?P<within>\d\d)\))?"
)
_NIR_AFTER = r"(?![0-9])(?:(?![a-z])|(?<=\d{15})|(?<=\d{13}))"
_NIR = Pattern(
    rf"{_NIR_BEFORE}[1-478](?:{_NIR_GAP}{_NIR_DIGIT}){{4}}{_NIR_GAP}{_NIR_PLACE}(?:{_NIR_GAP}{_NIR_DIGIT}){{6}}"
    rf"{_NIR_KEY}{_NIR_AFTER}"
)
# Its groups are enough without the key, and no telephone number is looked for inside.
_NIR_GROUPS = Pattern(
    r"[12](?P<gap>[ .-])\d\d(?P=gap)\d\d(?P=gap)(?:(?:\d\d|2[ab])(?P=gap)\d{3}|9[78]\d(?P=gap)\d\d)(?P=gap)\d{3}"
)
_TAX = Pattern(r"(?<![a-z])(?:fisca\w*|spi|impots?)(?![a-z])")
_NIR_WORDS = Pattern(r"\b(?:secu\w*|securite sociale|nir|insee|assuree?s?|vitale|ss|cpam|ameli|assurance maladie)\b")

_OF_A_FILE = Pattern(
    r"(?<![a-z])(?:dossiers?|demandes?|suivi|colis|contrats?|ref\w*|anef|alloc\w*|identifiants?|compteur|avis|tickets?"
    r"|recours|factures?)(?![a-z])[^.!?]{0,20}$"
)


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
    # The letter O may stand for a zero.
    proven = any(_iban_key()(one) == one[2:4] for one in {compact, compact[:2] + compact[2:].replace("o", "0")})
    return place if enough and proven else 0


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
    before = page.before(start, 80)
    if _CARD_WORDS.search(before):
        return True
    # One number of a file in ten has the key of a card by chance.
    if _OF_A_FILE.search(before) and not _FOUR_FOURS.fullmatch(number):
        return False
    gaps = {gap.strip() for gap in re.findall(r"(?<=\d)\D+(?=\d)", number)}
    groups = list(map(len, re.findall(r"\d+", number)))
    alike = len(gaps) <= 1 and (gaps <= _USUAL_GAPS or groups in _GROUPS_OF_A_CARD)
    return alike and len(digits) in _LONE_CARD_LENGTHS and digits[0] in "3456"


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
        # Tax numbers begin with 3 too; those who have such a number here are few.
        usual = match.group()[0] in "12" or not match.group().isdigit()
        usual = usual and _NIR_USUAL.fullmatch(_body(match)) is not None and not _is_an_end(page, match.start())
        if not proven and whole and usual and not _TAX.search(page.before(match.start(), 60)):
            yield page.finding(FindingKind.NIR, match.start(), end, 0.7, "forme d’un numéro de sécurité sociale")


def _is_an_end(page: Page, start: int) -> bool:
    """Tell the end of a longer code: « CG-2024-05-0917734 »."""
    return re.search(r"[0-9a-z][-/]$", page.plain[max(start - 2, 0) : start]) is not None


def _social_security(page: Page) -> Iterator[tuple[re.Match[str], int, bool]]:
    """Give what has the form of one, where it ends, and whether its key proves it."""
    place = 0
    while match := _NIR.search(page.plain, place):
        place = match.start() + 1
        body_end = match.start("key") if match["key"] else match.end()
        body = re.sub("[^0-9ab]", "", page.plain[match.start() : body_end].replace("o", "0"))
        key = re.sub(r"\D", "", (match["digits"] or match["within"] or "").replace("o", "0"))
        # « Dossier 1640385, 06 82… »: two numbers in a row may have the right key by chance.
        together = "," not in _body(match) or _is_one(match)
        if key and together and _nir_key()(body.upper()) == key:
            place = match.end()
            yield match, match.end(), True
        elif _has_a_month(body) and _may_begin_so(match) and _is_one(match):
            place = match.end()
            # Two digits that stand apart and are no key belong to the sentence.
            yield match, body_end if key and match["key"][0] in " ,(" else match.end(), False


def _body(match: re.Match[str]) -> str:
    """Give what stands before the key."""
    return match.group().removesuffix(match["key"] or "")


def _is_one(match: re.Match[str]) -> bool:
    """Say whether what stands between the digits is usual, or the same everywhere: « 22/07/1997, 2 97… » is two."""
    return _NIR_USUAL.fullmatch(_body(match)) is not None or len(set(re.findall("[^0-9abo]+", _body(match)))) == 1


def _may_begin_so(match: re.Match[str]) -> bool:
    """Say whether its first digit is one of most people, or stands as theirs does: alone, or in one long number."""
    return match.group()[0] in "12" or not match.group()[1].isdigit() or match.group()[:13].isalnum()


def _has_a_month(body: str) -> bool:
    """Say whether the month is one that is given: a real one, or those for births of unknown date."""
    month = int(body[3:5])
    return 1 <= month <= 12 or month >= 20
