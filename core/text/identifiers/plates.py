"""Licence plates, new and old."""

import re
from collections.abc import Iterator
from itertools import chain

from core.text.finding import Finding, FindingKind
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern
from core.text.identifiers.words import words

# I, O and U are never used.
_PAIR, _CAPITALS = "[a-hj-np-tv-z]{2}", "[A-HJ-NP-TV-Z]{2}"
_GAP = r"[ .\-_/*|·,•~'\\:\t\n]{0,3}"
_USUAL_GAPS = Pattern(r"[ .\-_/*|·]*")
_NEW = Pattern(
    rf"(?<![0-9a-z])(?<![0-9a-z]-)(?P<left>{_PAIR})(?P<gap>{_GAP})(?P<digits>\d{{3}})(?P<gap2>{_GAP})(?P<right>{_PAIR})"
    r"(?![0-9a-z]|-[0-9a-z])"
)
# Stuck to the words around it, it is told by its capitals; spaced sign by sign, by a vehicle.
_STUCK = Pattern(f"(?<![A-Z0-9]){_CAPITALS}[0-9]{{3}}{_CAPITALS}(?![A-Z0-9])")
# Read with an O or an I, which none has: « DB-719-ZO ».
_MISREAD = Pattern(r"(?<![A-Z0-9-])[A-Z]{2}-[0-9OI]{3}-[A-Z]{2}(?![A-Z0-9-])")
# Of a garage, of a diplomat, of New Caledonia: « W-714-GR », « 218 C 305 », « 284 517 NC ».
_OF_FEW = Pattern(
    r"(?<![A-Z0-9-])(?:W[ -]\d{3}[ -][A-Z]{2}|\d{1,3} (?:CMD|CD|C|K) \d{1,4}|\d{3} \d{3} (?:NC|P))(?![A-Za-z0-9-])"
)
_SPACED = Pattern(
    "(?<![0-9a-z])[a-hj-np-tv-z] [a-hj-np-tv-z][ -]{1,3}[0-9] [0-9] [0-9][ -]{1,3}[a-hj-np-tv-z]"
    " [a-hj-np-tv-z](?![0-9a-z])"
)
_OLD = Pattern(
    r"(?<![0-9a-z.,])(?P<digits>\d{1,4})(?P<gap>[ \-./]?)(?P<letters>[a-z]{1,3})(?P=gap)"
    r"(?:0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-6])(?![0-9a-z%€]|[-.,/]\d)"
)
# Foreign plates and those of mopeds have as many forms as there are countries: only the word « plaque » tells them.
_ANNOUNCED = Pattern(
    r"(?<![a-z])(?:plaques?|immatricul\w*|immat\.?|cyclo\w*|mobylette|cyclomoteur|scooter)"
    r"(?: (?:est|porte|portait|encore|toujours|belge|suisse|allemande?|italienne?|espagnole?|portugaise?|polonaise?"
    r"|roumaine?|bulgare|anglaise?"
    r"|etrangere|maintenant,|la-bas|provisoire|d'avant|neuve|luxembourgeoise"
    r"|en [a-z-]{4,15}|n°|numero|sous le|le|la)){0,4} ?\)? ?[:=,(«\"]? ?"
    r"(?P<plate>(?=[a-z -]{0,5}\d)(?=[0-9 -]{0,5}[a-z])[0-9a-z]{1,4}[ -][0-9a-z]{1,4}(?:[ -][0-9a-z]{1,4}){0,2}"
    r"|[a-z]{1,3}\d{3,5}[a-z]{0,3}|[a-z]{2} \d{3,6}|\d{1,3} \d{3} ?nc)(?![0-9a-z-])"
)
_PLATE_WORDS = r"plaques?|(?:re)?immatricul\w*|immat|carte grise|cartes grises|certificat|siv|fni|ants|cession"
_VEHICLES = (
    r"voitures?|vehicules?|autos?|scooter|motos?|camions?|camionnette|fourgon\w*|utilitaire|remorque|caravane"
    r"|camping-car|berline|break|monospace|cyclo\w*|mobylette|quad|betaillere|moissonneuse|tracteur"
    r"|(?:la|ma|sa|une) (?:50|125)(?! ?(?:€|euros?|h))|(?:50|125) ?(?:cm3|cc)|deux-roues"
)
_CARS = (
    r"clio|twingo|megane|scenic|kangoo|sandero|duster|peugeot|renault|citroen|dacia|toyota|ford|fiat|opel|volkswagen"
    r"|golf|polo|bmw|audi|mercedes|nissan|kia|hyundai|berlingo|c3|c4|partner|trafic|master|picasso|skoda|seat|tesla"
    r"|suzuki|yamaha|honda|yaris|zoe|captur|4l|2 ?cv|r[45]|mehari|ami 6|208|308|206|207|2008|3008"
    r"|c1|c2|c5|c8|c15|c25|saxo|xsara|xantia|zx|bx|106|205|306|307|407|508|5008|corsa|astra|zafira|fiesta|punto|panda"
    r"|micra|logan|laguna|jumper|boxer|ducato|vito|sprinter|jumpy|aygo|i10|i20|picanto|ibiza|fabia|octavia"
)
_ON_THE_ROAD = (
    r"fourriere|stationne\w*|gare|garee|garait|conducteur|vendu|fps|pv|contravention|radar|flash\w*|roule|conduit"
    r"|parking|vole|volee|vitres?|pare-brise|portiere|retroviseur|pneus?|controle technique|moteur|diesel|tracteur"
    r"|constat|garagiste|mecanicien|essais?|roulait|remorqu\w*|vignette|crit'?air"
)
_JUST_ANNOUNCED = Pattern(
    r"\b(?:plaques?|immatricul\w*|immat)(?: (?:est|sous|le|la|n°|numero|du|de|mon|ma|vehicule|voiture))*"
    r" ?[:=,(«\"]? ?$"
)
_VEHICLE = Pattern(rf"\b(?:{_PLATE_WORDS}|{_VEHICLES}|{_CARS}|{_ON_THE_ROAD})\b")
_AN_EXAMPLE = Pattern(r"(?<![a-z])(?:modele|exemple|format|forme|type|gabarit)(?: [a-z]+){0,3}\W{0,3}$")
_NO_PLATE = Pattern(r"(?:erreur|code|article|formulaire)\W{0,3}$")
_UNITS = words("km kg cm mm mg kw ha he pm am st nd rd th er me")
_WORDS = words(
    """
    de le la et en ne se me te ce sa ma ta les des ans par sur est tva bis ter rue mai jan fev mar avr juin eur
    km kg cm ht ttc art al ml mn min sec jrs ap av h a m s d l c e g r n b the rer bus csg cfe rsa apl caf aah
    pch are je vs ns ds ts ls
    """
)


