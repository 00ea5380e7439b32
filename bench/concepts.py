"""Counting concepts anew among a million stories, beside reading each story and looking at its words."""

import tempfile
import time
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Engine

from bench.report import ratio
from bench.told_stories import MADE, fill
from core.clock import SystemClock
from core.concepts.matching import Said, matcher
from core.concepts.starter import starter
from core.office import Office
from storage import schema
from storage.engine import open_engine, sqlite_url
from storage.store import SqlStore

COPIES, STORIES = 100, 20_000
"""How many stories the peer reads: all of them take it an hour."""

SECONDS = 120
"""How long pieces of the counting are watched: the whole of it takes several times as long."""


def run(copies: int = COPIES) -> None:
    """Count the starter set for a while, and look at some stories one by one."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(sqlite_url(Path(folder) / "bench.db"))
        schema.upgrade(engine)
        fill(engine, copies)
        store = SqlStore(engine)
        office = Office(store, SystemClock())
        office.install_concepts()
        peer = _one_by_one(engine)
        stories, lasted = _counted(store, office)
        name = f"counting concepts, 1000 of {MADE * copies} stories"
        ratio(name, 1000 * lasted / max(stories, 1), "reading and matching each of them", 1000 * peer, "none")
        engine.dispose()


def _counted(store: SqlStore, office: Office) -> tuple[int, float]:
    """Give how many stories were passed, each for one concept, and how long that took."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < SECONDS and office.recount_concepts():
        pass
    lasted = time.perf_counter() - begun
    with store.reading() as uow:
        last = uow.concepts.last_number()
        return sum(last if one.counted else one.reached for one in uow.concepts.of(None)), lasted


def _one_by_one(engine: Engine) -> float:
    """Give how long a story takes, for one concept, where each is read whole."""
    matchers = [matcher(draft.expressions) for draft in starter()]
    begun = time.perf_counter()
    with engine.connect() as connection:
        rows = connection.execute(sa.text(f"SELECT title, text FROM experience LIMIT {STORIES}"))
        held = [one.holds(said) for said in (Said(*row) for row in rows) for one in matchers]
    return (time.perf_counter() - begun) / len(held)
