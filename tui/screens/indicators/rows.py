"""A result as a row of the list, and as a page that says all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from core.dates import day_fr
from core.indicators.indicator import value_fr
from core.text.clean import excerpt, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from core.indicators.file import IndicatorFile
    from core.indicators.indicator import Indicator


_EDGES = 5
"""What the edges of a row and the bar beside the list may take."""


class Row(NamedTuple):
    """A result, entered or computed.

    Attributes:
        when: its date or its period, in words.
        entered: the newest value that was entered, None for what Écoute computes.
        earlier: its other values, the newest first.
    """

    code: str
    wording: str
    kind: str
    told: str
    when: str
    source: str
    public: bool
    entered: Indicator | None = None
    earlier: tuple[tuple[date, str], ...] = ()


def rows_of(file: IndicatorFile) -> list[Row]:
    """Give the results of a structure, those that Écoute computes at the end."""
    entered = [
        Row(
            one.code,
            one.wording,
            one.kind.label,
            value_fr(one.value, one.unit),
            day_fr(one.day),
            one.source,
            line.public,
            one,
            tuple((past.day, value_fr(past.value, past.unit)) for past in line.earlier),
        )
        for line in file.lines
        for one in (line.last,)
    ]
    own = [
        Row(
            one.code,
            one.wording,
            one.kind.label,
            value_fr(one.value, one.unit),
            f"du {day_fr(one.since)} au {day_fr(one.until)}",
            one.source,
            line.public,
        )
        for line in file.computed
        for one in (line.computed,)
    ]
    return [*entered, *own]


def list_row(row: Row, width: int) -> Content:
    """Give a result in two lines: its words and value, then its code, its source, and whether it is public."""
    room = max(width - len(row.told) - 1 - _EDGES, 8)
    shown = "public" if row.public else "interne"
    return Content.assemble(
        (f"{excerpt(row.wording, room):<{room}} ", "bold"),
        row.told,
        ("\n" + excerpt(f"  {shown} · {row.code} · {one_line(row.source)}", max(width - _EDGES, 8)), "$text-muted"),
    )


def detail(row: Row) -> Content:
    """Say all of a result: its value, its date, its source, its earlier values."""
    return Content("\n").join(_detail(row))


def _detail(row: Row) -> Iterator[Content]:
    yield Content.styled(row.wording, "bold")
    yield Content(row.told)
    yield Content("")
    yield Content(f"{row.code} · {row.kind}")
    yield Content(f"Date : {row.when}")
    yield Content(f"Source : {row.source}")
    yield Content("Montré sur la page publique." if row.public else "Le public ne le voit pas.")
    if row.earlier:
        yield Content("\nValeurs d’avant")
    yield from (Content(f"{day_fr(day)} : {told}") for day, told in row.earlier)
