"""The lines of what a structure may show: a heading for each part, then its lines with a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.text.clean import excerpt, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.displays.display import Display
    from core.displays.file import DisplayFile

_WIDTH = 110


class Line(NamedTuple):
    """Something that may be shown.

    Attributes:
        part: the part of the display, "" for a heading.
        value: a kind of result, or a number.
    """

    text: str
    part: str = ""
    value: str | int = ""


def display_rows(file: DisplayFile) -> list[Line]:
    """Give the lines, in the order of the poster."""
    return list(_lines(file))


def _lines(file: DisplayFile) -> Iterator[Line]:
    yield Line("Résultats")
    yield from (Line(f"{one.figure} {one.label}", "results", one.kind or "") for one in file.results)
    yield Line("Actions publiques")
    yield from (
        Line(f"{one.number} · {one_line(one.title)} · {one.state.label}", "actions", one.number) for one in file.actions
    )
    yield Line("Engagements")
    yield from (Line(f"{one.number} · {one.wording}", "commitments", one.number) for one in file.commitments)
    yield Line("Mots des derniers récits")
    offered = {one.number for one in file.stories}
    older = (quote for quote in file.display.quotes if quote.number not in offered)
    yield from (Line(f"{one.number} · {excerpt(one.words, _WIDTH)}", "quotes", one.number) for one in older)
    yield from (Line(f"{one.number} · {excerpt(one.text, _WIDTH)}", "quotes", one.number) for one in file.stories)


def is_shown(line: Line, display: Display) -> bool:
    """Tell whether a line is chosen."""
    if line.part == "quotes":
        return any(quote.number == line.value for quote in display.quotes)
    return line.value in getattr(display, line.part)
