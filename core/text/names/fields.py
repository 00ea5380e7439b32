"""Names in the fields of a form or the title of a lawsuit: their place tells them, whatever they are."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers.patterns import Pattern
from core.text.identifiers.words import words
from core.text.names.lists import first_names, fold

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]{1,30}"
_NAME = rf"(?P<name>{_WORD}(?: (?:de|du|da|dos|van|von|el|ben|la|le|{_WORD})){{0,3}}?)"
_LABEL = (
    r"(?<![\w’'])(?:[Nn]om|NOM)"
    r"(?: (?:d[’']usage|de naissance|de famille|patronymique|marital|d[’']épouse|et prénoms?))?"
    r"|(?<![\w’'])(?:[Pp]rénoms?|PR[EÉ]NOMS?|[Pp]renoms?)"
)
_ENDS = r"(?=$|\n|[,;.\"»)]| (?:[A-ZÀ-Þ]?[\w’']+ ){0,2}[A-ZÀ-Þa-zà-þ’']+ ?(?::|\.{2,}|_{2,})| né)"
_FIELD = Pattern(rf"(?:{_LABEL})[\"»]? ?(?:\* ?)?(?:[:=]|[._]{{2,60}})\s{{0,2}}[\"« ]{{0,2}}{_NAME}{_ENDS}")
# « GUILLERM, Yann <…> »: the surname in capitals, a comma, and what only stands after a name.
_INVERTED = Pattern(
    r"(?<![\w’'-])(?P<name>[A-ZÀ-ÖØ-Þ]{3,}(?:[ -][A-ZÀ-ÖØ-Þ]{2,}){0,2}, ?(?P<first>[A-ZÀ-ÖØ-Þ][a-zà-þ]{1,20})"
    r"(?:-[A-ZÀ-Þ][a-zà-þ]{1,20})?)(?=$|\n| ?[<(;]|,? n[ée]{1,2}e?s? |,? \d)"
)
_LAWSUIT = Pattern(rf"\b[Aa]ffaire {_NAME} c(?:ontre|/|\.) ?(?P<other>{_WORD}(?: {_WORD}){{0,3}})?")
_NO_NAME = words(
    """
    prénom prénoms prenom nom date adresse né née oui non
    caf cpam msa urssaf carsat préfet préfecture mairie france département service agence commune ville
    """
)


def find(text: str) -> Iterator[Finding]:
    """Give the names that a label or a lawsuit tells."""
    for match in _FIELD.finditer(text):
        if _may_be_somebodys(match["name"]):
            yield _person(match, "name", "nom d’un champ de formulaire")
    for match in _INVERTED.finditer(text):
        if fold(match["first"]) in first_names():
            yield _person(match, "name", "nom et prénom d’un carnet d’adresses")
    for match in _LAWSUIT.finditer(text):
        for part in ("name", "other"):
            if match[part] and _may_be_somebodys(match[part]):
                yield _person(match, part, "partie d’un procès")


def _may_be_somebodys(name: str) -> bool:
    return name.split(maxsplit=1)[0].lower() not in _NO_NAME


def _person(match: re.Match[str], part: str, reason: str) -> Finding:
    return Finding(kind=FindingKind.PERSON, start=match.start(part), end=match.end(part), confidence=0.7, reason=reason)
