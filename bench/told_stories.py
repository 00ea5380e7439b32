"""Published stories with their index of words, made one by one, then copied under other numbers."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import sqlalchemy as sa
from sqlalchemy import Engine

from admin.seed.tree import programme_tree
from bench.copying import keep_told
from bench.made_up import Tellers
from core.concern import Concern
from core.experience import Experience
from core.structure import PATH_SEPARATOR, Structure
from core.vocabulary import ExperienceState, Origin
from storage.engine import writer
from storage.repositories.structures import row_values
from storage.tables import StructureRow

MADE = 10_000
_FIRST = datetime(2024, 1, 1, tzinfo=UTC)


def fill(engine: Engine, copies: int) -> None:
    """Keep stories made one by one, then the same under other numbers: a million made one by one takes an hour."""
    with writer(engine).begin() as connection:
        connection.execute(sa.insert(StructureRow), [row_values(structure) for structure in _tree()])
    keep_told(engine, partial(_told, Tellers(seed=4)), MADE, copies)
    copied = sa.text(
        "INSERT INTO search_index (rowid, title, text) SELECT rowid + :shift, title, text FROM search_index"
        " WHERE rowid <= :made"
    )
    for rank in range(1, copies):
        with writer(engine).begin() as connection:
            connection.execute(copied, {"shift": rank * MADE, "made": MADE})


def _tree() -> Iterator[Structure]:
    paths: dict[str, str] = {}
    for seed in programme_tree():
        paths[seed.code] = f"{paths[seed.parent]}{PATH_SEPARATOR}{seed.code}" if seed.parent else seed.code
        yield Structure(
            code=seed.code,
            parent_code=seed.parent or None,
            path=paths[seed.code],
            name=seed.name,
            typology=seed.typology,
            town=seed.town,
        )


def _told(tellers: Tellers, number: int) -> tuple[Experience, Concern]:
    structure, told, _ = tellers.tell()
    at = _FIRST + timedelta(minutes=100 * number)
    experience = Experience(
        number=number,
        state=ExperienceState.PUBLISHED,
        origin=Origin.SEED,
        title=told.title,
        text=told.text,
        sentiment=told.sentiment,
        pseudonym=told.pseudonym,
        department=told.department,
        tags=told.tags,
        submitted_at=at,
        published_at=at,
        decided_at=at,
    )
    return experience, Concern(
        experience_number=number, position=1, structure_code=structure.code, channels=dict(told.channels), open_since=at
    )
