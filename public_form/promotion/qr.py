"""The QR code of a link, as a drawing or as dots."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode

TITLE = "Code QR : le lien pour raconter une expérience"

QUIET = 4
"""The white border that readers of codes need, in dots of the code."""

PIXELS = 12
"""The side of a dot of the code."""


def drawing(link: str, quiet: int = QUIET) -> bytes:
    """Give the code as SVG."""
    out = BytesIO()
    code(link).save(out, kind="svg", border=quiet, light="#fff", title=TITLE, omitsize=True, svgclass=None)
    return out.getvalue()


def dots(link: str) -> bytes:
    """Give the code as PNG."""
    out = BytesIO()
    code(link).save(out, kind="png", border=QUIET, scale=PIXELS)
    return out.getvalue()


def code(link: str) -> "QRCode":
    """Give the code of a link: it is still read when a seventh of it is torn or dirty."""
    import segno  # noqa: PLC0415  # 50 ms that only a code is worth

    return segno.make(link, error="m", micro=False)
