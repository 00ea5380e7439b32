"""Numbers of identity cards, passports, licences, residence permits and visas."""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.text.finding import Finding, FindingKind
from core.text.identifiers.codes import Code
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern

_NUMBER = r"(?:n ?°s?|№|no|num|numeros?|n)"
_IDENTITY = (
    r"cartes? (?:nationale )?d ?'? ?identitee?|carte identitee?|c\.i\.?|cni|cnie|carte nationale|identite"
    r"|pieces? d ?'?identite|n° de piece|numero de piece|titre d'identite|pass?e?ports?|numeros? de document"
    r"|numeros? d[eu] (?:la |ma |ce |mon |cette )?(?:titre|document|carte(?! (?:de (?:retrait|bibli|fidel|transp"
    r"|bus|cantine|membre|adherent|mutuelle)|vitale|bancaire|bleue|grise|mobilite|d'invalidite|d'assure)))"
)
_LICENCE = (
    r"brevet de conduite"
    r"|permis?(?: de conduire| international)?(?! de construire| d'amenager| de demolir| de louer)|carte de conduite"
)
_STAY = (
    r"titres? (?:de )?sejour|carte de sejour|cartes? de resident|titre de voyage|visas?|visado|documents? de voyage"
    r"|laissez-passer|agdref|protection temporaire|cartes? pluriannuelles?|numero (?:d')?etranger"
    r"|n° ?(?:d')?etranger|etrangere?|ressortissant|recepisse"
    r"|certificats? de residen(?:ce|t)|autorisation provisoire(?: de sejour)?|aps"
    r"|(?<!mon )(?<!mes )sejour(?! hospitalier)|vignettes?(?! crit)"
    r"|livret de circulation|vls-ts|cst|dcem|tir"
)
_OF_A_COUNTRY = (
    r"tunisienne|marocaine|algerienne|roumaine|portugaise|italienne|espagnole|belge|senegalaise|malienne|ivoirienne"
    r"|camerounaise|congolaise|turque|polonaise|bulgare|ukrainienne|allemande|suisse|comorienne|malgache|haitienne"
)
_ABROAD = (
    r"cartes? (?:d'immatriculation |d'identite )?consulaires?|laissez-passer(?: consulaires?)?"
    r"|passe?ports? consulaires?|sauf-conduit"
    r"|cartes? de frontalier"
    rf"|cin|nina|cartes? (?:nationales? |d'identite )?(?:{_OF_A_COUNTRY})"
    r"|cartes? militaires?|cartes? bleues? europeennes?|document de circulation|pasaporte|passaporte|passaporto"
    r"|pasaport|reisepass|id card|identity (?:card|document)"
    r"|(?:residence|stay) (?:permit|card)|driv(?:ing|er'?s?) licen[cs]e|titulo de residencia|permesso di soggiorno"
    r"|(?:permiso|tarjeta|autorizacion) de residencia|aufenthaltstitel|personalausweis|fuhrerschein|carta (?:d'"
    r"|di )identita"
    r"|documento de identidad|dni|nie|cartao de cidadao|cedula|permiso de conducir|carta de conducao|patente di guida"
    r"|permis de sedere|buletin|numero de extranjero|(?:foreigner|alien)'?s? (?:number|no\.?)"
)
_DOCUMENTS = rf"{_ABROAD}|{_IDENTITY}|{_LICENCE}|{_STAY}"
_WEAK = (
    rf"(?:[\s:=,()«»\"'#>.?-]+|(?:est|etait|c'est|le|la|les|l|d|de|du|des|portant|porte|sous|mon|ma|son|sa|notre"
    rf"|a|au|pour|qui|francaise?|europeen|electronique|biometrique|rose|perdue?|volee?|perime|perimee|ancien|ancienne"
    rf"|nouveau|nouvelle|actuel|actuelle|b|delivree?|conduire|d'identite|etudiant|salarie|pluriannuelle|temporaire"
    rf"|longue duree|talent|passeport|provisoire|definitif|recto|valable|avec|numerote|cest|long sejour|schengen|es"
    rf"|is|ist|este|e|number|numero|nummer|nr|del|da|do|il|affiche|affichait|portait|portent|dont|avait|elle"
    rf"|{_NUMBER})(?![a-z]))"
)
_OTHER_WORD = r"(?!sous |depuis |pour |dans |plus |avant )[a-z'-]{3,15}[ ,:(]"
_ANNOUNCED = Pattern(
    rf"(?<![a-z])(?P<noun>{_DOCUMENTS})(?![a-z-])(?:{_WEAK}){{0,12}}(?:{_OTHER_WORD}(?:{_WEAK}){{0,4}}){{0,2}}$"
)
_ANNOUNCED_FAR = Pattern(
    rf"(?<![a-z])(?P<noun>{_DOCUMENTS})(?![a-z-])[^!?;]{{0,50}}?(?<![a-z])(?:{_NUMBER}|:|portant le|numerotee?"
    rf"|c'est)[\s:«\"(.]{{0,4}}$"
)
# A card or a title that nobody names further is one of identity when its number has the form of those.
_JUST_A_CARD = Pattern(
    rf"(?<![a-z])(?P<noun>cartes?|titre|document|piece|tarjeta|card|karte)(?! (?:bancaire|bleue|grise|vitale"
    rf"|de credit|de retrait|pro\b))"
    rf"(?: de (?:demandeur|refugie|travail|reside\w+)| (?:porte|portait|avait|est|perdue|volee|perimee?|italienne?"
    rf"|espagnole?"
    rf"|belge|portant|actuelle?|provisoire))*"
    rf"(?: ?[,:(=]| (?:le|la|sous|c'est|{_NUMBER}))* ?$"
)
_TOLD_AFTER = Pattern(
    rf"[\s»\"]{{0,2}}[,:(=-]? ?(?:(?:est |qui )?(?:figur|inscri|appara|imprim|ecri|lisible|indiqu)[a-z]* )?"
    rf"(?:(?:est|c'est|comme|etait|au dos de|en haut de|au bas de|sur) )?(?:le |mon |son |ma )?(?:{_NUMBER} ?(?:de "
    rf"|du |d'|de la |de mon |de ma |de son )?)?(?:{_DOCUMENTS})(?![a-z])"
    # A word with a number of its own announces that one.
    rf"(?! ?(?:[:(=]|{_NUMBER})* ?[a-z]{{0,3}} ?\d)"
)
# « L’ancienne portait le n° … »: the card was named in a sentence before.
_OF_ANOTHER = Pattern(
    r"(?<![a-z])(?:l'ancien(?:ne)?|l[ae] (?:nouvelle|nouveau|precedente?|premiere?|seconde?|derniere?|[ms]ien(?:ne)?"
    r"|vrai|bon|bonne|fausse|faux)|elle|il|cel(?:ui|le)-ci|l'une?|l'autre|son numero|leurs? numeros?)"
    rf"(?:,? ?(?:qui )?(?:port\w+|etait|avait|est|a|affich\w+|commenc\w+)| (?:pour|toujours|aussi|encore|bien))*"
    rf" ?[:,]? ?(?:l[ea] |sous )*(?:{_NUMBER})? ?[:«\"]? ?$"
)
# « … perdue dans le train. Ancien n° … »: a number that a new sentence gives without saying of what.
_JUST_A_NUMBER = Pattern(
    r"(?:^|[.!?,;:(\n] ?|(?<![a-z])(?:et|mais|dont) )(?:l[ea] |mon |son |voici le |c'est le )?"
    rf"(?:(?:ancien|nouveau|precedent|bon|vrai|vieux) )?(?:{_NUMBER})(?: (?:est|c'est|etait))?(?: le)?[ :=(«\"\n]*$"
)
_NAMED = Pattern(rf"(?<![a-z])(?P<noun>{_DOCUMENTS})(?![a-z-])")
_NAMED_BEFORE = 220
# Its title is one of perception.
_OF_THE_TREASURY = Pattern(
    r"(?<![a-z])(?:finances publiques?|tresorerie|perception|saisies?|impots?|dgfip|huissier)(?![a-z])"
)
_IS_A_FILE = Pattern(
    r"(?<![a-z])(?:pre-?demandes?|(?<!je )(?<!me )(?<!nous )(?<!lui )(?<!vous )demandes?|dossiers?|references?|ref"
    r"|suivi"
    r"|rendez-vous|recours|lettre|courrier"
    r"|allocataire|fiscal|recommandee?|timbre|decret|loi|article|cerfa|arrete|plainte|pv|construire|ticket"
    r"|circulaire|contrat|declaration(?! (?:de perte|de vol|faite)))(?![a-z])"
)
_ASKS_FIRST = Pattern(r"pre-?demandes?[^.]{0,30}$")
_ASKS = Pattern(r"(?:(?<!je )(?<!ai )demandes?|dossiers?|references?|suivi|renouvellement)[^.]{0,30}$")
_FOREIGNERS_NUMBER = Pattern("agdref|.*etrangere?")
_CARD_BESIDE = Pattern(
    r"(?:passeport|identite|cni|permis|sejour|etranger|anef|prefecture)[^.!?]{0,60}\b(?:carte|titre|passeport"
    r"|permis)(?: n°| numero)? ?:? ?$"
)
_TITLE_BEFORE = Pattern(
    r"\b(?:titre|asile|attestation de prolongation|anef|agdref|etranger|numero personnel|sejour"
    r"|resident)\b(?![^.]*\b(?:dossier|demande|suivi"
    r"|fiscal|alloc\w*|tel\w*|recettes?)\b)[^.]{0,30}$"
)
# Somebody from abroad gives the ten digits of their permit; those of a file are said to be so.
_FROM_ABROAD = Pattern(
    r"(?<![a-z])(?:recepisse|titre de sejour|carte de sejour|prefecture|prefectura|ofii|ofpra|asile|refugiee?s?"
    r"|etrangere?s?"
    r"|anef|naturalisation|visa|sejour|apatride)(?![a-z])"
)
_OTHERS_TEN_DIGITS = Pattern(
    r"(?<![a-z])(?:alloc\w*|caf|cpam|client|compte|fisca\w*|impots?|tel\w*|portable|fixe|rappel\w*|appele[rz]"
    r"|factur\w*|contrat|colis"
    r"|agdref|pole emploi|france travail|siren|siret|urssaf|commande|ticket)(?![a-z])[^.!?]{0,40}$"
)
_ABROAD_BEFORE, _ABROAD_AFTER = 250, 60
_HEAD = Pattern(r"(?<![0-9a-z'-])[a-z]{1,2} $")
_NO_HEAD = {"LE", "LA", "DE", "DU", "ET", "EN", "AU", "OU", "A", "Y", "N"}
_PASSPORT = Pattern(r"\d\d ?[a-z]{2} ?\d{5}")
_FOREIGNER = Pattern(r"\d{10}")
# An identity card of each age, a licence, a residence permit; nine signs with both letters and digits.
_SHAPE = Pattern(
    r"\d{12}|\d{9,10}|\d{6}[a-z]\d{5}|[a-z]{1,3}\d{6,9}|(?=[a-z0-9]{0,8}\d)(?=\d{0,8}[a-z])[0-9a-z]{9}|[0-9a-z]{12}"
)
# The identity cards of before: the year, the month, then the department and a number.
_OLD_CARD = Pattern(r"[0-3]\d(?:0[1-9]|1[0-2])\d[\dab]\d{6}|[89]\d(?:0[1-9]|1[0-2])\d[\dab]\d{6}")
_OF_A_CARD = Pattern(
    r"\d{12}|\d{6}[a-z]\d{5}|(?=[a-z0-9]{0,8}\d)(?=\d{0,8}[a-z])[0-9a-z]{9}|[a-z]{1,6}\d{7,9}|\d{10}"
    r"|(?=(?:[a-z]*\d){5})(?=(?:\d*[a-z]){2})[0-9a-z]{8,12}"
)
_MIXED = Pattern(r"(?=(?:[a-z]*\d){3})(?=(?:\d*[a-z]){3})[0-9a-z]{9}")
# The identity cards of today, and the residence permits: in one piece.
_OF_TODAY = Pattern(r"(?=[a-z]*\d)(?=\d*[a-z])(?=(?:[a-z]*\d){2})[0-9a-z]{9}")
_CARD_NAMED = Pattern(
    r"(?<![a-z])(?:cartes?(?! (?:bancaire|bleue|grise|vitale|de (?!resident|sejour)))|cni|titres?)(?![a-z])"
)
_SPACED = Pattern(r"(?<![0-9A-Za-z])[0-9A-Z](?: [0-9A-Z]){8}(?! ?[0-9A-Za-z](?![a-z]))")
# What the police writes: its post, the year, the number; « 13117-2023-004462 ».
_OF_THE_POLICE = Pattern(
    r"\d{3,6}[-/](?:\d{3,6}[-/])?(?:19|20)\d\d(?:[-/]\d{3,6})?|(?:19|20)\d\d[-/](?:[a-z]{1,3}[-/])?\d{3,6}"
)
# A complaint told in line: « récépissé PEL-2025-118843 ».
_WITH_A_YEAR = Pattern(r"[a-z]{2,5}[-/](?:19|20)\d\d[-/](?:\d\d[-/])?\d{4,8}")
_OLD_LICENCE = Pattern(r"\d\d[/.-]\d\d[/.-]\d{3,6}")
_LENGTHS = range(7, 17)
_BESIDE = 100


