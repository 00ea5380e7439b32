"""Telephone numbers of people, in digits; those of the services are left out."""

import re
from collections.abc import Iterator

import phonenumbers

from core.text.finding import Finding, FindingKind
from core.text.identifiers import spoken_numbers
from core.text.identifiers.page import Page
from core.text.identifiers.spoken_numbers import Spoken

_GAP = r"(?:[ .,·•_/*|:;~\n-]{0,3}|[ .-]?[()][ .-]?)"
# The letter O for a zero, and l or I for a one.
_DIGIT = "[0-9oil]"
_FRENCH = re.compile(
    rf"(?<![0-9a-z+])(?:(?P<prefix>\(?(?:\+|00) ?(?:33|262|590|594|596|508|687|689)\)?|\(?33\)?){_GAP}"
    rf"(?:\(?[0o]\)?{_GAP})?(?P<after>[1-9])|(?P<zero>[0o]){_GAP}(?P<first>[1-9il]))"
    rf"(?P<rest>(?:{_GAP}{_DIGIT}){{8}})(?![0-9a-z%€]|[.,/-]\d)"
)
_WITHOUT_ZERO = re.compile(r"(?<![0-9a-z+,.])[67](?P<gap>[ .-])\d\d(?:(?P=gap)\d\d){3}(?![0-9a-z]|[ .,-]\d)")
_STUCK_WITHOUT_ZERO = re.compile(r"(?<![0-9a-z+,.])[67]\d{8}(?![0-9a-z])")
_ABROAD = re.compile(r"(?<![0-9a-z])(?:\(?\+ ?|00 ?)[1-9](?:[ .\-/()]{0,3}\d){6,14}(?![0-9a-z])")
_SHORT_OVERSEAS = re.compile(r"(?<![0-9a-z+,.])(?:[48]\d(?P<gap>[ .-]?)\d\d(?:(?P=gap)\d\d){2}|[2-9]\d[ .]\d\d[ .]\d\d)(?![0-9a-z]|[ .,-]\d)")
_CALLS = re.compile(
    r"\b(?:tel|tph|phone|telephon\w*|portable|mobile|gsm|fixe|numeros?|num|n°|rappel\w*|appel\w*|joindre|joignable\w*|contact\w*"
    r"|sms|texto|whatsapp|signal|coordonnees|06|07)\b"
)
_OF_SOMEBODY = re.compile(
    r"\b(?:ligne directe|numero direct|poste direct|direct|(?:mon|notre|son|nos|mes) (?:\w+ )?(?:numero|num|n°|tel|telephone|fixe"
    r"|portable|mobile|coordonnees|ligne)|numero perso\w*|perso|(?:me|nous|m'|le|la) (?:\w+ )?(?:rappel|joindre|contact|appeler)\w*"
    r"|rappele[zr](?:[ -](?:moi|nous))?|(?:appel|contact|joign)ez[ -](?:moi|nous)|joignables?|chez (?:moi|nous|elle|lui|eux)|domicile|fixe"
    r"|(?:ma|mon|mes) (?:mere|pere|parents|soeur|frere|fils|fille|mari|femme|epouse?|conjointe?|compagn\w+|voisine?|tante|oncle|ami"
    r"|amie|grand-mere|grand-pere|cousine?|belle-\w+|beau-\w+|avocate?|medecin|docteur|assistante sociale|conseillere?)"
    r"|(?:mme|madame|m\.|mr|monsieur|me|maitre|dr|docteur) (?:[a-z]\. ?)?[a-z][a-z'-]+)(?![a-z])"
)
_OF_A_SERVICE = re.compile(
    r"\b(?:standard|accueil|mairie|caf|cpam|msa|carsat|cnav|urssaf|prefecture|sous-prefecture|services?|guichet|agence|centre"
    r"|hopital|clinique|chu|plate-?forme|secretariat|tresorerie|impots|sip|pole emploi|france travail|ants|mdph|ccas|crous|tribunal"
    r"|greffe|commissariat|gendarmerie|police|ecole|college|lycee|rectorat|conseil|departement|numero (?:vert|unique|azur|cristal|surtaxe"
    r"|gratuit|national|officiel|special|de telephone|de la|du|des|d'urgence|d'appel|indique|affiche|donne)|leur (?:\w+ )?(?:numero|standard|ligne)"
    r"|compos\w+|repondeur|boite vocale|hotline|help ?desk|permanence|maison|la poste|edf|enedis|orange|sfr|free|veolia|saur"
    r"|caisse|organisme|administration|ministere|consulat|ambassade|ligne|(?:j'ai|ai|avons|a|avoir|en|d'|on|je|j'|vous) (?:\w+ )?(?:re)?(?:appel\w+|telephon\w+)|cabinet|laboratoire|pharmacie|samu|office|ofii|antenne|site|bureau)\b"
)
_SERVICE_PREFIXES = ("08", "0969", "0970", "0971103960")


def find(page: Page) -> Iterator[Finding]:
    """Give the telephone numbers of people."""
    yield from _french(page)
    yield from _abroad(page)
    yield from _unprefixed(page)
    yield from _spoken(page)


def _french(page: Page) -> Iterator[Finding]:
    for match in _FRENCH.finditer(page.plain):
        digits = _national(match)
        sure = match["prefix"] is not None and match["prefix"][-3:].strip("+0( )") != ""
        if _is_written_as_one(page, match) and _leads_to_somebody(page, match.start(), match.end(), digits):
            yield _phone(page, *_edges(page, match.start(), match.end()), digits, 0.95 if sure else 0.9)


