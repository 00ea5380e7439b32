"""Numbers that carry their own proof: bank accounts, bank cards, social security numbers."""

import re
from collections.abc import Iterator

from stdnum import luhn
from stdnum.iso7064 import mod_97_10

from core.text.finding import Finding, FindingKind
from core.text.identifiers.page import Page

_IBAN_LENGTHS = {
    "ad": 24, "at": 20, "be": 16, "bg": 22, "ch": 21, "cy": 28, "cz": 24, "de": 22, "dk": 18, "dz": 26, "ee": 20, "es": 24,
    "fi": 18, "fr": 27, "gb": 22, "gr": 27, "hr": 21, "hu": 28, "ie": 22, "is": 26, "it": 27, "li": 21, "lt": 20, "lu": 20,
    "lv": 21, "ma": 28, "mc": 27, "mt": 31, "nl": 18, "no": 15, "pl": 28, "pt": 25, "ro": 24, "se": 24, "si": 19, "sk": 24,
    "sm": 27, "sn": 28, "tn": 24, "tr": 26,
}  # fmt: skip
_IBAN_START = re.compile(rf"(?<![0-9a-z])(?:{'|'.join(_IBAN_LENGTHS)})[ .\-_]?\d[ ]?\d(?:[ .\-_/\n]{{0,3}}[0-9a-z]){{11,30}}")
_CARD = re.compile(r"(?<![0-9a-z])(?<!\d[.,])[1-9](?:[ .\-_/\n]{0,3}\d){12,18}(?![0-9a-z])")
_LONE_CARD_LENGTHS = (15, 16)
_CARD_WORDS = re.compile(r"\b(?:cartes?|cb|visa|mastercard|bancaire|bleue|amex)\b")
_NIR_GAP = r"[ .\-_/|\n]{0,3}"
_NIR = re.compile(
    rf"(?<![0-9a-z])(?<!\d[.,])[1-478](?:{_NIR_GAP}\d){{4}}{_NIR_GAP}(?:\d{_NIR_GAP}\d|2{_NIR_GAP}[ab])(?:{_NIR_GAP}\d){{6}}"
    rf"(?P<key>(?:{_NIR_GAP}[,(]? ?(?:cle|clef|key|c)? ?:? ?|{_NIR_GAP})(?P<digits>\d{_NIR_GAP}\d)\)?)?(?![0-9a-z])"
)
_NIR_WORDS = re.compile(r"\b(?:secu\w*|securite sociale|nir|insee|assuree?s?|vitale|immatricul\w+|ss|sociale?|cpam|ameli)\b")


def find_accounts(page: Page) -> Iterator[Finding]:
    """Give the bank accounts."""
    for match in _IBAN_START.finditer(page.plain):
        end = _end_of_iban(match.group())
        if end:
            yield page.finding(FindingKind.IBAN, match.start(), match.start() + end, 1.0, "clé IBAN juste")


def _end_of_iban(passage: str) -> int:
    """Give where a right account number ends in what begins like one, 0 when none does."""
    length, compact = _IBAN_LENGTHS[passage[:2]], ""
    for place, sign in enumerate(passage):
        compact += sign if sign.isalnum() else ""
        if len(compact) == length:
            return place + 1 if mod_97_10.is_valid((compact[4:] + compact[:4]).upper()) else 0
    return 0


def find_cards(page: Page) -> Iterator[Finding]:
    """Give the bank cards."""
    for match in _CARD.finditer(page.plain):
        digits = re.sub(r"\D", "", match.group())
        if luhn.is_valid(digits) and len(set(digits)) > 1 and _is_card(page, match.start(), digits):
            yield page.finding(FindingKind.CARD, match.start(), match.end(), 1.0, "clé de carte bancaire juste")


def _is_card(page: Page, start: int, digits: str) -> bool:
    if _CARD_WORDS.search(page.before(start, 80)):
        return True
    return len(digits) in _LONE_CARD_LENGTHS and digits[0] in "3456"


def find_social_security(page: Page) -> Iterator[Finding]:
    """Give the social security numbers."""
    for match in _NIR.finditer(page.plain):
        body = re.sub(r"[^0-9ab]", "", match.group()[: match.start("key") - match.start()] if match["key"] else match.group())
        if not _has_a_month(body):
            continue
        announced = _NIR_WORDS.search(page.before(match.start(), 80)) or _NIR_WORDS.search(page.after(match.end(), 40))
        if match["key"] and _nir_key(body) == int(re.sub(r"\D", "", match["digits"])):
            yield page.finding(FindingKind.NIR, match.start(), match.end(), 1.0, "clé de sécurité sociale juste")
        elif announced:
            yield page.finding(FindingKind.NIR, match.start(), match.end(), 0.8, "forme d’un numéro de sécurité sociale, annoncé")
        elif not match["key"]:
            yield page.finding(FindingKind.NIR, match.start(), match.end(), 0.7, "forme d’un numéro de sécurité sociale")


def _has_a_month(body: str) -> bool:
    """Say whether the month is one that is given: a real one, or those for births of unknown date."""
    month = int(body[3:5])
    return 1 <= month <= 12 or 20 <= month


def _nir_key(body: str) -> int:
    number = int(body.replace("2a", "19", 1) if body[5:7] == "2a" else body.replace("2b", "18", 1) if body[5:7] == "2b" else body)
    return 97 - number % 97
