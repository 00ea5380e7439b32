"""Numbers of identity cards, passports, licences, residence permits and visas."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers.codes import Code, codes
from core.text.identifiers.page import Page

_NUMBER = r"(?:n ?°s?|№|no|num|numeros?|n)"
_DOCUMENTS = (
    r"cartes? (?:nationale )?d'identite|cni|cnie|carte nationale|identite|passeports?|permis(?: de conduire)?(?! de construire| d'amenager| de demolir| de louer)|titres? de sejour|carte de sejour|cartes? de resident"
    r"|titre de voyage|visas?|agdref|numero (?:d')?etranger|n° ?(?:d')?etranger|etranger|ressortissant|recepisse|autorisation provisoire(?: de sejour)?|aps|carte de conduite|titre d'identite|sejour|livret de circulation|vls-ts|cst|dcem|tir"
)
_WEAK = (
    rf"(?:[\s:=,()«»\"'#>.-]+|(?:est|etait|c'est|le|la|les|l|d|de|du|des|portant|porte|sous|mon|ma|son|sa|notre|a|au|pour|qui|francaise?|europeen|electronique|biometrique"
    rf"|perdue?|volee?|perime|perimee|ancien|ancienne|nouveau|nouvelle|actuel|actuelle|b|delivree?|conduire|d'identite|etudiant|salarie|long sejour|schengen|{_NUMBER})(?![a-z]))"
)
_ANNOUNCED = re.compile(rf"(?<![a-z])(?P<noun>{_DOCUMENTS})(?![a-z-])(?:{_WEAK}){{0,12}}$")
_ANNOUNCED_FAR = re.compile(rf"(?<![a-z])(?P<noun>{_DOCUMENTS})(?![a-z-])[^!?;]{{0,50}}?(?<![a-z])(?:{_NUMBER}|:|portant le|numerotee?|c'est)[\s:«\"(.]{{0,4}}$")
_TOLD_AFTER = re.compile(
    rf"[\s»\"]{{0,2}}[,:(=-]? ?(?:(?:est|c'est|comme|etait) )?(?:le |mon |mon |son |ma )?(?:{_NUMBER} ?(?:de |du |d'|de la |de mon |de ma |de son )?)?(?:{_DOCUMENTS})(?![a-z])"
)
_IS_A_FILE = re.compile(r"(?<![a-z])(?:pre-?demandes?|demandes?|dossiers?|references?|ref|suivi|rendez-vous|recours|lettre|courrier|allocataire|fiscal|recommandee?|timbre|decret|loi|article|cerfa|arrete|plainte|pv|construire|ticket|circulaire|contrat|declaration)(?![a-z])")
_ASKS = re.compile(r"(?:demandes?|dossiers?|references?|suivi|renouvellement)[^.]{0,30}$")
_PASSPORT = re.compile(r"\d\d ?[a-z]{2} ?\d{5}")
_RESIDENT = re.compile(r"99\d{8}")
_LENGTHS = range(7, 17)


def find(page: Page) -> Iterator[Finding]:
    """Give the numbers of identity documents."""
    for code in codes(page):
        if code.is_date:
            continue
        if _PASSPORT.fullmatch(code.plain) and (page.is_upper(code.start, code.end) or _noun(page, code)):
            yield page.finding(FindingKind.ID_DOCUMENT, code.start, code.end, 0.9, "forme d’un numéro de passeport")
        elif _signs(code) in _LENGTHS and (noun := _noun(page, code)):
            yield page.finding(FindingKind.ID_DOCUMENT, code.start, code.end, 0.9, f"annoncé par « {noun} »")
    yield from _new_cards(page)


def _signs(code: Code) -> int:
    return sum(sign.isalnum() for sign in code.plain)


def _noun(page: Page, code: Code) -> str:
    """Give the document that tells what the code is the number of, "" when none does or a file stands nearer."""
    before = page.before(code.start, 90)
    found = _ANNOUNCED.search(before) or _ANNOUNCED_FAR.search(before)
    if found:
        asked = _ASKS.search(before[: found.start()]) and not re.search("agdref|etranger", found["noun"])
        return "" if asked or _IS_A_FILE.search(before, found.end("noun")) else found["noun"]
    told = _TOLD_AFTER.match(page.plain, code.end, code.end + 60)
    return told.group().strip(" ,:(=-»\"") if told else ""


_NEW_CARD = re.compile(r"(?<![0-9a-z])[a-z](?=[0-9a-z]{8}(?![0-9a-z]))(?=[a-z]{0,7}\d)[0-9a-z]{8}")


def _new_cards(page: Page) -> Iterator[Finding]:
    """Give the numbers of the new cards, whose letters may stand anywhere."""
    for match in _NEW_CARD.finditer(page.plain):
        code = Code(match.start(), match.end(), match.group(), 9, True)
        if page.is_upper(match.start(), match.end()) and _noun(page, code):
            yield page.finding(FindingKind.ID_DOCUMENT, code.start, code.end, 0.9, "forme d’un numéro de carte d’identité")