def _edges(page: Page, start: int, end: int) -> tuple[int, int]:
    """Give the number without a bracket that has no other half."""
    if page.plain[start] == "(" and ")" not in page.plain[start:end]:
        start += 1
    return start, end


def _national(match: re.Match[str]) -> str:
    """Give the ten digits, as if dialled in France."""
    first = match["after"] or match["first"]
    return "0" + re.sub("[^0-9]", "", (first + match["rest"]).translate(str.maketrans("oil", "011")))


def _is_written_as_one(page: Page, match: re.Match[str]) -> bool:
    """Say whether the signs between the digits are those of one number, and not of a date, a list or an amount."""
    number = match.group()
    if sum(sign.isdigit() for sign in number) < 7:
        return False
    groups = re.findall(r"[0-9oil]+", number)
    gaps = {gap.strip() or gap[:1] for gap in re.findall(r"(?<=[0-9oil])[^0-9oil]+(?=[0-9oil])", number)}
    if re.search(r"\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d", number):
        return len(gaps) == 1 and match["prefix"] is not None
    if "," in gaps and (len(groups) == 2 or not _CALLS.search(page.before(match.start(), 60))):
        return False
    if len(gaps) <= 1 or match["prefix"] is not None:
        return match["prefix"] is None or match["prefix"].strip("()") != "33" or bool(gaps)
    return all(len(group) == 2 for group in groups) or bool(_CALLS.search(page.before(match.start(), 60)))


def _leads_to_somebody(page: Page, start: int, end: int, digits: str) -> bool:
    if digits.startswith(_SERVICE_PREFIXES):
        return False
    if digits.startswith(("06", "07")):
        return True
    return page.is_advert or _line_of_somebody(page.before(start, 110), page.after(end, 70))


def _line_of_somebody(before: str, after: str) -> bool:
    """Say whether a landline is somebody's and not a service's, by the nearest words that tell."""
    somebody, service = _last(_OF_SOMEBODY, before), _last(_OF_A_SERVICE, before)
    if somebody >= 0 or service >= 0:
        return somebody >= service
    service_after, somebody_after = _OF_A_SERVICE.search(after), _OF_SOMEBODY.search(after)
    if service_after is None:
        return True
    return somebody_after is not None and somebody_after.start() < service_after.start()


def _last(cue: re.Pattern[str], before: str) -> int:
    return max((match.end() for match in cue.finditer(before)), default=-1)


def _phone(page: Page, start: int, end: int, digits: str, confidence: float) -> Finding:
    mobile = digits.startswith(("06", "07"))
    reason = "numéro de téléphone mobile" if mobile else "numéro de téléphone, hors d’un service"
    return page.finding(FindingKind.PHONE, start, end, confidence, reason)


def _abroad(page: Page) -> Iterator[Finding]:
    for match in _ABROAD.finditer(page.plain):
        if _exists(match.group()) or _CALLS.search(page.before(match.start(), 40)):
            start, end = _edges(page, match.start(), match.end())
            yield page.finding(FindingKind.PHONE, start, end, 0.9, "numéro de téléphone international")


def _exists(number: str) -> bool:
    dialled = "+" + re.sub(r"^00|\D", "", number.strip("( +"))
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(dialled)) and len(dialled) > 9
    except phonenumbers.NumberParseException:
        return False


def _unprefixed(page: Page) -> Iterator[Finding]:
    """Give the numbers without their zero, and those of the islands that have none."""
    for match in _WITHOUT_ZERO.finditer(page.plain):
        yield page.finding(FindingKind.PHONE, match.start(), match.end(), 0.8, "numéro de téléphone sans son zéro")
    for pattern in (_STUCK_WITHOUT_ZERO, _SHORT_OVERSEAS):
        for match in pattern.finditer(page.plain):
            if re.search(r"(?:tel\w*|portable|mobile|gsm|fixe|vini|joindre|joignable|rappel\w*|appel\w*|sms|whatsapp)(?: \w{1,4})?(?: au| est| le)?[ :.]*$", page.before(match.start(), 40)):
                yield page.finding(FindingKind.PHONE, match.start(), match.end(), 0.8, "numéro de téléphone annoncé")


def _spoken(page: Page) -> Iterator[Finding]:
    """Give the numbers said in words, wholly or in part."""
    for run in spoken_numbers.runs(page.plain):
        place = 0
        while place < len(run):
            after = _spoken_number(page, run, place)
            if after > place:
                yield page.finding(FindingKind.PHONE, run[place].start, run[after - 1].end, 0.9, "numéro de téléphone en lettres")
            place = max(after, place + 1)


def _spoken_number(page: Page, run: list[Spoken], place: int) -> int:
    """Give the place after the telephone number that begins here, the same place when there is none."""
    first = run[place].word
    if first not in {"zero", "0"} and not re.fullmatch("0[1-79]", first):
        return place
    digits, after = "", place
    while len(digits) < 10 and after < len(run):
        number, after = spoken_numbers.number_at(run, after)
        digits += number
    said = any(not one.word.isdigit() for one in run[place:after])
    if len(digits) != 10 or not said or digits == "0123456789":
        return place
    return after if _leads_to_somebody(page, run[place].start, run[after - 1].end, digits) else place
