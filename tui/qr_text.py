"""A QR code drawn with half blocks: two rows of squares in one row of signs, so that it fits in a small window."""

from itertools import zip_longest

import segno

_QUIET = 2
"""Squares of white around it."""
_SIGNS = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}


def qr_text(content: str) -> str:
    """Give the code of some content; to be drawn in black on white."""
    made = segno.make(content, error="l", boost_error=False, micro=False)
    rows = [bytes(row) for row in made.matrix_iter(border=_QUIET)]
    pairs = zip_longest(rows[::2], rows[1::2], fillvalue=bytes(len(rows[0])))
    return "\n".join(
        "".join(_SIGNS[above & 1, below & 1] for above, below in zip(*pair, strict=True)) for pair in pairs
    )