def find(page: Page) -> Iterator[Finding]:
    """Give the numbers of identity documents."""
    for match in _SPACED.finditer(page.text):
        if _OF_TODAY.fullmatch(match.group().replace(" ", "").lower()) and _is_nearest(page.before(match.start(), 120)):
            yield page.finding(FindingKind.ID_DOCUMENT, *match.span(), 0.85, "forme d’une carte, signe par signe")
    beside: dict[str, int] = {}
    for code in page.codes:
        headed = _with_its_head(page, code)
        reason = "" if code.is_date or code.is_telephone else _reason(page, headed)
        if not reason and code.start <= beside.get(code.shape, -1):
            reason = "même forme que le numéro d’avant"
        if reason:
            beside[code.shape] = code.end + _BESIDE
            yield page.finding(FindingKind.ID_DOCUMENT, headed.start, headed.end, 0.9, reason)


def shaped(page: Page, code: Code) -> bool:
    """Say whether a code has the form of a passport or a residence permit, or of a card named in the sentence."""
    compact = re.sub("[^0-9a-z]", "", code.plain)
    if _OF_A_CARD.fullmatch(compact) and _is_nearest(page.before(code.start, 120)):
        return True
    if _IS_A_FILE.search(page.before(code.start, 40)):
        return False
    if _OLD_CARD.fullmatch(compact):
        return True
    return page.is_upper(code.start, code.end) and bool(_PASSPORT.fullmatch(code.plain) or _MIXED.fullmatch(compact))


