"""The dashboard of a network of a million experiences, beside a bare SELECT of its main figures over the facts."""

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import sqlalchemy as sa
from sqlalchemy import Engine

from bench.copying import copy_rows
from bench.report import middle, ratio
from core.account import Account
from core.boards.board import PlacedTile
from core.boards.catalogue import CATALOGUE
from core.boards.defaults import default_board
from core.boards.tile import Profile
from core.clock import SystemClock
from core.concern import Concern
from core.counts import Counts
from core.dashboard import DashboardQuestion
from core.desk import Desk
from core.experience import Experience
from core.folding import LARGE_PIECE
from core.office import Office
from core.stages import StageTimes
from core.structure import Structure
from core.tally import Key, Sums, keys_of, share_of
from core.vocabulary import Channel, ExperienceState, GeneralTag, Origin, Role, Sentiment
from storage import schema
from storage.engine import open_engine, sqlite_url, writer
from storage.repositories.structures import row_values
from storage.store import SqlStore
from storage.tables import ConcernRow, ExperienceRow, StructureRow

MADE, COPIES = 50_000, 20
EXPERIENCES = MADE * COPIES
CHILDREN, PIECE, ROUNDS = 100, 10_000, 9
COUNTED = 20_000
"""How many experiences are counted anew: all of them take minutes."""

_EVERY_TILE = tuple(PlacedTile(id_) for id_ in CATALOGUE)
_FIRST = datetime(2024, 1, 1, tzinfo=UTC)
_MINUTES = 2 * 365 * 24 * 60
_HEAD = Structure(code="reseau", path="reseau", name="Le réseau")
_TREE = {
    _HEAD.code: _HEAD,
    **{
        code: Structure(code=code, parent_code="reseau", path=f"reseau/{code}", name=f"Caisse {code}")
        for code in (f"c{rank:03}" for rank in range(CHILDREN))
    },
}
_YEAR = DashboardQuestion(date(2025, 1, 1), date(2025, 12, 31), "reseau")
_ODD_DAYS = DashboardQuestion(date(2025, 1, 15), date(2025, 12, 17), "reseau")
_FACTS = sa.text(
    "SELECT count(*), count(first), avg(waited) FROM (SELECT e.number, min(c.answered_at) AS first,"
    " min(unixepoch(c.answered_at)) - unixepoch(e.published_at) AS waited FROM experience e"
    " JOIN concern c ON c.experience_number = e.number JOIN structure s ON s.code = c.structure_code"
    " WHERE e.state = 'published' AND e.published_at >= '2025-01-01' AND e.published_at < '2026-01-01'"
    " AND (s.path = 'reseau' OR (s.path >= 'reseau/' AND s.path < 'reseau0')) GROUP BY e.number)"
)


def run() -> None:
    """Ask for a year, and for days that no month begins with."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(sqlite_url(Path(folder) / "bench.db"))
        schema.upgrade(engine)
        _fill(engine)
        store = SqlStore(engine)
        Office(store, SystemClock()).add_account(
            Account(name="chef", display_name="Chef", role=Role.MANAGER, structure_code="reseau")
        )
        desk = Desk(store, SystemClock(), "chef")
        peer = _seconds(lambda: _bare(engine), 3)
        for name, question in (("a year", _YEAR), ("days of a year", _ODD_DAYS)):
            ours = _seconds(lambda asked=question: desk.dashboard(asked), ROUNDS)  # type: ignore[misc]
            board = _seconds(lambda asked=question: desk.show_board(_EVERY_TILE, asked), ROUNDS)  # type: ignore[misc]
            ratio(f"dashboard, {name} of {EXPERIENCES}", ours, "three figures over the facts", peer, "budget ≤ 200 ms")
            ratio(f"a board of every tile, {name}", board, "three figures over the facts", peer, "budget ≤ 200 ms")
        for profile in Profile:
            tiles = default_board(profile).tiles
            board = _seconds(lambda asked=tiles: desk.show_board(asked, _YEAR), ROUNDS)  # type: ignore[misc]
            ratio(f"the board of {profile}, a year", board, "three figures over the facts", peer, "budget ≤ 200 ms")
        _count_again(store)
        engine.dispose()


def _count_again(store: SqlStore) -> None:
    """Count some of the experiences anew, as `ecoute tally --all` counts all of them."""
    office = Office(store, SystemClock())
    office.count_again()
    begun, counted = time.perf_counter(), 0
    while counted < COUNTED and (folded := office.count_some(LARGE_PIECE)):
        counted += folded
    lasted = (time.perf_counter() - begun) / max(counted, 1) * 1000
    print(f"counting anew, {counted} experiences: {lasted:.2f} ms each (budget ≤ 0.7 ms)")


def _bare(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(_FACTS).all()


def _seconds(call: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return middle(times)


def _fill(engine: Engine) -> None:
    """Keep the facts, each several times under other numbers, and what folding them gives: one by one takes an hour."""
    with writer(engine).begin() as connection:
        connection.execute(sa.insert(StructureRow), [row_values(structure) for structure in _TREE.values()])
    sums: dict[Key, Sums] = {}
    for piece in _pieces():
        for experience, concern in piece:
            stages = {1: StageTimes(timedelta(hours=9), timedelta(0), timedelta(hours=30), timedelta(0))}
            for key, part in keys_of(share_of(experience, [concern], _TREE, stages, {})):
                sums.setdefault(key, Sums()).add(part)
        with writer(engine).begin() as connection:
            connection.execute(sa.insert(ExperienceRow), [{**experience.__dict__} for experience, _ in piece])
            connection.execute(sa.insert(ConcernRow), [{**concern.__dict__} for _, concern in piece])
    for table, number in ((ExperienceRow, "number"), (ConcernRow, "experience_number")):
        copy_rows(engine, table, number, MADE, COPIES)
    with SqlStore(engine).writing() as uow:
        uow.tallies.put({key: _times(kept) for key, kept in sums.items()})
        uow.commit()


def _times(sums: Sums) -> Sums:
    return Sums(
        Counts(*(number * COPIES for number in sums.counts.values)),
        {place: count * COPIES for place, count in sums.delays.items()},
        {facet: Counts(*(number * COPIES for number in counts.values)) for facet, counts in sums.facets.items()},
    )


def _pieces() -> Iterator[list[tuple[Experience, Concern]]]:
    random, codes = Random(3), [code for code in _TREE if code != _HEAD.code]
    for first in range(1, MADE + 1, PIECE):
        yield [_told(random, codes, number) for number in range(first, min(first + PIECE, MADE + 1))]


def _told(random: Random, codes: list[str], number: int) -> tuple[Experience, Concern]:
    published = _FIRST + timedelta(minutes=random.randrange(_MINUTES))
    answered = published + timedelta(minutes=random.randrange(40 * 24 * 60)) if random.random() < 0.9 else None
    experience = Experience(
        number=number,
        state=ExperienceState.PUBLISHED,
        origin=Origin.SEED,
        title="Un dossier",
        text="Un récit.",
        sentiment=random.choice(list(Sentiment)),
        tags={random.choice(list(GeneralTag)): random.choice(list(Sentiment))},
        submitted_at=published - timedelta(hours=9),
        published_at=published,
        decided_at=published,
    )
    concern = Concern(
        experience_number=number,
        position=1,
        structure_code=random.choice(codes),
        channels={random.choice(list(Channel)): None},
        trade_tags=(f"Tag {random.randrange(40)}",),
        answered_at=answered,
        open_since=None if answered else published,
    )
    return experience, concern
