"""First names in small letters that are words of French too, where nobody but a person can stand."""

from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern
from core.text.names.lists import first_names

_NAME = r"(?P<name>[a-z]{3,12})(?![a-z'-])"
_WAYS = (
    Pattern(rf"(?<![a-z])moi,? c ?'?est {_NAME}(?= ?[».,!;)\"]|$)"),
    Pattern(rf"(?<![a-z])c ?'?est {_NAME}(?= qui (?:m ?'?a|nous a) )"),
    Pattern(rf"(?<![a-z])j ?'?ai eu {_NAME}(?= au (?:telephone|tel|bout du fil|guichet))"),
    Pattern(rf"(?<![a-z])merci a {_NAME}(?= (?:du|de l'|de la|a l'|au) ?(?:guichet|accueil|secretariat|service|caf))"),
    Pattern(
        r"(?<![a-z])(?:enfants|filles|fils|garcons|jumeaux|jumelles) ?[:,(]? ?"
        r"(?P<name>[a-z]{3,12}),? et (?P<other>[a-z]{3,12})(?![a-z'-])"
    ),
)


def find(text: str) -> Iterator[Finding]:
    """Give the first names that only the words around tell: « moi c’est prune », « mes enfants ange et victoire »."""
    page = Page.of(text)
    for way in _WAYS:
        for match in way.finditer(page.plain):
            parts = [part for part in ("name", "other") if part in match.groupdict()]
            if all(match[part] in first_names() for part in parts):
                for part in parts:
                    yield page.finding(FindingKind.PERSON, *match.span(part), 0.65, "prénom sans majuscule")
