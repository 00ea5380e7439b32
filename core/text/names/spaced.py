"""Names written letter by letter: « G é r a l d i n e », « MME T U R P I N »."""

from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers.patterns import Pattern
from core.text.names.announcing import civilities
from core.text.names.lists import first_names, fold, surnames

_LETTERS = Pattern(r"(?<![\w’'])[A-ZÀ-ÖØ-Þ](?: [A-Za-zÀ-ÖØ-öø-ÿ]){3,20}(?![\w’'])")
_BEFORE = Pattern(r"(?P<word>[^\W\d_]+)\.? $")


def find(text: str) -> Iterator[Finding]:
    """Give the names whose letters are parted by spaces: those of a list, or those that a civility announces."""
    for match in _LETTERS.finditer(text):
        before = _BEFORE.search(text, max(match.start() - 20, 0), match.start())
        titled = before is not None and fold(before["word"]) in civilities()
        if titled or fold(match.group()).replace(" ", "") in first_names() | surnames():
            yield Finding(
                kind=FindingKind.PERSON, start=match.start(), end=match.end(), confidence=0.7, reason="nom épelé"
            )
