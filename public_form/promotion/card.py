"""The card and the sticker to print: a name, a sentence, the code and the address, as PDF/UA."""

from pathlib import Path

from public_form.promotion import qr
from public_form.promotion.printing import in_the_font, printed

SENTENCE = "Vous avez vécu quelque chose avec ce service ? Racontez-le : il vous répondra."
"""What the card says."""

INVITATION = "Racontez votre expérience"
"""What the sticker says."""

_CARD = Path(__file__).with_name("card.typ")
_STICKER = Path(__file__).with_name("sticker.typ")


def card(programme: str, name: str, link: str) -> bytes:
    """Print the card of a structure, at the size of a visiting card.

    Raises:
        Unavailable: it could not be printed.
    """
    return printed(_CARD, _told(programme, name, link) | {"sentence": SENTENCE}, "la carte")


def sticker(programme: str, name: str, link: str) -> bytes:
    """Print the sticker of a structure, a square for a counter or a window.

    Raises:
        Unavailable: it could not be printed.
    """
    return printed(_STICKER, _told(programme, name, link) | {"sentence": INVITATION}, "l’autocollant")


def _told(programme: str, name: str, link: str) -> dict[str, str]:
    return {
        "title": in_the_font(f"Raconter une expérience : {name}"),
        "programme": in_the_font(programme),
        "name": in_the_font(name),
        "link": link,
        "shown": in_the_font(link.partition("://")[2]),
        "code": qr.drawing(link, quiet=1).decode(),
        "alt": qr.TITLE,
    }
