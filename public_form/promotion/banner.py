"""The name on a banner, cut in lines that fit whatever font the reader's machine has."""

from dataclasses import dataclass
from textwrap import wrap

WIDTH, HEIGHT = 640, 200

_ROOM = 568
"""How wide a line may be, in units of the drawing."""

_CAPITAL = 0.7
"""The width of a capital, in parts of the size of its font: many names are written in capitals."""

_LEADING = 1.25
_SIZES = ((22, 2), (17, 3), (12, 5))
"""The sizes that a name is tried in, each with how many lines of it there is room for."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the name.

    Attributes:
        y: where it stands, in units of the drawing.
    """

    text: str
    y: float
    size: int


def lines_of(name: str, top: float) -> list[Line]:
    """Give the lines of a name under `top`, as large as they fit; a name that fits nowhere is cut."""
    for size, most in _SIZES:
        cut = wrap(name, int(_ROOM / (_CAPITAL * size)))
        if len(cut) <= most:
            break
    return [Line(text, top + size * (1 + _LEADING * place), size) for place, text in enumerate(cut[:most])]
