"""The search of the desk among a million stories: pages beside the bare full-text query, facets by themselves."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Engine

from bench.report import p95, ratio
from bench.told_stories import MADE, fill
from core.account import Account
from core.clock import SystemClock
from core.desk import Desk
from core.office import Office
from core.vocabulary import Role
from storage import schema
from storage.engine import open_engine, sqlite_url
from storage.store import SqlStore

COPIES, ROUNDS = 100, 20
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
        fill(engine, copies)
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
