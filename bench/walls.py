"""The desk behind the walls of PostgreSQL, among a million stories, beside the same desk without them."""

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from bench.house import new_house
from bench.multiplied import multiply
from bench.report import ratio
from core.clock import SystemClock
from core.dashboard import DashboardQuestion
from core.desk import Desk
from core.views import QueuePage
from storage.engine import open_engine
from storage.roles.privileges import Door
from storage.roles.settling import settle
from storage.store import SqlStore
from tests.postgres import NO_SERVER, server

MADE, COPIES, ROUNDS = 2_000, 500, 5
BUDGET = 3.0
SEATS = {"an agent": "gard", "a site manager": "gard-pilote", "a network": "caf", "a moderator": "camille"}
"""Accounts of the seed, by what they are."""

_WORD = "dossier"
_YEAR = DashboardQuestion(date(2025, 1, 1), date(2025, 12, 31), "")
_Read = Callable[[Desk], object]


def run(made: int = MADE, copies: int = COPIES) -> None:
    """Make the database, then read at the desk of each seat, in turn with and without walls."""
    found = server()
    if found is None:
        raise SystemExit(NO_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        address = found.create()
        try:
            new_house(Path(folder) / "home", made, database=address)
            engine = open_engine(address)
            multiply(engine, made, copies)
            settle(engine)
            compare(engine)
            engine.dispose()
        finally:
            found.drop(address)


def compare(owner: Engine) -> None:
    """Print each read of each seat: behind the walls, beside whom they do not hold."""
    own = make_url(owner.url).set(drivername="postgresql", username=Door.DESK.value, password=None, query={})
    walled = open_engine(own.render_as_string(hide_password=False))
    for seat, account in SEATS.items():
        bare, behind = (Desk(SqlStore(engine), SystemClock(), account) for engine in (owner, walled))
        for name, read in _reads(bare):
            ours, peer = _quickest(read, behind, bare)
            ratio(f"{seat}: {name}", ours, "the same without walls", peer, f"budget ≤ {BUDGET:.2f}")
    walled.dispose()


def _reads(desk: Desk) -> Iterator[tuple[str, _Read]]:
    """Give what a seat reads most, by name."""
    yield "what a screen opens on", lambda desk: desk.glance()
    places = [kept.place for kept in desk.me().places if kept.total]
    for place in places:
        page: QueuePage = desk.queue(place)
        yield f"« {place.label} »", lambda desk, place=place: desk.queue(place)  # type: ignore[misc]
        if after := page.following:
            yield "  its next page", lambda desk, place=place, after=after: desk.queue(place, after)  # type: ignore[misc]
    number = desk.queue(places[0]).lines[0].number
    yield "one story", lambda desk: desk.show(number)
    yield "a search", lambda desk: desk.search(_WORD)
    yield "its facets", lambda desk: desk.facets(_WORD)
    yield "the dashboard of a year", lambda desk: desk.dashboard(_YEAR)


def _quickest(read: _Read, *desks: Desk) -> list[float]:
    """Give the shortest time at each desk, in turns: what else the machine does then falls on all of them."""
    times = [[_seconds(read, desk) for desk in desks] for _ in range(ROUNDS + 1)]
    return [min(times_of) for times_of in zip(*times[1:], strict=True)]


def _seconds(read: _Read, desk: Desk) -> float:
    begun = time.perf_counter()
    read(desk)
    return time.perf_counter() - begun