def _is_nearest(before: str) -> bool:
    """Say whether a document is named in these words, and no file after it."""
    named = list(_NAMED.finditer(before))
    return bool(named) and _IS_A_FILE.search(before, named[-1].end()) is None


def _with_its_head(page: Page, code: Code) -> Code:
    """Give the code with the capitals that stand before its digits: « AZ 40 91 73 652 »."""
    head = _HEAD.search(page.plain, max(code.start - 4, 0), code.start) if code.plain[0].isdigit() else None
    written = page.text[head.start() : code.start] if head else ""
    if head is None or not written.isupper() or written.strip() in _NO_HEAD or code.digits not in range(5, 10):
        return code
    return replace(code, start=head.start(), plain=page.plain[head.start() : code.end], lettered=True)


def _reason(page: Page, code: Code) -> str:
    """Say why it is the number of a document, "" when it is not."""
    if _OF_THE_POLICE.fullmatch(code.plain) or _WITH_A_YEAR.fullmatch(code.plain):
        return ""
    compact = re.sub("[^0-9a-z]", "", code.plain)
    noun = _noun(page, code, compact) if len(compact) in _LENGTHS else ""
    if noun.endswith("titre") and _OF_THE_TREASURY.search(page.plain, max(code.start - _NAMED_BEFORE, 0), code.start):
        return ""
    if noun == "visa" and "visale" in page.plain:  # what a surety is called by those who give it
        return ""
    if _PASSPORT.fullmatch(code.plain) and (noun or page.is_upper(code.start, code.end)):
        return "forme d’un numéro de passeport"
    if _FOREIGNER.fullmatch(compact) and _TITLE_BEFORE.search(page.before(code.start, 50)):
        return "forme d’un numéro d’étranger, annoncé"
    if not noun and _FOREIGNER.fullmatch(compact) and _is_of_somebody_from_abroad(page, code):
        return "forme d’un numéro d’étranger"
    return f"annoncé par «\u202f{noun}\u202f»" if noun else ""


