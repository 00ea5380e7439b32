"""Writes the published experiences in the official form, a piece at a time."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import IO

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session, col

from core.explore.query import Selected
from core.explore.writing import csv_pieces, json_pieces
from storage.opendata.columns import KNOWN_EXTRAS, Column
from storage.opendata.explore.catalogue import EXPERIENCES, field
from storage.opendata.mapping import Values
from storage.opendata.published import numbers_after, official_rows
from storage.tables import SourceRow
from storage.troubles import told


def rows(engine: Engine) -> Iterator[Values]:
    """Give the row of each published experience, by number; what the source wrote comes back as it wrote it.

    Raises:
        Unavailable: the database cannot be read.
    """
    return chain.from_iterable(_pieces(engine))


def write_csv(engine: Engine, out: IO[str], progress: Callable[[], object] = lambda: None) -> int:
    """Write the official CSV: UTF-8 with a byte-order mark, « ; », French labels; give how many rows."""
    counted = _Counted(_pieces(engine), progress)
    out.writelines(csv_pieces(counted, _columns(engine)))
    return counted.count


def write_json(
    engine: Engine, out: IO[str], progress: Callable[[], object] = lambda: None, *, line_end: str = "\n"
) -> int:
    """Write the official JSON: one array of flat records, null for what is empty; give how many rows."""
    counted = _Counted(_pieces(engine), progress)
    out.writelines(json_pieces(counted, _columns(engine), line_end=line_end))
    return counted.count


def _pieces(engine: Engine) -> Iterator[list[Values]]:
    last = 0
    while numbers := numbers_after(engine, last):
        last = numbers[-1]
        yield official_rows(engine, numbers)


class _Counted:
    """Counts the rows that go by."""

    def __init__(self, pieces: Iterable[list[Values]], progress: Callable[[], object]) -> None:
        self._pieces = pieces
        self._progress = progress
        self.count = 0

    def __iter__(self) -> Iterator[list[Values]]:
        for piece in self._pieces:
            yield piece
            for _ in piece:
                self._progress()
            self.count += len(piece)


def _columns(engine: Engine) -> list[Selected]:
    """Give the official columns, and those of the known others that some source filled."""
    with told(), Session(engine) as session:
        extras = [field(column) for column in KNOWN_EXTRAS if _is_filled(session, column)]
    return [Selected(one.name, one) for one in (*EXPERIENCES.fields, *extras)]


def _is_filled(session: Session, column: Column) -> bool:
    kept = sa.cast(col(SourceRow.verbatim), sa.Text).contains(f'"{column.slug}"')
    return session.scalar(sa.select(col(SourceRow.experience_number)).where(kept).limit(1)) is not None