def find(page: Page) -> Iterator[Finding]:
    """Give the licence plates."""
    yield from _new(page)
    in_capitals = (form.finditer(page.text) for form in (_STUCK, _MISREAD, _OF_FEW))
    for match in chain(*in_capitals, _SPACED.finditer(page.plain)):
        if _about_a_vehicle(page, match) and not _is_an_example(page, match.start(), match.group()):
            yield _plate(page, *match.span(), 0.8, "plaque, près d’un véhicule")
    for match in _OLD.finditer(page.plain):
        if _is_old(page, match):
            yield _plate(page, *match.span(), 0.8, "ancienne plaque, près d’un véhicule")
    for match in _ANNOUNCED.finditer(page.plain):
        if page.is_upper(*match.span("plate")) and not _is_an_example(page, match.start("plate"), match["plate"]):
            yield _plate(page, *match.span("plate"), 0.75, "annoncée comme une plaque")


def _new(page: Page) -> Iterator[Finding]:
    """Give the new plates; where one is refused, « ma 308 EX 917 TB », the next may begin within."""
    place = 0
    while match := _NEW.search(page.plain, place):
        new = _is_new(page, match)
        place = match.end() if new else match.start() + 1
        if new:
            yield _plate(page, *match.span(), 0.9, "forme d’une plaque d’immatriculation")


def _plate(page: Page, start: int, end: int, confidence: float, reason: str) -> Finding:
    return page.finding(FindingKind.PLATE, start, end, confidence, reason)


def _is_new(page: Page, match: re.Match[str]) -> bool:
    if _is_an_example(page, match.start(), match["digits"]):
        return False
    left, right = match["left"], match["right"]
    hyphens = "-" in match["gap"] and "-" in match["gap2"]
    if hyphens or _about_a_vehicle(page, match):
        # « LE-200-KM » is nowhere, « AL-066-RD » is a plate; no measure begins with zero.
        sure = page.is_upper(*match.span()) and (hyphens or match["digits"][0] == "0")
        return sure or _is_no_sentence(page, match)
    if left in _WORDS or right in _UNITS or right in _WORDS:
        return False
    told = page.is_upper(match.start(), match.end()) or not match["gap"] + match["gap2"]
    told = told and _USUAL_GAPS.fullmatch(match["gap"] + match["gap2"]) is not None
    return told and _NO_PLATE.search(page.before(match.start(), 14)) is None


def _is_an_example(page: Page, start: int, plate: str) -> bool:
    """Say whether it only shows how plates are written."""
    return "123" in plate and _AN_EXAMPLE.search(page.before(start, 40)) is not None


def _is_no_sentence(page: Page, match: re.Match[str]) -> bool:
    """Tell « bd 456 ze » from « le 115 ne », where the number stands in a sentence that speaks of a car too."""
    left, right = match["left"], match["right"]
    if page.is_upper(*match.span()) or not match["gap"] + match["gap2"]:
        return left not in _WORDS or right not in _UNITS
    few = left not in _WORDS and right not in _UNITS | _WORDS
    return few or _JUST_ANNOUNCED.search(page.before(match.start(), 40)) is not None


def _is_old(page: Page, match: re.Match[str]) -> bool:
    letters = match["letters"]
    upper = page.is_upper(match.start("letters"), match.end("letters"))
    # « 7674AV33 » and « 8773-LE-75 » hold no word, « 12 LE 75 » may.
    word = letters in _WORDS and not (upper and match["gap"] != " ")
    if word or "o" in letters or "u" in letters or not (upper or len(letters) > 1):
        return False
    return (upper or bool(match["gap"]) or len(match["digits"]) > 2) and _about_a_vehicle(page, match)


def _about_a_vehicle(page: Page, match: re.Match[str]) -> bool:
    near = page.plain[max(match.start() - 120, 0) : match.start()] + " " + page.plain[match.end() : match.end() + 60]
    return _VEHICLE.search(near) is not None
