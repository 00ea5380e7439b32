"""Cuts a text into sentences, and names each so that the same one is known again."""

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

from core.text.clean import fold

_SENTENCE = re.compile(r"[^\n.!?…]+(?:[.](?=[^\s«»\"”)])[^\n.!?…]*)*[.!?…]*")
_LEAST_WORDS = 6
"""With fewer, a sentence is an ordinary greeting or turn of phrase: the same one twice says nothing."""


class Sentence(NamedTuple):
    """A sentence of a text.

    Attributes:
        start: its first sign, counted from 0.
        end: the sign after its last one.
    """

    text: str
    start: int
    end: int


def sentences(text: str) -> Iterator[Sentence]:
    """Give the sentences of a text, in their order, without the spaces around them."""
    for found in _SENTENCE.finditer(text):
        said = found.group()
        start = found.start() + len(said) - len(said.lstrip())
        if said.strip():
            yield Sentence(said.strip(), start, start + len(said.strip()))


def marked_sentences(text: str) -> dict[str, Sentence]:
    """Give the sentences that are long enough to be known again, by their mark: case, accents and signs left out."""
    return {_mark(words): one for one in sentences(text) if len(words := fold(one.text).split()) >= _LEAST_WORDS}


def _mark(words: list[str]) -> str:
    return blake2b(" ".join(words).encode(), digest_size=12).hexdigest()
