"""Completion: from a line and a place in it to what may be written there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from core.seeking.line import Token, tokens
from core.seeking.search import FIELDS, PLACES, Key
from core.seeking.spelling import EXAMPLES, FEELINGS, MEANINGS, WORDS, key_of
from core.seeking.values import SIGNS, bare, quoted
from core.text.clean import fold

SHOWN = 10
"""How many candidates are given at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be written.

    Attributes:
        line: the whole line, once it is chosen.
        cursor: where one goes on writing then.
        label: the criterion that is added.
        detail: what it means.
    """

    line: str
    cursor: int
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """Gives the names that begin as what is typed, with what tells them apart.

    Attributes:
        structures: finds (name or code, detail) of structures by words, of networks alone when told so.
        words: the words that the programme uses for a key.
    """

    structures: Callable[[str, bool], Sequence[tuple[str, str]]]
    words: Callable[[Key], Sequence[str]]


def complete(line: str, cursor: int, names: Names) -> tuple[Candidate, ...]:
    """Give what may stand in the place of the criterion under the cursor, nearest first."""
    cursor = max(0, min(cursor, len(line)))
    token = _under(line, cursor)
    rest = line[token.start + len(token.typed) :]
    found: list[Candidate] = []
    for label, detail in _labels(token, names):
        written = "-" * token.excluded + label
        # A space after a value that is whole; none after a key, whose value comes.
        goes_on = "" if label[-1] in ":<>" or rest.startswith(" ") else " "
        before = line[: token.start] + written + goes_on
        found.append(Candidate(before + rest, len(before), label, detail))
    return tuple(found[:SHOWN])


def _under(line: str, cursor: int) -> Token:
    """Give what is typed from the beginning of the criterion under the cursor up to the cursor."""
    last = None
    for token in tokens(line[:cursor]):
        last = token
    if last is None or last.start + len(last.typed) < cursor:
        return Token(cursor, False, "", "", "")
    return last


def _labels(token: Token, names: Names) -> Iterator[tuple[str, str]]:
    """Give what may be written, with what it means."""
    if not token.sign:
        yield from _keys(token.value, names)
        return
    key = key_of(token.key)
    if key is None:
        for name, detail in names.structures(f"{token.key} {bare(_last(token.value))}", False):
            yield f"{Key.STRUCTURE.label}:{quoted(name)}", detail
        return
    head = token.value[: len(token.value) - len(_last(token.value))]
    for value, detail in _values(key, bare(_last(token.value)), names):
        yield f"{key.label}{token.sign}{head}{value}", detail


def _keys(typed: str, names: Names) -> Iterator[tuple[str, str]]:
    """Give the keys and the feelings that begin as what is typed, then the networks."""
    begun = fold(typed)
    if '"' in typed:
        return
    for key in Key:
        if key is not Key.TEXT and fold(key.label).startswith(begun):
            sign = SIGNS[key][-1] if key is Key.DELAY else ":"
            yield f"{key.label}{sign}", f"{MEANINGS[key]} ; par exemple {key.label}{sign}{EXAMPLES[key]}"
    if not begun:
        return
    for word in FEELINGS.values():
        if fold(word).startswith(begun):
            yield word, MEANINGS[Key.FEELING]
    for name, detail in names.structures(typed, True):
        yield f"{Key.NETWORK.label}:{quoted(name)}", detail


def _values(key: Key, typed: str, names: Names) -> Iterator[tuple[str, str]]:
    if key in FIELDS:
        return
    if key in WORDS:
        term, separator, felt = typed.partition("/")
        if separator and key in {Key.CHANNEL, Key.TAG}:
            yield from ((f"{term}/{word}", "") for word in FEELINGS.values() if fold(word).startswith(fold(felt)))
            return
        yield from ((word, "") for word in WORDS[key] if fold(word).startswith(fold(typed)))
    elif key in PLACES:
        yield from ((quoted(name), detail) for name, detail in names.structures(typed, key is Key.NETWORK))
    elif key in {Key.DELAY, Key.PUBLISHED}:
        yield EXAMPLES[key], MEANINGS[key]
    else:
        yield from ((quoted(word), "") for word in names.words(key) if fold(word).startswith(fold(typed)))


def _last(value: str) -> str:
    """Give the last of several values, the one that is being typed."""
    return value[value.rfind(",") + 1 :] if value.count('"') % 2 == 0 else value[value.rfind('"') :]
