"""What reading a file gives: rows of text, and the rows that could not be read."""

from typing import NamedTuple

from core.text.clean import excerpt

MAX_CELL = 16 * 1024 * 1024
"""The longest cell of a CSV file, and the longest record of a JSON file, in characters."""

_SHOWN = 200


class SourceRow(NamedTuple):
    """A row that was read whole.

    Attributes:
        place: the line where the row starts (CSV), or the number of the record (JSON); both from 1.
        values: slug → text; "" for what is empty, null or absent. Every official column is there.
    """

    place: int
    values: dict[str, str]


class BrokenRow(NamedTuple):
    """A row that could not be read.

    Attributes:
        place: as in SourceRow; broken records are numbered with the others.
        reason: in French, lower case and without a full stop, to be shown after « Ligne 12 : ».
        text: the beginning of what stands there, on one line, at most 200 signs; "" when it is not known.
    """

    place: int
    reason: str
    text: str


Row = SourceRow | BrokenRow


def broken(place: int, reason: str, raw: str) -> BrokenRow:
    """Give the broken row at `place`, with the beginning of its raw text made fit to be shown."""
    return BrokenRow(place, reason, excerpt(raw[: 10 * _SHOWN], _SHOWN))


def storable(text: str) -> bool:
    """Say whether a database can keep the text: no NUL, no lone surrogate."""
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False


def made_storable(text: str) -> str:
    """Give the text without NUL and lone surrogates, which are no text and which no database keeps."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
