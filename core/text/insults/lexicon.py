"""The kept lexicon of injurious French, with every form of every word."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib.resources import files
from itertools import product

import ahocorasick

_CHOICE = re.compile(r"\(([^()]*)\)")
_MASKED_WHOLE = 3


class Sense(Enum):
    """When an expression counts as an insult: the sections of the lexicon."""

    ALWAYS = "always"
    AIMED = "aimed"
    CALLED = "called"
    NAMED = "named"
    GROUPS = "groups"
    EXCLAIMED = "exclaimed"
    HARMLESS = "harmless"


@cache
def expressions() -> dict[str, Sense]:
    """Give each expression of the lexicon with its sense; of two, the earlier section is believed."""
    known: dict[str, Sense] = {}
    sense = Sense.ALWAYS
    for line in files(__package__).joinpath("lexicon.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            sense = Sense(line.strip("[]"))
        elif line and not line.startswith("#"):
            for expression in _each(line):
                known.setdefault(expression, sense)
    return known


def _each(line: str) -> Iterator[str]:
    """Give what a line of the lexicon stands for."""
    parts = _CHOICE.split(line)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    for chosen in product(*choices):
        if words := " ".join("".join(chosen).split()):
            yield words


@cache
def automaton() -> ahocorasick.Automaton:
    """Give what finds every expression in one pass over words parted by single spaces, one at each end."""
    found = ahocorasick.Automaton()
    for expression, sense in expressions().items():
        found.add_word(f" {expression} ", (len(expression.split()), sense))
    found.make_automaton()
    return found


@cache
def disguisable() -> frozenset[str]:
    """Give the single words that people disguise: a harmless word has no need to hide."""
    return frozenset(
        word
        for word, sense in expressions().items()
        if sense in {Sense.ALWAYS, Sense.AIMED, Sense.EXCLAIMED} and len(word) >= _MASKED_WHOLE and word.isalpha()
    )


@cache
def inside_letters() -> ahocorasick.Automaton:
    """Give what finds disguisable words in letters that stand one by one: long enough to be no accident."""
    found = ahocorasick.Automaton()
    for word in disguisable():
        if len(word) > _MASKED_WHOLE:
            found.add_word(word, word)
    found.make_automaton()
    return found
