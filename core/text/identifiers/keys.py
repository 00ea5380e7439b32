"""Numbers that carry their own proof: bank accounts, bank cards, social security numbers."""

import re
from collections.abc import Iterator

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
_NIR_WORDS = Pattern(r"\b(?:secu\w*|securite sociale|nir|insee|assuree?s?|vitale|ss|cpam|ameli|assurance maladie)\b")


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
    return place if enough and _has_iban_key(compact) else 0


def _has_iban_key(compact: str) -> bool:
    """Say whether it leaves 1 when divided by 97, its head put last and its letters counted from ten (ISO 7064)."""
    return int("".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])) % 97 == 1


def find_cards(page: Page) -> Iterator[Finding]:
    """Give the bank cards."""
    for match in _CARD.finditer(page.plain):
        digits = re.sub(r"\D", "", match.group())
        if len(set(digits)) > 1 and _has_card_key(digits) and _is_card(page, match.start(), digits):
            yield page.finding(FindingKind.CARD, match.start(), match.end(), 1.0, "clé de carte bancaire juste")


def _has_card_key(digits: str) -> bool:
    """Say whether the sum of its digits, every second one doubled, ends with zero (Luhn)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def _is_card(page: Page, start: int, digits: str) -> bool:
    if _CARD_WORDS.search(page.before(start, 80)):
        return True
    return len(digits) in _LONE_CARD_LENGTHS and digits[0] in "3456"


def find_social_security(page: Page) -> Iterator[Finding]:
    """Give the social security numbers whose key is right, or that their words announce."""
    for match, end, proven in _social_security(page):
        if proven:
            yield page.finding(FindingKind.NIR, match.start(), end, 1.0, "clé de sécurité sociale juste")
        elif _NIR_WORDS.search(page.before(match.start(), 80)) or _NIR_WORDS.search(page.after(end, 40)):
            yield page.finding(FindingKind.NIR, match.start(), end, 0.8, "numéro de sécurité sociale annoncé")


def find_likely_social_security(page: Page) -> Iterator[Finding]:
    """Give what has the form of a social security number without its key."""
    for match, end, proven in _social_security(page):
        if not proven and end == (match.start("key") if match["key"] else match.end()):
            yield page.finding(FindingKind.NIR, match.start(), end, 0.7, "forme d’un numéro de sécurité sociale")


def _social_security(page: Page) -> Iterator[tuple[re.Match[str], int, bool]]:
    """Give what has the form of one, where it ends, and whether its key proves it."""
    for match in _NIR.finditer(page.plain):
        body_end = match.start("key") if match["key"] else match.end()
        body = re.sub("[^0-9ab]", "", page.plain[match.start() : body_end])
        key = re.sub(r"\D", "", match["digits"] or match["within"] or "")
        if key and _nir_key(body) == int(key):
            yield match, match.end(), True
        elif _has_a_month(body):
            # Two digits that stand apart and are no key belong to the sentence.
            yield match, body_end if key and match["key"][0] in " ,(" else match.end(), False


def _has_a_month(body: str) -> bool:
    """Say whether the month is one that is given: a real one, or those for births of unknown date."""
    month = int(body[3:5])
    return 1 <= month <= 12 or month >= 20


def _nir_key(body: str) -> int:
    """Give the key of a number: 2A and 2B, in Corsica, count as 19 and 18."""
    return 97 - int(body[:5] + body[5:7].replace("2a", "19").replace("2b", "18") + body[7:]) % 97
