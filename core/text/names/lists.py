"""The lists of names and of what looks like one, read once, folded sign by sign."""

import unicodedata
from functools import cache
from importlib.resources import files

from core.french import stems

_FOLDABLE = [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
_APOSTROPHES = {0x2019: "'", 0x02BC: "'", 0x2018: "'"}
# Ends of French words that are nobody's name: a capital there is a way of writing.
_WORD_ENDS = (
    "ement",
    "iment",
    "amment",
    "tion",
    "tions",
    "sion",
    "sions",
    "ique",
    "iques",
    "isme",
    "euse",
    "euses",
    "eaux",
    "ables",
    "ibles",
)


def _bare(sign: str) -> str:
    """Give the sign in lower case without its accent, always one sign."""
    bare = unicodedata.normalize("NFKD", sign)[:1].lower()
    return bare if len(bare) == 1 else sign


_TABLE = {code: _bare(chr(code)) for code in _FOLDABLE} | _APOSTROPHES


def fold(text: str) -> str:
    """Give the text without capitals and accents, sign for sign, so that places in it stay what they are."""
    return text.translate(_TABLE)


@cache
def _lines(name: str) -> tuple[str, ...]:
    return tuple(files(__package__).joinpath("lists", f"{name}.txt").read_text("utf-8").split("\n")[:-1])


def folded_lines(*names: str) -> frozenset[str]:
    """Give the entries of the lists, folded, with one space between their words."""
    return frozenset(fold(line).replace("-", " ").replace("'", " ") for name in names for line in _lines(name))


@cache
def first_names() -> frozenset[str]:
    """Give the first names."""
    return folded_lines("first_names")


@cache
def surnames() -> frozenset[str]:
    """Give the surnames."""
    return folded_lines("surnames")


@cache
def surname_ends() -> tuple[str, ...]:
    """Give ends of words that are nearly always surnames: -ski, -oglu, -aoui."""
    return _lines("surname_ends")


@cache
def ordinary_words() -> frozenset[str]:
    """Give words of everyday French, some of which are names as well."""
    return folded_lines("words")


@cache
def _stems() -> frozenset[str]:
    return frozenset(stem for word in _lines("words") for stem in stems(word))


@cache
def other_names() -> frozenset[str]:
    """Give places, services, brands and famous people that one word names."""
    return frozenset(entry for entry in folded_lines("places", "services", "figures") if " " not in entry)


@cache
def longer_names() -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """Give those that several words name by their first two, the longest first."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for entry in folded_lines("places", "services", "figures"):
        parts = tuple(entry.split())
        if len(parts) > 1:
            found.setdefault((parts[0], parts[1]), []).append(parts)
    return {start: sorted(entries, key=len, reverse=True) for start, entries in found.items()}


@cache
def places() -> frozenset[str]:
    """Give the towns, regions and countries."""
    return folded_lines("places")


@cache
def figures() -> frozenset[str]:
    """Give the famous people that one word names."""
    return frozenset(entry for entry in folded_lines("figures") if " " not in entry)


def is_ordinary(folded: str) -> bool:
    """Tell whether a folded word is everyday French, inflected or not."""
    if folded in ordinary_words() or folded.endswith(_WORD_ENDS):
        return True
    return len(folded) > 3 and folded.isalpha() and not _stems().isdisjoint(stems(folded))
