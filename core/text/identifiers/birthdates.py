"""Dates of birth: a whole date that a word of birth announces."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern
from core.text.names.lists import first_names, places

# Whole, cut, or with the slips of a finger: « janvié », « juilet », « septembe », « otobre ».
_MONTH = (
    r"(?:jan[vier]{0,5}|fe[vrie]{1,6}|mars?|av[rile]{1,4}|mai|jui?n|jui?[let]{1,5}|a(?:ou?t|ou)|se?pt?[embr]{0,7}"
    r"|oc?t[obremn]{0,6}|nov?[embnr]{0,6}|dec?[senmbr]{0,7})\.?"
)
_UNIT = "(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf)"
_TEEN = "dix(?:[ -](?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize"
_DAY_IN_WORDS = rf"(?:premier|1er|{_UNIT}|{_TEEN}|vingt(?:[ -](?:et[ -]un|{_UNIT}))?|trente(?:[ -]et[ -]un)?)(?![a-z])"
_NUMBER_WORD = rf"(?:{_UNIT[3:-1]}|{_TEEN}|vingts?|trente|quarante|cinquante|soixante|et)"
_YEAR_IN_WORDS = (
    rf"(?:mil(?:le)?[ -]neuf[ -]cents?|dix[ -]neuf[ -]cents?|deux[ -]mil(?:le)?)(?:[ -]{_NUMBER_WORD}(?![a-z])){{0,5}}"
)
# « le neuf, du neuf, de vingt-neuf », as it is spelled at the telephone.
_SPELLED = (
    rf"{_DAY_IN_WORDS},? (?:du |zero )(?:{_UNIT}|dix|onze|douze)(?![a-z]),? (?:de |en )?"
    rf"(?:{_YEAR_IN_WORDS}|{_NUMBER_WORD}(?:[ -]{_NUMBER_WORD}){{0,3}}(?![a-z]))"
)
# The letter O may stand for a zero beside a digit.
_DAY, _MONTH_NUMBER, _GAP = r"(?:\d{1,2}|o\d|[1-3]o)", r"(?:[01]?\d|o\d|1o)", r"[/.\- \n]{1,3}"
_IN_DIGITS = (
    rf"{_DAY}(?P<sign> ?[/.\-_,|] ?| {{1,2}}){_MONTH_NUMBER}(?P=sign)(?:\d{{4}}|\d{{2}})"
    rf"|{_DAY}(?P<odd> ?[:*·•\\] ?|//|--){_MONTH_NUMBER}(?P=odd)(?:19|20)\d\d"
    rf"|{_DAY}{_GAP}{_MONTH_NUMBER}{_GAP}\d{{4}}|(?:19|20)\d\d(?P<sign2>[/.-])\d{{1,2}}(?P=sign2)\d{{1,2}}"
    rf"|{_DAY} du {_MONTH_NUMBER}(?: d[eu])? (?:\d{{4}}|\d{{2}})"
    rf"|(?:19|20)\d\d {_MONTH} {_DAY}"
    rf"|{_DAY}(?: ?er)?(?P<roman> ?[.\-/] ?| )[ivx]{{1,4}}(?P=roman)\d{{4}}"
)
_IN_WORDS = (
    rf"{_DAY}(?: ?er| ?e(?:me)?)?[ .\-/\n]{{0,2}}(?:du "
    rf"|de )?{_MONTH}[ .,\-/\n]{{0,2}}(?:de )?(?:l'an(?:nee)? )?(?:\d{{4}}"
    rf"|'?\d{{2}})"
    rf"|{_DAY_IN_WORDS} {_MONTH} (?:\d{{4}}|\d{{2}}|{_YEAR_IN_WORDS}"
    rf"|{_NUMBER_WORD}(?:[ -]{_NUMBER_WORD}){{1,3}}(?![a-z]))"
    rf"|{_DAY}(?: ?er)? {_MONTH} {_YEAR_IN_WORDS}"
)
# A story in another language is out of scope, and its author's birth is hidden all the same.
_MONTH_ABROAD = (
    r"(?:ener|febrer|marz|abril|may|juni|juli|agost|septiembr|octubr|noviembr|diciembr"
    r"|janeir|fevereir|marc|mai|junh|julh|setembr|outubr|novembr|dezembr"
    r"|gennai|febbrai|april|maggi|giugn|lugli|settembr|ottobr|dicembr)[oei]?"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|januar|februar|maerz|oktober|dezember"
)
_ABROAD = (
    rf"{_DAY}(?:st|nd|rd|th)?\.? (?:de |of )?(?:{_MONTH_ABROAD}),? (?:de |del )?(?:19|20)\d\d"
    rf"|(?:{_MONTH_ABROAD}) {_DAY}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
)
DATES = Pattern(
    # Stuck to « né le » too.
    rf"(?:(?<![0-9a-z])|(?<=\ble)|(?<=\bne)|(?<=\bnee))(?<!\d[/.-])(?:{_IN_DIGITS}|{_IN_WORDS}|{_ABROAD}|{_SPELLED}"
    rf"|(?P<stuck>[0-3]\d[01]\d(?:19|20)\d\d)"
    r"|(?P<short>[0-3]\d[01]\d\d\d))(?![0-9a-z]|[/.-]\d| ?€| (?!0[1-9](?: \d\d){4})\d\d \d\d(?!\d))"
)
_BORN = Pattern(
    r"\b(?P<born>nee?s?(?:\(e?s?\)|[.·-]e?\.?s?|\.e)?)(?= |$|,|:|\(|\n)"
    r"|\b(?:ddn|dn\b|d\.n\.|d\.d\.n\.?|d\. ?de naissance|date (?:et (?:le )?lieu )?de (?:ma |sa )?naissance"
    r"|jour de (?:ma |sa )?naissance|naiss?ances?|naquit|dat+e (?:de )?naiss?\w*\.?|naiss\.|date d'anniversaire|(?:mon"
    r"|son) anniv(?:ersaire)?(?= ?[:=,(]| est| le| c)|n\.? le(?= \d)"
    r"|accouch(?:e|ee|er)|venue?s? au monde|vu le jour|mise?s? au monde|fait naitre|premier cri|triplee?s"
    r"|sont du meme jour|l'arrivee de [a-z-]+(?=, le \d)"
    r"|bebe-surprise|pointe (?:le bout de )?son nez"
    r"|arrivee?s? (?:un mois |deux mois )?trop tot|arrivee?s? au monde|nait(?= le)"
    r"|dob\b|date of birth|born|fecha de nacimiento|data de nascimento|geburtsdatum|geboren|data di nascita"
    r"|naci(?:o|do|da)?|nasci(?:do|da)?|nat[oa] (?:il|a)"
    r"|av(?:ons|ais|ait|ait) eu (?:notre|ma|mon|leur|une|un) (?:fille|fils|garcon|bebe|premiere?|deuxieme|enfant)"
    r")"
)
# « ne le » without its accent, where it can be nothing else than « né le ».
_MAY_BE_BORN = Pattern(r"[ ,:(]*(?:e\)?|en|le|les|un|\d)? *(?:le|:)? *(?=\d|(?:un|premier|vingt|trente|dix)[ -])")
_ACT = Pattern(
    r"(?:actes?|extraits?|certificats?|declaration|declare|declarer|primes?|conges?|copie|livret)[^.]{0,25}$"
)
_BREAKS = Pattern(
    r"\b(?:rendez-vous|rdv|demande[es]?|courriers?|lettre|recu[es]?|envoye\w*|depuis|valable|depose\w*|inscri\w+"
    r"|convo\w+|decede\w*|deces|mort[es]?|marie[es]?|mariage|arrive\w*|dossier|declare\w*|divorce\w*|appel\w*|titulaire"
    r"|paiement|delivre\w*|expire\w*|habite|hopital|prevue?s?|terme)\b|[!?](?!\s*$)|;|\. [a-z]|\n\s*\n"
)
_LINK = Pattern(
    r"[\s,;()\"'/:-]*(?:(?:a \d{1,2} ?h(?: ?\d\d)?|c'etait|l'autre|l'une?|et|au|ou|puis|au lieu d[eu]"
    r"|a la place d[eu]|non|pas|mais|plutot que|l[ea]|du|celle"
    r"|celui|de|mon|ma|mes|pour|en|est|ont|mis|ecrit|c'est|fils|fille|frere|s(?:oe|œ)ur|mari|femme|alors que|je suis"
    r"|il y a"
    r"|indique[er]?|saisi|a [a-z-]+(?: alors| mais|,)|moi|lui|elle|[a-z][a-z-]{2,12})[\s,;()\"':-]+){0,6}"
)
_NO_LINK = Pattern(
    r"\b(?:declaree?s?|inscrite?s?|recu|decede\w*|mort|marie\w*|depuis|rendez-vous|rdv|depose\w*|courriers?|lettres?"
    r"|appel\w*|demande\w*|envoye\w*|convo\w+|dossier|paiement|delivre\w*|expire\w*|hopital|accident|opere\w*)\b"
)
_AFTER = Pattern(
    r"(?:,? (?:au lieu d[eu]|et non|a la place d[eu]|(?:est )?devenue?|devient|pour"
    r"|contre) (?:le )?(?:\d{1,2} [a-z]+ \d{4}|[0-9/.-]{6,10}))?"
    r"[\s,;:()\"»-]*(?:(?:est|c'est|etant|comme|pour|sur|dans|soit|et|qui est|de|la|ma|sa|notre|a|[a-z-]{3,15},?"
    r"|=) ){0,4}\(?(?:date de (?:ma |sa )?naissance|jour de (?:ma |sa )?naissance|ddn|ma naissance|sa naissance)"
    r"|(?:[^.!?]{0,60}[:,;])?(?: (?:or|mais|alors que|et))? je suis nee?(?! en)\b|,? nee?(?:\(e\))? a [a-z]"
)
_SHORT_ANNOUNCED = Pattern(
    r"(?:naiss?\w*\.?|ddn|d\.n\.|(?<![a-z])dn|anniv\w*|vu le jour|au monde|accouch\w+|(?<![a-z])n(?:ait|\.)?"
    r"|(?<![a-z])nee?s?(?:\(e\)|[.·-]e)?(?: (?:en|a|au) [a-z-]+)?)(?: c| est)?(?: le| un)?[ :=(«\"\n]*$"
)
_FAMILY = (
    r"filles?|fils|garcons?|derniere?|femme|mari|epou(?:x|se)|conjointe?|compagn(?:on|e)|mere|pere|maman|papa"
    r"|mamie?|pap[iy]"
    r"|oncle"
    r"|tante|frere|s(?:oe"
    r"|œ)ur|bebe"
    r"|jumeaux|jumelles?|enfants?|aine|ainee|cadette?|petit-fils|petite-fille|grand-mere|grand-pere|neveu|niece"
    r"|cousine?|benjamine?|nourrisson|mme|madame|m\.|mr|monsieur|mlle"
)
_RELATIVE = Pattern(rf"\b(?:{_FAMILY})(?: [a-z'-]+){{0,3}} ?(?:\(|, ?)$")
# « ma fille 03-05-2019 » and « mon mari Karim 04/06/1978 »; a verb between would tell when, and not who.
_SELF = Pattern(
    r"\b(?:comme etant|je suis|je ne suis pas|j'etais|moi qui suis|moi|nous sommes"
    r"|(?:jumeaux|jumelles|bebe|enfant)(?: est| sont)?) (?:de la classe )?d[eu] $"
)
# « Ma mère est du 22 / 06 / 1941 »; « la lettre de ma mère est du… » tells of the letter.
_FROM = Pattern(
    rf"(?<!de )(?<!a )(?<!pour )(?<!par )(?<!avec )\b(?:m(?:a|on|es)|nos|notre|sa|son|ses|leurs?) (?:{_FAMILY})"
    r"(?: [a-z'-]+)?(?:,? (?:qui|lui|elle))?(?: et moi)?,? (?:est|sont|sommes|etait),? d[eu] $"
)
_FROM_BETWEEN_COMMAS = Pattern(rf"(?<![a-z])(?:m(?:a|on)|notre|sa|son) (?:{_FAMILY})(?: [a-z'-]+)?, du $")
_SHE = Pattern(r"(?:^|[ (,])(?:elle|il|moi et) (?:est|etait) du $")
_NAMED_FROM = Pattern(r"(?<![\w'’-])(?P<name>[A-ZÀ-Ö][\w’'-]{1,20})(?:,| (?P<said>est|était))? du $")
# What bears the birth of its holder: « le carnet de santé porte 3 janvier 2017 ».
_BORNE = Pattern(
    r"(?<![a-z])(?:bracelet|carnet de sante|livret de famille|acte)(?: [a-z'-]+){0,6} (?:port\w+|indiqu\w+|donn\w+"
    r"|di(?:t|sait)"
    r"|colle|marqu\w+) (?:le |un )?$"
)
_KIN = Pattern(rf"(?<![a-z])(?:(?:m(?:a|on|es)|nos|notre|sa|son|ses|leurs?|une?|le|la) |l')(?:{_FAMILY}) ?[:,]? ?$")
# « l’acte de naissance de mon petit Djamel, 05/01/2020, », « Enzo, trisomique, 9 ans (26/08/2015) »
_CHILD_BEFORE = Pattern(
    r"(?<![a-z])m(?:on|a) (?:fils|fille|garcon|bebe|petite?) [a-z'-]+(?:, | ?\()$|(?<!\d)1?\d ans ?\($"
)
_NAME_BEFORE = Pattern(
    r"(?<![\w'’-])(?P<names>[A-ZÀ-Ö][\w’'-]{1,20}(?: [A-ZÀ-Ö][\w’'-]{0,20}\.?){0,2}) ?(?P<sign>[(,:–-]?) ?$"
)
_ASKED_FOR = Pattern(
    r"(?<![\w'’-])(?:[Pp]our|[Dd]e|(?:[Mm]on|[Mm]a) f[a-z]+) (?P<name>[A-ZÀ-Ö][\w’'-]{1,20})"
    r"(?: [A-ZÀ-Ö][\w’'-]{1,20})? ?[,(:] ?$"
)
_LONG_AGO = 2020
# Nothing before it says what happened then: « (19 mai 2024) », « , 6/6/2019 sur le bracelet ».
_BARE = Pattern(r"[(,:»\"] ?$")
_CHILD = Pattern(
    r"(?<![a-z])(?:naissance d[eu]|nourrisson|nouveau-ne|pediatri\w*|maternite|bracelet|(?:le|la|du|de la) petite?"
    r"|carnet de sante|livret de famille)(?![a-z])"
)
_HAPPENED_TO = Pattern(
    r"(?<![a-z])(?:rendez-vous|rdv|consult\w*|seances?|audiences?|decisions?|courriers?|recu\w*|inscri\w*|refus\w*"
    r"|vaccin\w*|oper\w*|examens?|radio|irm|reunions?|jugement|depos\w*|demandes?|factures?|attestations?"
    r"|certificats?|convo\w*|paye\w*|rentree|absence|stage)(?![a-z])"
)
_KIN_BEFORE = Pattern(rf"\b(?:{_FAMILY}|petite?|famille|nee?s?)\b")
_NAMED_FOR = Pattern(
    r"\b(?:operation|consultation|seance|rappel|examen|vaccin|audience|tempete|cyclone|ouragan|lois?|rue|avenue"
    r"|boulevard|place|lycee|college|ecole|signee?|fait|(?:e-?)?mails?|courriels?|reponses?|messages?|sms|mot"
    r"|visite|entretien|rencontre|vue?s?|avec|par|notes?"
    r"|fax|compte"
    r" rendu|jugement|facture|decision|attestation)\b"
)
_STOPS = {"", ",", ";", ".", "\n"}
_HAPPENED = Pattern(
    r"\b(?:hospitalis|oper|refus|accept|recu|convoqu|inscri|malade|scolaris|licenci|expuls|arrive|parti|mari[ae]"
    r"|divorc|dece"
    r"|mort|demenag|vaccin|examin|diplom|embauch|condamn|entre|sorti|place|admis|retraite|absent)"
)
_STUCK = Pattern(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d")
_NOT_BEFORE = 1900
_SHORT_YEAR = Pattern(r"\d{1,2}(?:( ?[/.-] ?| )\d{1,2}\1|(?: ?er)?[ -][a-z]{3,9}\.?[ -]'?)(?P<year>\d\d)")
_LAST_SHORT_YEAR = 35
_WINDOW = 60


def find(page: Page) -> Iterator[Finding]:
    """Give the dates of birth."""
    cues = [cue for cue in _BORN.finditer(page.plain) if _is_of_a_birth(page, cue)]
    ends = [cue.end() for cue in cues]
    previous_end = -2 * _WINDOW
    for match in DATES.finditer(page.plain):
        if match["short"] and not _SHORT_ANNOUNCED.search(page.plain, max(match.start() - 30, 0), match.start()):
            continue
        near = ends[bisect_left(ends, match.start() - _WINDOW) : bisect_left(ends, match.start() + 1)]
        if any(_leads_to(page, end, match.start()) for end in near) or _is_told(page, match, previous_end):
            previous_end = match.end()
            reason = "date complète, annoncée par la naissance"
            yield page.finding(FindingKind.BIRTHDATE, match.start(), match.end(), 0.9, reason)


def _is_of_a_birth(page: Page, cue: re.Match[str]) -> bool:
    """Say whether the word tells of a birth, and not of the paper that was drawn up for it."""
    start, word = cue.start(), cue["born"]
    if word is None:
        return _ACT.search(page.plain, max(start - _WINDOW, 0), start) is None
    sure = word.startswith("nee") or page.text[start + 1] in "éÉèÈêÊ"
    return sure or _MAY_BE_BORN.match(page.plain, cue.end()) is not None


def _leads_to(page: Page, end: int, start: int) -> bool:
    """Say whether nothing between a word of birth and a date parts them."""
    return not (_BREAKS.search(page.plain, end, start) or DATES.search(page.plain, end, start))


def _is_of_a_child(page: Page, match: re.Match[str]) -> bool:
    """Say whether a date that nothing leads to stands beside a child: « la naissance du petit (19 mai 2024) »."""
    least, start = max(match.start() - _WINDOW, 0), match.start()
    if _BORNE.search(page.plain, least, start):
        return True
    if _BARE.search(page.plain, least, start) is None or not re.search(r"\d{4}|/\d\d$", match.group()):
        return False
    return _CHILD.search(page.plain, least, start) is not None and not _HAPPENED_TO.search(page.plain, least, start)


def _is_told(page: Page, match: re.Match[str], previous_end: int) -> bool:
    """Say whether the date follows another date of birth, stands after a relative, or is told by what comes after."""
    return (
        _follows(page, previous_end, match.start())
        or _is_beside_a_relative(page, match)
        or _is_from(page, match)
        or _is_just_after_somebody(page, match)
        or _is_of_a_child(page, match)
        or _AFTER.match(page.plain, match.end(), match.end() + 80) is not None
    )


def _follows(page: Page, previous_end: int, start: int) -> bool:
    near = 0 <= start - previous_end <= _WINDOW and _LINK.fullmatch(page.plain, previous_end, start)
    return bool(near) and not _NO_LINK.search(page.plain, previous_end, start)


def _is_from(page: Page, match: re.Match[str]) -> bool:
    """Say whether somebody is said to be of that date: « ma mère est du… », « mon fils, du…, »."""
    least, start = max(match.start() - _WINDOW, 0), match.start()
    if _SELF.search(page.plain, least, start) or _FROM.search(page.plain, least, start):
        return not page.plain.startswith(" au ", match.end())
    if page.plain.startswith(",", match.end()) and _FROM_BETWEEN_COMMAS.search(page.plain, least, start):
        return True
    if _SHE.search(page.plain, least, start) and 0 < year_of(match.group()) < _LONG_AGO:
        return True
    named = _NAMED_FROM.search(page.text, least, start)
    if named is None or _NAMED_FOR.search(page.plain, least, named.start()):
        return False
    closed = named["said"] is not None or _is_closed(page, match)
    return closed and _is_a_first_name(page.plain[slice(*named.span("name"))])


def _is_just_after_somebody(page: Page, match: re.Match[str]) -> bool:
    """Say whether it is a whole date in digits just after « ma fille », or after a first name that it stands for."""
    if not re.search(r"(?:19|20)\d\d", match.group()):
        return False
    least, start = max(match.start() - _WINDOW, 0), match.start()
    if re.search("[a-hj-uwyz]", match.group()):
        return _is_of_who_is_asked_for(page, match)
    if _is_in_their_brackets(page, match, least):
        return True
    if _CHILD_BEFORE.search(page.plain, least, start) and _is_closed(page, match):
        return True
    if _BREAKS.search(page.plain, least, start):
        return False
    kin = _KIN.search(page.plain, least, start)
    if kin:
        return ":" not in kin.group() or page.plain[match.end() : match.end() + 1] in _STOPS
    line = max(least, page.plain.rfind("\n", least, start) + 1)
    return not DATES.search(page.plain, line, start) and _stands_for_a_name(page, match, line)


def _is_of_who_is_asked_for(page: Page, match: re.Match[str]) -> bool:
    """Say whether a date of some time ago stands between commas after a child: « pour Kylian, 6 juin 2013, »."""
    named = _ASKED_FOR.search(page.text, max(match.start() - _WINDOW, 0), match.start())
    old = year_of(match.group()) < _LONG_AGO
    return (
        named is not None
        and _is_closed(page, match)
        and old
        and _is_a_first_name(page.plain[slice(*named.span("name"))])
    )


def _is_closed(page: Page, match: re.Match[str]) -> bool:
    return page.plain[match.end() : match.end() + 2].strip()[:1] in {",", ")", ";", "."}


def _is_in_their_brackets(page: Page, match: re.Match[str], least: int) -> bool:
    """Say whether brackets hold a name and the date alone: « (Soan Léandre, 19/12/2024) »."""
    named = _NAME_BEFORE.search(page.text, least, match.start())
    if named is None or page.plain[named.start() - 1 : named.start()] != "(" or named["sign"] != ",":
        return False
    names = page.plain[named.start() : named.end("names")].split()
    return page.plain.startswith(")", match.end()) and any(map(_is_a_first_name, names))


def _stands_for_a_name(page: Page, match: re.Match[str], least: int) -> bool:
    """Say whether a first name stands just before, and marks close the date as they opened it or a relative is near."""
    named, start = _NAME_BEFORE.search(page.text, least, match.start()), match.start()
    if named is None or _NAMED_FOR.search(page.plain, least, start):
        return False
    if not any(map(_is_a_first_name, page.plain[named.start() : named.end("names")].split())):
        return False
    closing = {"(": ")", ",": ","}.get(named["sign"], " -")
    return page.plain.startswith(closing, match.end()) or _KIN_BEFORE.search(page.plain, least, start) is not None


def _is_a_first_name(word: str) -> bool:
    return word.replace("-", " ") in first_names() and word not in places()


def _is_beside_a_relative(page: Page, match: re.Match[str]) -> bool:
    """Say whether it stands alone, in brackets or commas, after somebody of the family."""
    before = _RELATIVE.search(page.plain, max(match.start() - 60, 0), match.start())
    if before is None or 0 < year_of(match.group()) < _NOT_BEFORE or _HAPPENED.search(before.group()):
        return False
    after = page.plain[match.end() : match.end() + 4]
    if before.group().endswith("("):
        return after.startswith((")", ",", " et", ";", " -"))
    # « mon mari, le 3 mai 2024, » tells when; « mon mari, 03/05/1962, » tells who.
    return after.startswith((",", ")")) and re.search("[a-z]", match.group()) is None


def year_of(date: str) -> int:
    """Give the year of a date, 0 when only two digits of it are written that may be of this century."""
    if _STUCK.fullmatch(date):
        return int(date[4:])
    years = [int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", date)]
    short = _SHORT_YEAR.fullmatch(date)
    if short and int(short["year"]) > _LAST_SHORT_YEAR:
        return 1900 + int(short["year"])
    return years[0] if years else 0
