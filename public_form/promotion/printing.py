"""Prints a document as PDF/UA, in a process that ends: the card, the sticker, the poster."""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from threading import BoundedSemaphore

from core.errors import Unavailable

_PRINTER = Path(__file__).with_name("printer.py")
_PATIENCE = 20
"""How many seconds a document may take; it takes a twentieth of one."""

_AT_ONCE = BoundedSemaphore(2)
"""Anybody may ask for a document: no more of them are printed at once by a process of the site."""

_NOT_IN_THE_FONT = re.compile(r"[^\x20-\x7e\xa0-\xac\xae-\u024f\u0370-\u045f\u1e00-\u1eff\u2010-\u2027\u202f-\u203a€−]")


def printed(source: Path, told: Mapping[str, object], what: str) -> bytes:
    """Print a document.

    Args:
        source: in Typst.
        told: what it says; none of it is read as Typst.
        what: what it is called when it cannot be printed.

    Raises:
        Unavailable: it could not be printed.
    """
    refusal = Unavailable(f"Impossible d’imprimer {what} pour l’instant : réessayez dans un moment.")
    asked = json.dumps({"source": source.read_text(encoding="utf-8"), "told": told}).encode()
    if not _AT_ONCE.acquire(timeout=_PATIENCE):
        raise refusal
    try:
        return _run(asked)
    except (subprocess.SubprocessError, OSError) as error:
        raise refusal from error
    finally:
        _AT_ONCE.release()


def in_the_font(text: str) -> str:
    """Give the text with « ? » for what the font of the document has no picture of: a PDF/UA may not show a gap."""
    return _NOT_IN_THE_FONT.sub(_nearest, text)


def _nearest(found: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", found[0])
    return "?" if _NOT_IN_THE_FONT.search(plain) else plain


def _run(asked: bytes) -> bytes:
    command = [sys.executable, "-I", str(_PRINTER)]
    done = subprocess.run(  # noqa: S603  # our own program, and nothing typed stands in the command
        command, input=asked, capture_output=True, check=True, timeout=_PATIENCE
    )
    return done.stdout
