"""The look of what is printed: our own, or that of the State's design system, read from its installed files."""

import re
from dataclasses import dataclass
from pathlib import Path

from core.errors import Unavailable

_ACCENT = re.compile(r"--blue-france-sun-113-625:(#[0-9a-fA-F]{6})\b")


@dataclass(frozen=True, slots=True)
class Look:
    """How a poster looks.

    Attributes:
        accent: the colour of titles and figures.
        wash: the ground behind figures.
        rounded: whether corners are.
        state: whether the letterhead is that of the State.
    """

    accent: str = "#432a99"
    wash: str = "#f0ecfc"
    rounded: bool = True
    state: bool = False


NEUTRAL = Look()

LOOK = "ecoute.look"
"""Where the pages find the look that their application wears."""


def look_of(design_system: Path | None) -> Look:
    """Give the look that the site wears.

    Raises:
        Unavailable: the files of the design system do not say its colour.
    """
    if design_system is None:
        return NEUTRAL
    found = _ACCENT.search((design_system / "dsfr.min.css").read_text(encoding="utf-8"))
    if found is None:
        raise Unavailable("Les fichiers du thème « dsfr » ne donnent pas sa couleur : relancez « make dsfr ».")
    return Look(accent=found[1], wash="#f6f6f6", rounded=False, state=True)
