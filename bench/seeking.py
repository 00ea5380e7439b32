"""The search of the desk among a million stories: pages beside the bare full-text query, facets by themselves."""

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from admin.seed.tree import programme_tree
from bench.copying import copy_rows
from bench.made_up import Tellers
from bench.report import p95, ratio
from core.account import Account
from core.clock import SystemClock
from core.concern import Concern
from core.desk import Desk
from core.experience import Experience
from core.office import Office
from core.structure import PATH_SEPARATOR, Structure
from core.vocabulary import ExperienceState, Origin, Role
from storage import schema
from storage.bulk import write_experiences
from storage.engine import open_engine, sqlite_url, writer
from storage.repositories.structures import row_values
from storage.store import SqlStore
from storage.tables import ConcernRow, ExperienceRow, StructureRow

MADE, COPIES, PIECE, ROUNDS = 10_000, 100, 5_000, 20
_FIRST = datetime(2024, 1, 1, tzinfo=UTC)
_BARE = (
    "SELECT number, experience.title, experience.text FROM search_index JOIN experience ON number = search_index.rowid"
    " WHERE search_index MATCH :words ORDER BY search_index.rowid DESC LIMIT 50"
)
_LINES = {
    "a common word": "dossier",
    "a rare word": "reconnaissance",
    "a phrase": '"pièce manquante"',
    "words near each other": '"file attente"~6',
    "a network, a channel, a feeling": "réseau:caf canal:téléphone négatif",
    "one structure, a word": "caf:gard dossier",
    "a month, a word": "publiée:2024-03 dossier",
    "everything but a word": "-dossier",
}


def run(copies: int = COPIES) -> None:
    """Ask each line for its first page and for its facets."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(sqlite_url(Path(folder) / "bench.db"))
        schema.upgrade(engine)
        _fill(engine, copies)
        store = SqlStore(engine)
        Office(store, SystemClock()).add_account(Account(name="modo", display_name="Modo", role=Role.MODERATOR))
        desk = Desk(store, SystemClock(), "modo")
        peer = _slowest(lambda: _bare(engine))
        for name, line in _LINES.items():
            ours = _slowest(lambda asked=line: desk.search(asked))  # type: ignore[misc]
            ratio(f"search of {MADE * copies}, p95: {name}", ours, "bare full-text query, a page", peer, "none")
            ours = _slowest(lambda asked=line: desk.facets(asked))  # type: ignore[misc]
            ratio("  its facets and its count, p95", ours, "bare full-text query, a page", peer, "none")
        engine.dispose()


def _bare(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(sa.text(_BARE), {"words": "dossier"}).all()


def _slowest(call: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return p95(times)


def _fill(engine: Engine, copies: int) -> None:
    """Keep stories made one by one, then the same under other numbers: a million made one by one takes an hour."""
    with writer(engine).begin() as connection:
        connection.execute(sa.insert(StructureRow), [row_values(structure) for structure in _tree()])
    tellers = Tellers(seed=4)
    for first in range(1, MADE + 1, PIECE):
        with Session(writer(engine)) as session:
            told = [_told(tellers, number) for number in range(first, min(first + PIECE, MADE + 1))]
            write_experiences(session, [e for e, _ in told], [c for _, c in told], ())
            session.commit()
    for table, number in ((ExperienceRow, "number"), (ConcernRow, "experience_number")):
        copy_rows(engine, table, number, MADE, copies)
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
