"""Boards and recounts on both engines; counting stays exact while processes are killed, and two at once."""

import os
import signal
import time
from datetime import timedelta
from multiprocessing import get_context

import pytest
from sqlalchemy import Engine

from core.boards.board import Board, PlacedTile
from core.boards.catalogue import CATALOGUE
from core.counts import Counts
from core.dashboard import DashboardQuestion, dashboard
from core.dates import midnight
from core.office import Office
from core.periods import Calendar
from core.public_figures import public_figures, year_until
from core.recounting import Recounter
from core.tally import Key, Scope, Sums
from storage.store import SqlStore
from tests.fakes.clock import START, FixedClock
from tests.fakes.wandering import Wanderers
from tests.fakes.world import accounts, structures
from tests.storage.counting import counted
from tests.storage.processes import count_changes, run_at_once
from tests.storage.samples import plant
from tests.storage.test_stored_tallies import fold_all, kept, published, recounted, some_published

# Account, structure, the places that the account keeps (each as it is now), the structure looked at, sums, sums of the
# period before, weeks, children with their sums and delays, what is not counted; and one or two for each list.
BOARD_STATEMENTS = 30


@pytest.fixture
def programme(store: SqlStore, engine: Engine) -> SqlStore:
    """Give a store with the structures and accounts of the small programme."""
    plant(engine, *structures())
    office = Office(store, FixedClock())
    for account in accounts():
        office.add_account(account)
    return store


def wrong(store: SqlStore, *, repair: bool = False) -> int:
    """Recount; give how many figures differ."""
    recounter, differences = Recounter(store), 0
    for month in recounter.months():
        checked = recounter.check(month, lambda _: None)
        differences += len(list(checked.differences)) + len(checked.astray)
        if repair:
            recounter.repair(checked, lambda _: None)
    return differences


def test_boards_are_kept_shared_and_forgotten(programme: SqlStore) -> None:
    """By account and name; a second one takes the place of the first."""
    board = Board(
        account_name="modo", name="Vue d’ensemble", tiles=(PlacedTile("published", 2),), calendar=Calendar.MONTH
    )
    with programme.writing() as uow:
        uow.boards.put(board)
        uow.boards.put(board.model_copy(update={"structure_code": "caf"}))
        uow.boards.put(board.model_copy(update={"name": "Autre"}))
        uow.commit()
    with programme.writing() as uow:
        assert [one.name for one in uow.boards.of("modo")] == ["Autre", "Vue d’ensemble"]
        assert list(uow.boards.shared(["caf", "gn"])) == [board.model_copy(update={"structure_code": "caf"})]
        uow.boards.remove("modo", "Autre")
        uow.boards.remove("modo", "Rien\x00")
        assert [one.name for one in uow.boards.of("modo")] == ["Vue d’ensemble"]


def test_a_whole_board_costs_few_statements(programme: SqlStore, engine: Engine) -> None:
    """Every tile of the catalogue, over a year of experiences or of none: as many."""
    desk = Wanderers(programme, FixedClock(), seed=0).desk("agent-caf")
    tiles = tuple(PlacedTile(id_) for id_ in CATALOGUE)
    question = DashboardQuestion(START.date(), START.date() + timedelta(days=300))
    with counted(engine) as statements:
        desk.show_board(tiles, question)
    before = len(statements)
    some_published(programme, engine, 40)
    fold_all(programme)
    with counted(engine) as statements:
        assert desk.show_board(tiles, question).tiles[0].shown.figure == "40"
    # What waits in the lists has more lines to be read than nothing, and the lists no more statements.
    assert before <= len(statements) <= BOARD_STATEMENTS


def test_a_recount_finds_what_is_wrong_and_puts_it_right(programme: SqlStore) -> None:
    """Nothing after random changes; then a figure that was spoilt, and an experience that was never counted."""
    Wanderers(programme, FixedClock(), seed=1).wander(60)
    fold_all(programme)
    assert wrong(programme) == 0
    with programme.writing() as uow:
        (key, sums), *_ = uow.recounting.kept_in(uow.recounting.months()[0])
        uow.tallies.put({key: Sums(sums.counts + Counts(answered=3), sums.delays, sums.facets)})
        uow.tallies.put({Key(Scope("gn"), "2019-02"): Sums(Counts(published=1))})
        uow.commit()
    assert wrong(programme, repair=True) == 2
    assert wrong(programme) == 0
    assert kept(programme) == recounted(programme)


def test_public_results_are_those_of_the_dashboards(programme: SqlStore) -> None:
    """Of the programme and of each sub-tree: the public page and the dashboard over the same year say the same."""
    wanderers = Wanderers(programme, FixedClock(), seed=2)
    wanderers.wander(80)
    fold_all(programme)
    with programme.reading() as uow:
        today = START.date() + timedelta(days=60)
        year = year_until(today)
        for code in ("", "caf", "caf-30", "gn"):
            structure = uow.structures.get(code) if code else None
            public = public_figures(uow, structure, today)
            asked = DashboardQuestion(year.since, year.until, code)
            shown = dashboard(uow, asked, structure, None, midnight(today))
            counts = shown.counts
            assert (public.published, public.answered) == (counts.published, counts.answered), code
            assert (public.median_delay, public.response_rate) == (shown.median, counts.response_rate), code
            assert public.votes == counts.author_votes + counts.visitor_votes, code
            assert public.published > 0, code


def test_processes_that_count_at_once_count_each_change_once(programme: SqlStore, engine: Engine) -> None:
    """Two real processes, in small pieces."""
    some_published(programme, engine, 60)
    url = engine.url.render_as_string(hide_password=False)
    assert sum(run_at_once(count_changes, url, [4], [7])) == 60
    assert (published(programme, "caf"), published(programme, "gn")) == (60, 0)
    assert kept(programme) == recounted(programme)


def test_a_process_killed_while_it_counts_leaves_counts_that_hold(programme: SqlStore, engine: Engine) -> None:
    """Wherever it is stopped; whoever comes next counts the rest, and nothing twice."""
    some_published(programme, engine, 120)
    url = engine.url.render_as_string(hide_password=False)
    for _ in range(3):
        process = get_context("spawn").Process(target=_count_for_ever, args=(url,))
        process.start()
        waiting = _waiting(programme)
        while process.is_alive() and _waiting(programme) == waiting:
            time.sleep(0.005)
        if process.is_alive() and process.pid:
            os.kill(process.pid, signal.SIGKILL)
        process.join()
    fold_all(programme)
    assert published(programme, "caf-30") == 120
    assert kept(programme) == recounted(programme)


def _waiting(store: SqlStore) -> int:
    with store.reading() as uow:
        return uow.tallies.waiting(1000)


def _count_for_ever(url: str) -> None:
    from core.clock import SystemClock  # noqa: PLC0415 (of the process alone)
    from storage.engine import open_engine  # noqa: PLC0415

    office = Office(SqlStore(open_engine(url)), SystemClock())
    while office.count_some(2):
        pass
