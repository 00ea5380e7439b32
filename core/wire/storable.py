"""What comes over the network, held against what both engines can keep."""

import json
from collections.abc import Iterator
from datetime import date, datetime

from core.errors import Invalid
from core.periods import YEARS

_INTEGERS_END = 2**31


def check_storable(body: bytes) -> None:
    """Refuse JSON with a number or a text that no column holds: a screen sends none, and a database stumbles on it.

    Raises:
        Invalid: there is one.
    """
    for value in _values(json.loads(body or b"{}")):
        if isinstance(value, int) and abs(value) >= _INTEGERS_END:
            raise Invalid("Un nombre de cette demande est trop grand : donnez-en un plus petit.")
        if isinstance(value, str) and not _is_text(value):
            raise Invalid("Un texte de cette demande a un signe qui n’existe pas : retirez-le.")


def check_days(arguments: object) -> None:
    """Refuse arguments with a day that no programme has, or with an hour that is nowhere's.

    Raises:
        Invalid: there is one.
    """
    for value in _values(arguments):
        if isinstance(value, date) and value.year not in YEARS:
            raise Invalid("Une date de cette demande est trop loin d’aujourd’hui : donnez-en une plus proche.")
        if isinstance(value, datetime) and value.tzinfo is None:
            raise Invalid("Une heure de cette demande ne dit pas son fuseau : ajoutez-le, comme dans « +02:00 ».")


def _values(read: object) -> Iterator[object]:
    if isinstance(read, dict):
        read = [*read.keys(), *read.values()]
    if not isinstance(read, list | tuple):
        yield read
        return
    for part in read:
        yield from _values(part)


def _is_text(text: str) -> bool:
    """Tell whether there is no NUL in it, and no half of a sign."""
    return "\x00" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)
