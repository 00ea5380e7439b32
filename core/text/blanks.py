"""Finds what a draft still leaves to be filled."""

import re
from collections.abc import Iterator

_BLANK = re.compile(
    r"‹[^‹›\n]*›"
    r"|\{[^{}\n]{0,80}\}"
    r"|\[\s*(?i:(?:[àa]\s+)?(?:compl[ée]ter|remplir|pr[ée]ciser|renseigner|v[ée]rifier|ins[ée]rer))\b[^\]\n]*\]"
    r"|\b[Xx]{3,}\b|\b[Xx]{2}(?:[/. ][Xx]{2,4})+\b"
    r"|_{3,}"
    r"|\b(?:TODO|TBD)\b"
)


def blanks(text: str) -> Iterator[tuple[int, int]]:
    """Give where each blank stands, from its first sign to the one after its last."""
    return (found.span() for found in _BLANK.finditer(text))
