"""A board on paper, as PDF/UA: each chart is bars with their figures in words, in a table that is read line by line."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from core.errors import Unavailable

_SOURCE = Path(__file__).with_name("board.typ")
_PRINTER = Path(__file__).with_name("board_printer.py")
_PATIENCE = 60
"""How many seconds a board may take; it takes a part of one."""

_NOT_IN_THE_FONT = re.compile(
    r"[^\x20-\x7e\xa0-\xac\xae-\u024f\u0370-\u045f\u1e00-\u1eff\u2010-\u2027\u202f-\u203a€−☺◦☹]"
)
_SIGNS = {"☺": " pos.", "◦": " neu.", "☹": " nég.", "\u202f": "\u00a0"}


def print_board(told: Mapping[str, object]) -> bytes:
    """Print a board.

    Raises:
        Unavailable: it could not be printed.
    """
    return print_source(_SOURCE, told)


def print_source(source: Path, told: Mapping[str, object]) -> bytes:
    """Print a Typst document with what is told in it.

    Raises:
        Unavailable: it could not be printed.
    """
    words = json.loads(json.dumps(told), object_hook=_printable)
    command = [sys.executable, "-I", str(_PRINTER)]
    asked = json.dumps({"source": source.read_text(encoding="utf-8"), "told": words})
    try:
        done = subprocess.run(  # noqa: S603  # our own program, and nothing typed stands in the command
            command, input=asked.encode(), capture_output=True, check=True, timeout=_PATIENCE
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise Unavailable("Le document ne peut pas être imprimé pour l’instant : réessayez dans un moment.") from error
    return done.stdout


def _printable(found: dict[str, object]) -> dict[str, object]:
    """Give the words with others for the signs that the font has no picture of: a PDF/UA may not show a gap."""
    return {key: _in_the_font(value) if isinstance(value, str) else value for key, value in found.items()}


def _in_the_font(text: str) -> str:
    known = _NOT_IN_THE_FONT.sub("?", text)
    for sign, word in _SIGNS.items():
        known = known.replace(sign, word)
    return known
