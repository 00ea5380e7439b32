"""Licence plates, new and old."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers.page import Page

_NEW = re.compile(
    r"(?<![0-9a-z])(?<![0-9a-z]-)(?P<left>[a-hj-np-tv-z]{2})(?P<gap>[ .\-_/]{0,3})(?P<digits>\d{3})(?P<gap2>[ .\-_/]{0,3})"
    r"(?P<right>[a-hj-np-tv-z]{2})(?![0-9a-z]|-[0-9a-z])"
)
_OLD = re.compile(
    r"(?<![0-9a-z.,])(?P<digits>\d{1,4})(?P<gap>[ \-./]?)(?P<letters>[a-z]{1,3})(?P=gap)"
    r"(?P<place>0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-6])(?![0-9a-z%€]|[-.,/]\d)"
)
_VEHICLE = re.compile(
    r"\b(?:plaques?|immatricul\w*|voitures?|vehicules?|autos?|carte grise|cartes grises|certificat|scooter|motos?|camions?|camionnette"
    r"|fourgon\w*|utilitaire|remorque|caravane|camping-car|clio|twingo|megane|scenic|kangoo|sandero|duster|peugeot|renault|citroen"
    r"|dacia|toyota|ford|fiat|opel|volkswagen|golf|polo|bmw|audi|mercedes|nissan|kia|hyundai|berlingo|c3|c4|partner|trafic|master|picasso"
    r"|siv|fni|ants|fourriere|stationne\w*|gare|garee|garait|conducteur|cession|vendu|fps|pv|contravention|radar|flash\w*)\b"
)
_UNITS = frozenset({"km", "kg", "cm", "mm", "mg", "kw", "ha", "he", "pm", "am", "st", "nd", "rd", "th", "er", "me"})
_WORDS = frozenset(
    "de le la et en ne se me te ce sa ma ta la les des ans par sur est tva bis ter rue mai jan fev mar avr juin eur km kg cm "
    "ht ttc art al ml mn min sec jrs ap av h a m s d l c e g r n b the rer bus csg cfe rsa apl caf aah pch are".split()
)


def find(page: Page) -> Iterator[Finding]:
    """Give the licence plates."""
    for match in _NEW.finditer(page.plain):
        if _is_new(page, match):
            yield page.finding(FindingKind.PLATE, match.start(), match.end(), 0.9, "forme d’une plaque d’immatriculation")
    for match in _OLD.finditer(page.plain):
        if _is_old(page, match):
            yield page.finding(FindingKind.PLATE, match.start(), match.end(), 0.8, "ancienne plaque, près d’un véhicule")


def _is_new(page: Page, match: re.Match[str]) -> bool:
    left, right = match["left"], match["right"]
    hyphens = "-" in match["gap"] and "-" in match["gap2"]
    if hyphens or _about_a_vehicle(page, match):
        return left not in _WORDS or right not in _UNITS
    if left in _WORDS or right in _UNITS or right in _WORDS:
        return False
    upper = page.is_upper(match.start(), match.end())
    return (upper or not match["gap"] + match["gap2"]) and not re.search(
        r"(?:erreur|code|article|formulaire)\W{0,3}$", page.before(match.start(), 14)
    )


def _is_old(page: Page, match: re.Match[str]) -> bool:
    letters = match["letters"]
    upper = page.is_upper(match.start("letters"), match.end("letters"))
    if letters in _WORDS or re.search("[ou]", letters) or not (upper or len(letters) > 1):
        return False
    return _about_a_vehicle(page, match) and (upper or bool(match["gap"]) or len(match["digits"]) > 2)


def _about_a_vehicle(page: Page, match: re.Match[str]) -> bool:
    near = page.plain[max(match.start() - 120, 0) : match.start()] + page.plain[match.end() : match.end() + 60]
    return _VEHICLE.search(near) is not None
