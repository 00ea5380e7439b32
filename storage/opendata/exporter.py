"""Writes the published experiences in the official form, a piece at a time."""

import csv
import json
from collections.abc import Callable, Iterator
from typing import IO

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from core.experience import Experience
from core.reading import public_views
from core.vocabulary import ExperienceState
from storage.opendata.columns import COLUMNS, KNOWN_EXTRAS, Column
from storage.opendata.mapping import Values, Verbatim, as_the_source_wrote, render
from storage.repositories.rows import models
from storage.store import SqlStore
from storage.tables import ExperienceRow, SourceRow
from storage.troubles import told

_PIECE = 500
_BOM = "\ufeff"


def rows(engine: Engine) -> Iterator[Values]:
    """Give the row of each published experience, by number; what the source wrote comes back as it wrote it.

    Raises:
        Unavailable: the database cannot be read.
    """
    last = 0
    while True:
        with told(), Session(engine) as session, SqlStore(engine).reading() as uow:
            experiences = _published_after(session, last)
            verbatims = _verbatims(session, experiences)
            views = public_views(uow, experiences)
        if not experiences:
            return
        last = experiences[-1].number
        for view in views:
            yield as_the_source_wrote(render(view), verbatims.get(view.number, {}))


def write_csv(engine: Engine, out: IO[str], progress: Callable[[], object] = lambda: None) -> int:
    """Write the official CSV: UTF-8 with a byte-order mark, « ; », French labels; give how many rows."""
    columns = _columns(engine)
    out.write(_BOM)
    sheet = csv.writer(out, delimiter=";", lineterminator="\r\n")
    sheet.writerow([column.label for column in columns])
    count = 0
    for row in rows(engine):
        sheet.writerow([row.get(column.slug, "") for column in columns])
        count += 1
        progress()
    return count


def write_json(
    engine: Engine, out: IO[str], progress: Callable[[], object] = lambda: None, *, line_end: str = "\n"
) -> int:
    """Write the official JSON: one array of flat records, null for what is empty; give how many rows."""
    columns = _columns(engine)
    count = 0
    out.write("[")
    for row in rows(engine):
        record: dict[str, object] = {column.slug: row.get(column.slug) or None for column in columns}
        record["id_experience"] = int(row["id_experience"])
        out.write(("," + line_end if count else line_end) + json.dumps(record, ensure_ascii=False))
        count += 1
        progress()
    out.write(line_end + "]\n")
    return count


def _published_after(session: Session, number: int) -> list[Experience]:
    query = (
        select(ExperienceRow)
        .where(ExperienceRow.number > number, ExperienceRow.state == ExperienceState.PUBLISHED)
        .order_by(col(ExperienceRow.number))
        .limit(_PIECE)
    )
    return models(Experience, session.exec(query))


def _verbatims(session: Session, experiences: list[Experience]) -> dict[int, Verbatim]:
    query = sa.select(col(SourceRow.experience_number), col(SourceRow.verbatim))
    query = query.where(col(SourceRow.experience_number).in_([e.number for e in experiences]))
    return dict(session.execute(query).all())


def _columns(engine: Engine) -> list[Column]:
    """Give the official columns, and those of the known others that some source filled."""
    with told(), Session(engine) as session:
        return [*COLUMNS, *(column for column in KNOWN_EXTRAS if _is_filled(session, column))]


def _is_filled(session: Session, column: Column) -> bool:
    kept = sa.cast(col(SourceRow.verbatim), sa.Text).contains(f'"{column.slug}"')
    return session.scalar(sa.select(col(SourceRow.experience_number)).where(kept).limit(1)) is not None
