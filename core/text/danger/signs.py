"""The signs of danger, read from their file."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_NAMED = re.compile(r"\{([a-z]+)\}")
_SECTION = re.compile(r"\[(\w+)\] (.+)")
_DEFINITION = re.compile(r"([a-z]+) = (.+)")
_UP_TO_FOUR = r"(?:(?!\.)\S+ ){0,4}"
_BOTH = " & "
_UP_TO_NINE = r"(?:(?!\.)\S+ ){0,9}"


class Pair(NamedTuple):
    """Two expressions that say danger when one sentence holds both."""

    one: re.Pattern[str]
    other: re.Pattern[str]


class Danger(NamedTuple):
    """One kind of danger.

    Attributes:
        key: its section in the file.
        name: what it is, in words.
        signs: what people write then, in words as they are said.
        pairs: what says it when two meet in a sentence.
        hints: any second half of a pair: looked for first, since nearly no text holds one.
    """

    key: str
    name: str
    signs: re.Pattern[str]
    pairs: tuple[Pair, ...]
    hints: re.Pattern[str]


@cache
def dangers() -> tuple[Danger, ...]:
    """Give every kind of danger, the gravest first."""
    named: dict[str, str] = {}
    sections: dict[tuple[str, str], list[str]] = {}
    signs: list[str] = []
    for line in files(__package__).joinpath("signs.txt").read_text(encoding="utf-8").splitlines():
        if section := _SECTION.fullmatch(line):
            signs = sections.setdefault((section[1], section[2]), [])
        elif definition := _DEFINITION.fullmatch(line):
            named[definition[1]] = definition[2]
        elif line and not line.startswith("#"):
            signs.append(_expression(line, named))
    return tuple(_danger(key, name, found) for (key, name), found in sections.items())


def _danger(key: str, name: str, signs: list[str]) -> Danger:
    halves = [sign.split(_BOTH) for sign in signs if _BOTH in sign]
    return Danger(
        key,
        name,
        signs=_any_of(sign for sign in signs if _BOTH not in sign),
        pairs=tuple(Pair(_any_of([one]), _any_of([other])) for one, other in halves),
        hints=_any_of(other for _, other in halves),
    )


def _any_of(expressions: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<= )(?:{'|'.join(expressions) or r'(?!)'})(?= )")


def _expression(line: str, named: dict[str, str]) -> str:
    whole = _NAMED.sub(lambda name: named[name[1]], line).strip()
    return (
        whole.replace("(?:~)?", _UP_TO_FOUR)
        .replace("~", _UP_TO_FOUR)
        .replace("…", f" {_UP_TO_NINE}")
        .replace("  ", " ")
    )
