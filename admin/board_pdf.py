"""A board on paper, as PDF/UA: each chart is bars with their figures in words, in a table that is read line by line."""

import json
from collections.abc import Mapping
from pathlib import Path

from public_form.promotion.printing import in_the_font, printed

_SOURCE = Path(__file__).with_name("board.typ")
_SIGNS = {"☺": " pos.", "◦": " neu.", "☹": " nég.", "\u202f": "\u00a0"}


def print_board(told: Mapping[str, object]) -> bytes:
    """Print a board.

    Raises:
        Unavailable: it could not be printed.
    """
    return print_source(_SOURCE, told, "ce tableau")


def print_source(source: Path, told: Mapping[str, object], what: str) -> bytes:
    """Print a Typst document with what is told in it.

    Raises:
        Unavailable: it could not be printed.
    """
    return printed(source, json.loads(json.dumps(told), object_hook=_printable), what)


def _printable(found: dict[str, object]) -> dict[str, object]:
    """Give the words with others for the signs that the font has no picture of."""
    return {key: _in_words(value) if isinstance(value, str) else value for key, value in found.items()}


def _in_words(text: str) -> str:
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    return in_the_font(text)
