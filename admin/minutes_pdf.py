"""The minutes of a committee on paper, as PDF/UA."""

from collections.abc import Mapping
from pathlib import Path

from admin.board_pdf import print_source

_SOURCE = Path(__file__).with_name("minutes.typ")


def print_minutes(told: Mapping[str, object]) -> bytes:
    """Print the minutes of a committee.

    Raises:
        Unavailable: they could not be printed.
    """
    return print_source(_SOURCE, told, "ce compte rendu")
