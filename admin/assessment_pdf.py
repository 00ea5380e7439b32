"""A self-assessment on paper, as PDF/UA: each chart is bars with their figures in words, in a table."""

from collections.abc import Mapping
from pathlib import Path

from admin.board_pdf import print_source

_SOURCE = Path(__file__).with_name("assessment.typ")


def print_assessment(told: Mapping[str, object]) -> bytes:
    """Print the sheet of a self-assessment.

    Raises:
        Unavailable: it could not be printed.
    """
    return print_source(_SOURCE, told, "cette auto-évaluation")
