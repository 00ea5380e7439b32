"""The card to print: a name, a sentence, the code and the address, at the size of a visiting card, as PDF/UA."""

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

from core.errors import Unavailable
from public_form.promotion import qr

SENTENCE = "Vous avez vécu quelque chose avec ce service ? Racontez-le : il vous répondra."
"""What the card says."""

_SOURCE = Path(__file__).with_name("card.typ")
_PRINTER = Path(__file__).with_name("printer.py")
_PATIENCE = 20
"""How many seconds a card may take; it takes a twentieth of one."""

_NOT_IN_THE_FONT = re.compile(r"[^\x20-\x7e\xa0-\xac\xae-\u024f\u0370-\u045f\u1e00-\u1eff\u2010-\u2027\u202f-\u203a€]")


def card(programme: str, name: str, link: str) -> bytes:
    """Print the card of a structure.

    Raises:
        Unavailable: it could not be printed.
    """
    told = {
        "title": in_the_font(f"Raconter une expérience : {name}"),
        "programme": in_the_font(programme),
        "name": in_the_font(name),
        "sentence": SENTENCE,
        "link": link,
        "shown": in_the_font(link.partition("://")[2]),
        "code": qr.drawing(link, quiet=1).decode(),
        "alt": qr.TITLE,
    }
    return _printed({"source": _SOURCE.read_text(encoding="utf-8"), "told": told})


def in_the_font(text: str) -> str:
    """Give the text with « ? » for what the font of the card has no picture of: a PDF/UA may not show a gap."""
    return _NOT_IN_THE_FONT.sub(_nearest, text)


def _nearest(found: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", found[0])
    return "?" if _NOT_IN_THE_FONT.search(plain) else plain


def _printed(asked: dict[str, object]) -> bytes:
    command = [sys.executable, "-I", str(_PRINTER)]
    try:
        done = subprocess.run(  # noqa: S603  # our own program, and nothing typed stands in the command
            command, input=json.dumps(asked).encode(), capture_output=True, check=True, timeout=_PATIENCE
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise Unavailable("La carte ne peut pas être imprimée pour l’instant : réessayez dans un moment.") from error
    return done.stdout