def _is_of_somebody_from_abroad(page: Page, code: Code) -> bool:
    before = page.before(code.start, 50)
    if _IS_A_FILE.search(before) or _OTHERS_TEN_DIGITS.search(before) or code.plain.startswith("0"):
        return False
    near = page.plain[max(code.start - _ABROAD_BEFORE, 0) : code.end + _ABROAD_AFTER]
    return _FROM_ABROAD.search(near) is not None


def _noun(page: Page, code: Code, compact: str) -> str:
    """Give the document that tells what the code is the number of, "" when none does or a file stands nearer."""
    before = page.before(code.start, 90)
    found = _ANNOUNCED.search(before) or _ANNOUNCED_FAR.search(before)
    if found:
        file = _IS_A_FILE.search(before, found.end("noun")) or _is_asked_for(before[: found.start()], found, compact)
        return "" if file else found["noun"]
    card = _JUST_A_CARD.search(before)
    if card and (_OF_A_CARD.fullmatch(compact) or _CARD_BESIDE.search(before)):
        return card["noun"]
    told = _TOLD_AFTER.match(page.plain, code.end, code.end + 60)
    return told.group().strip(' ,:(=-»"') if told else _named_before(page, code, compact) or _card_of_today(page, code)


def _card_of_today(page: Page, code: Code) -> str:
    """Give the card or the permit named shortly before a code that has their form, "" when it may be a file."""
    if not (page.is_upper(code.start, code.end) and _OF_TODAY.fullmatch(code.plain)):
        return ""
    start = max(code.start - _BESIDE, 0)
    named = list(_CARD_NAMED.finditer(page.plain, start, code.start))
    return named[-1].group() if named and not _IS_A_FILE.search(page.plain, start, code.start) else ""


def _named_before(page: Page, code: Code, compact: str) -> str:
    """Give the document of an earlier sentence that « l’ancienne portait le n° » speaks of, "" when it is a file."""
    shaped = _SHAPE.fullmatch(compact) or _OLD_LICENCE.fullmatch(code.plain)
    near = max(code.start - 60, 0)
    other = _OF_ANOTHER.search(page.plain, near, code.start) or _JUST_A_NUMBER.search(page.plain, near, code.start)
    if not shaped or other is None:
        return ""
    said = list(_NAMED.finditer(page.plain, max(other.start() - _NAMED_BEFORE, 0), other.start()))
    return said[-1]["noun"] if said and not _IS_A_FILE.search(page.plain, said[-1].end(), other.start()) else ""


def _is_asked_for(before: str, found: re.Match[str], compact: str) -> bool:
    """Say whether the number is rather that of the request for a document."""
    if _ASKS_FIRST.search(before):
        return True
    shaped = _SHAPE.fullmatch(compact) or _FOREIGNERS_NUMBER.fullmatch(found["noun"])
    return shaped is None and _ASKS.search(before) is not None
