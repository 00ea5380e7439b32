"""The acronyms of the administration, each with what it stands for."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from core.text.clean import fold

_WORD = re.compile(r"(?<![\w/@.-])[A-ZÉ][A-Za-zÉé]+(?:-[A-Z]+)?(?![\w@]|\.\w)")
_CAPITALS_MIN = 2
_WRITTEN_SMALL = (
    "Adil Afpa Agirc-Arrco Anah Ants Apec Aripa Aspa Caf Carsat Cesu Cipav Cleiss Cnaf Cnam Cnav Cnil Cpam Crous Ehpad"
    " Ircantec Msa Ofii Ofpra Paje Udaf Urssaf"
)
"""Those that are often written with one capital letter, and are no other word so."""


class Acronym(NamedTuple):
    """An acronym in a text, where it first stands."""

    word: str
    expansion: str
    start: int
    end: int


@cache
def known_acronyms() -> Mapping[str, str]:
    """Give what each acronym stands for, by its capital letters."""
    lines = files(__package__).joinpath("acronyms.txt").read_text(encoding="utf-8").splitlines()
    parts = (line.partition(" = ") for line in lines if not line.startswith("#"))
    return {acronym: expansion for acronym, _, expansion in parts}


def acronyms_in(text: str, known: Mapping[str, str]) -> Iterator[Acronym]:
    """Give the known acronyms of a text, each once: « RSA », and « Caf » as well as « CAF »."""
    met: set[str] = set()
    for found in _WORD.finditer(text):
        word = found.group()
        key = word.upper()
        if key in known and key not in met and _is_acronym(word):
            met.add(key)
            yield Acronym(word, known[key], found.start(), found.end())


def spells_out(text: str, expansion: str) -> bool:
    """Tell whether a text says what an acronym stands for, in the singular or the plural."""
    return f" {_bare(expansion)} " in f" {_bare(text)} "


def _is_acronym(word: str) -> bool:
    """Tell a real acronym from a word at the beginning of a sentence: « Pas », « Sip » or « Are » are none."""
    return sum(sign.isupper() for sign in word) >= _CAPITALS_MIN or word in _WRITTEN_SMALL.split()


def _bare(text: str) -> str:
    return " ".join(word.removesuffix("s") for word in fold(text).split())
