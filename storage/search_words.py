"""The folded words that a search for a structure reads, and those meant where one is mistyped."""

from collections.abc import Collection, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.text.clean import fold

_ACRONYM_MIN = 3
_GUESSED_MIN = 4
"""How many letters a word has at least for a typing error to be guessed in it."""

_LONG = 7
"""From how many letters a word may have two of them."""

_GUESSES = 5
_SMALL_WORDS = frozenset(fold("à au aux d de des du en et l la le les ou par pour sur un une").split())


def search_text(name: str, typology: str, town: str, postal_code: str) -> str:
    """Give what a search reads of a structure: its folded words and its acronyms, a space before each word."""
    words = fold(f"{name} {town} {postal_code} {typology}").split()
    acronyms = dict.fromkeys(initials for initials in (_initials(name), _initials(typology)) if initials)
    return "".join(f" {word}" for word in [*words, *acronyms])


def read_as_known(words: Sequence[str], known: Collection[str]) -> list[list[str]] | None:
    """Give for each word those that it may stand for, itself where it is known.

    Returns:
        None where nothing better can be looked for: every word is known, or one is like none that is.
    """
    meant = [[word] if _is_known(word, known) else _nearest(word, known) for word in words]
    return meant if all(meant) and meant != [[word] for word in words] else None


def _is_known(word: str, known: Collection[str]) -> bool:
    return any(one.startswith(word) for one in known)


def _nearest(word: str, known: Collection[str]) -> list[str]:
    """Give the known words that are fewest typing errors away; a number is never guessed."""
    if len(word) < _GUESSED_MIN or not word.isalpha():
        return []
    most = 1 if len(word) < _LONG else 2
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=None)
    fewest = min((errors for _, errors, _ in found), default=0)
    return sorted(other for other, errors, _ in found if errors == fewest)[:_GUESSES]


def _initials(name: str) -> str:
    """Give the acronym that people make of a name: « Caisse primaire d’assurance maladie » is the cpam."""
    initials = "".join(word[0] for word in fold(name).split() if word not in _SMALL_WORDS)
    return initials if len(initials) >= _ACRONYM_MIN else ""
