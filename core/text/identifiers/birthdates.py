"""Dates of birth: a whole date that a word of birth announces."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers.page import Page

_MONTH = (
    r"(?:janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?"
    r"|dec(?:embre)?)\.?"
)
_UNIT = "(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf)"
_DAY_IN_WORDS = (
    rf"(?:premier|{_UNIT}|dix(?:[ -](?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize|vingt(?:[ -](?:et[ -]un|{_UNIT}))?"
    r"|trente(?:[ -]et[ -]un)?)"
)
_NUMBER_WORD = (
    r"(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante"
    r"|soixante|et)"
)
_YEAR_IN_WORDS = (
    rf"(?:mil(?:le)?[ -]neuf[ -]cents?|dix[ -]neuf[ -]cents?|deux[ -]mil(?:le)?)(?:[ -]{_NUMBER_WORD}(?![a-z])){{0,5}}"
)
_DATE = (
    r"(?<![0-9a-z])(?<!\d[/.-])(?:"
    r"\d{1,2}(?P<sign> ?[/.\-_,] ?| )\d{1,2}(?P=sign)(?:\d{4}|\d{2})"
    r"|\d{1,2}[/.\- ]{1,3}\d{1,2}[/.\- ]{1,3}\d{4}"
    r"|(?:19|20)\d\d(?P<sign2>[/.-])\d{1,2}(?P=sign2)\d{1,2}"
    rf"|\d{{1,2}}(?: ?er)?[ .\-/]{{1,2}}(?:du |de )?{_MONTH}[ .,\-/]{{1,2}}(?:de )?(?:l'an(?:nee)? )?(?:\d{{4}}|'?\d{{2}})"
    rf"|{_DAY_IN_WORDS} {_MONTH} (?:\d{{4}}|\d{{2}}|{_YEAR_IN_WORDS})"
    rf"|\d{{1,2}}(?: ?er)? {_MONTH} {_YEAR_IN_WORDS}"
    r"|(?P<stuck>[0-3]\d[01]\d(?:19|20)\d\d)"
    r")(?![0-9a-z]|[/.-]\d| ?€)"
)
_DATES = re.compile(_DATE)
_BORN = re.compile(
    r"\b(?P<born>nee?s?(?:\(e?s?\)|[.·-]e?\.?s?|\.e)?)(?= |$|,|:|\()|\b(?:ddn|dn|date (?:et (?:le )?lieu )?de (?:ma |sa )?naissance|jour de (?:ma |sa )?naissance|naissances?|naquit|d\.d\.n\.?|d\. ?de naissance"
    r"|date naiss\w*|naiss\.|anniversaire|date de naiss\.?)"
)
_ACT = re.compile(r"(?:actes?|extraits?|certificats?|declaration|declare|declarer|primes?|conges?|copie|livret)[^.]{0,25}$")
_BREAKS = re.compile(
    r"\b(?:rendez-vous|rdv|demande[es]?|courriers?|lettre|recu[es]?|envoye\w*|depuis|valable|depose\w*|inscri\w+|convo\w+|decede\w*"
    r"|deces|mort[es]?|marie[es]?|mariage|arrive\w*|dossier|declare\w*|divorce\w*|appel\w*|titulaire|paiement|delivre\w*|expire\w*)\b"
)
_LINK = re.compile(
    r"[\s,;()\"'/:-]*(?:(?:et|ou|puis|au lieu d[eu]|a la place d[eu]|non|pas|mais|plutot que|l[ea]|du|celle|celui|de|mon|ma|mes|pour|en|est|ont|mis"
    r"|ecrit|c'est|fils|fille|frere|soeur|mari|femme|alors que|je suis|il y a|indique[er]?|saisi|[a-z][a-z-]{2,12})[\s,;()\"':-]+){0,6}"
)
_AFTER = re.compile(
    r"[\s,;:()\"»-]*(?:(?:est|c'est|etant|comme|pour|soit|et|qui est|de|la|ma|sa|notre|=) ){0,4}(?:date de (?:ma |sa )?naissance|jour de (?:ma |sa )?naissance|ddn"
    r"|ma naissance|sa naissance|anniversaire)"
)
_WINDOW = 60


def find(page: Page) -> Iterator[Finding]:
    """Give the dates of birth."""
    previous_end = None
    for match in _DATES.finditer(page.plain):
        start = match.start()
        follows = previous_end is not None and start - previous_end <= 60 and _LINK.fullmatch(page.plain, previous_end, start)
        if _is_announced(page, match) or _AFTER.match(page.plain, match.end(), match.end() + 60) or follows:
            previous_end = match.end() if not follows else previous_end
            yield page.finding(FindingKind.BIRTHDATE, start, match.end(), 0.9, "date complète, annoncée par la naissance")


def _is_announced(page: Page, match: re.Match[str]) -> bool:
    first = max(match.start() - _WINDOW, 0)
    between = page.plain[first : match.start()]
    for cue in _BORN.finditer(between):
        gap = between[cue.end() :]
        if cue["born"] and not _is_born(page, first + cue.start(), cue["born"], gap):
            continue
        if not (_BREAKS.search(gap) or _DATES.search(gap) or re.search(r"[!?;]|\. [a-z]|\n\s*\n", gap)) and not (
            cue["born"] is None and _ACT.search(between[: cue.start()])
        ):
            return True
    return False


def _is_born(page: Page, start: int, word: str, gap: str) -> bool:
    """Say whether « né » is written, or « ne » where it can be nothing else."""
    if word.startswith("nee") or page.text[start + 1] in "éÉèÈêÊ":
        return True
    return re.fullmatch(r"[ ,:(]*(?:e\)?|en|le|les)? *(?:le|:)? *", gap) is not None
