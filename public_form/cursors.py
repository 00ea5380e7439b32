"""The place where a page of a public list starts, as it is written in an address."""

import re
from datetime import UTC, datetime, timedelta

from core.errors import Invalid
from core.views import Cursor

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_WRITTEN = re.compile(r"([0-9]{1,16})-([0-9]{1,15})")


def written(cursor: Cursor) -> str:
    """Give the cursor as it travels in an address."""
    return f"{(cursor.at - _EPOCH) // _MICROSECOND}-{cursor.number}"


def read(text: str) -> Cursor:
    """Give the cursor that an address holds.

    Raises:
        Invalid: it was not written here.
    """
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise Invalid("Cette page de la liste n’existe pas : repartez du début de la liste.", "apres")
    return Cursor(_EPOCH + int(match[1]) * _MICROSECOND, int(match[2]))
