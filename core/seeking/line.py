"""A line of criteria: read as a search, and written from one."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from core.errors import Invalid
from core.seeking.search import FIELDS, Criterion, Key, Search
from core.seeking.spelling import EXAMPLES, key_of, listed
from core.seeking.values import SIGNS, is_feeling, read_value, sign_of, write_value
from core.text.clean import fold, printable

LONGEST = 1000
"""How many signs a line may have."""

CRITERIA_MAX = 30
"""How many criteria it may have; and how many values each."""

_QUOTES = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"'})
_TOKEN = re.compile(r'(?:[^\s"]|"[^"]*(?:"|$))+')
_PARTS = re.compile(r'(-?)(?:([^\s":=<>|,~]+)(<=|>=|[:=<>]))?(.*)', re.DOTALL)
_OUTSIDE_QUOTES = r'(?=(?:[^"]*"[^"]*")*[^"]*$)'
_OR, _COMMA = (re.compile(sign + _OUTSIDE_QUOTES) for sign in (r"\|", ","))
_SIMILAR = 0.8


class Token(NamedTuple):
    """One criterion as it is typed, and where it begins in the line."""

    start: int
    excluded: bool
    key: str
    sign: str
    value: str

    @property
    def typed(self) -> str:
        """The whole of it."""
        return f"{'-' * self.excluded}{self.key}{self.sign}{self.value}"


def tokens(line: str) -> Iterator[Token]:
    """Give the criteria of a line as they are typed; whatever the quotes, they count as straight ones."""
    for found in _TOKEN.finditer(line.translate(_QUOTES)):
        parts = _PARTS.fullmatch(found.group())
        if parts is not None:
            yield Token(found.start(), bool(parts[1]), parts[2] or "", parts[3] or "", parts[4])


def read(line: str) -> Search:
    """Give the search that a line writes; an empty one finds every published experience.

    Raises:
        Invalid: it cannot be read; the sentence names the word at fault and says what is possible.
    """
    if len(line) > LONGEST:
        raise Invalid(f"Cette recherche est trop longue : {LONGEST} signes au plus.", "line")
    line = printable(line)
    if line.translate(_QUOTES).count('"') % 2:
        raise Invalid("Un guillemet est ouvert et n’est pas fermé : fermez-le.", "line")
    criteria = tuple(map(_criterion, tokens(line)))
    if len(criteria) > CRITERIA_MAX:
        raise Invalid(f"Cette recherche a trop de critères : {CRITERIA_MAX} au plus.", "line")
    return Search(criteria)


def write(search: Search) -> str:
    """Give the line that writes a search."""
    return " ".join(map(write_criterion, search.criteria))


def write_criterion(criterion: Criterion) -> str:
    """Give one criterion as it is typed."""
    field = criterion.key in FIELDS
    key = "" if criterion.key is Key.TEXT else criterion.key.label + sign_of(criterion.values[0])
    return "-" * criterion.excluded + key + ("|" if field else ",").join(map(write_value, criterion.values))


def _criterion(token: Token) -> Criterion:
    key = _key(token)
    if token.sign and token.sign not in SIGNS[key]:
        possible = listed(f"{key.label}{sign}{EXAMPLES[key]}" for sign in SIGNS[key])
        raise Invalid(f"« {token.typed} » ne se lit pas : écrivez {possible}.", "line")
    parts = (_OR if key in FIELDS else _COMMA).split(token.value)
    if len(parts) > CRITERIA_MAX:
        raise Invalid(f"« {key.label} » a trop de valeurs : {CRITERIA_MAX} au plus.", "line")
    if any(not part.replace('"', "").strip() for part in parts):
        example = EXAMPLES[key] if key is Key.TEXT else f"{key.label}{token.sign or ':'}{EXAMPLES[key]}"
        raise Invalid(f"« {token.typed} » n’est pas fini : écrivez par exemple {example}.", "line")
    if not key_of(token.key) and token.key:
        parts = [f"{token.key} {part}" for part in parts]
    return Criterion(key, tuple(read_value(key, token.sign or ":", part) for part in parts), token.excluded)


def _key(token: Token) -> Key:
    """Give what a criterion is about; what is no key is the name of a network, as in caf:gard."""
    if not token.key:
        return Key.FEELING if is_feeling(token.value) else Key.TEXT
    key = key_of(token.key)
    if key is not None:
        return key
    near = get_close_matches(fold(token.key), {fold(one.label): one for one in Key}, 1, _SIMILAR)
    if near or token.sign not in SIGNS[Key.STRUCTURE]:
        meant = next((one.label for one in Key if near and fold(one.label) == near[0]), "")
        hint = f"vouliez-vous écrire « {meant} » ?" if meant else f"prenez {listed(one.label for one in Key)}."
        raise Invalid(f"« {token.key} » n’est pas un critère : {hint}", "line")
    return Key.STRUCTURE
