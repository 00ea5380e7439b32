"""Counts are kept on both engines: they are those of a recount, whoever counts and whatever changes meanwhile."""

import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from core.dashboard import DashboardQuestion
from core.desk import Desk
from core.folding import fold, shares_now
from core.office import Office
from core.tally import Key, Scope, Sums, keys_of
from core.trade_tag import TradeTag
from core.vocabulary import Role
from storage.bulk import write_experiences
from storage.engine import writer
from storage.opendata.rejects import Rejects
from storage.opendata.structure_rows import StructureRow, StructuresFile
from storage.opendata.structures_importer import import_structures
from storage.store import SqlStore
from storage.tables import TallyRow
from tests.fakes.clock import START, FixedClock
from tests.fakes.drilling import untrue_figures
from tests.fakes.wandering import Wanderers
from tests.fakes.world import accounts, structures
from tests.storage.counting import counted
from tests.storage.samples import NOON, a_concern, a_published_experience, an_account, plant, put

# Whether something is to be counted; account, structure (asked for too), the sums of the period and of the one before,
# what is not counted, weeks, children, their sums and their delays.
DASHBOARD_STATEMENTS = 10


@pytest.fixture
def programme(store: SqlStore, engine: Engine) -> SqlStore:
    """Give a store with the structures and accounts of the small programme."""
    plant(engine, *structures())
    office = Office(store, FixedClock())
    for account in accounts():
        office.add_account(account)
    return store


def kept(store: SqlStore) -> dict[Key, Sums]:
    """Give all that is kept and is not nothing."""
    with store.reading() as uow:
        rows = uow._session.execute(sa.select(TallyRow.code, TallyRow.alone, TallyRow.period)).all()  # type: ignore[call-overload]
        sums = uow.tallies.sums([Key(Scope(code, alone), period) for code, alone, period in rows])
    return {key: found for key, found in sums.items() if found != Sums()}


def recounted(store: SqlStore) -> dict[Key, Sums]:
    """Count from scratch."""
    sums: dict[Key, Sums] = {}
    with store.reading() as uow:
        for share in shares_now(uow, range(1, 500)).values():
            for key, part in keys_of(share):
                sums.setdefault(key, Sums()).add(part)
    return sums


def fold_all(store: SqlStore, most: int = 50) -> int:
    """Count what changed; give how many changes that was."""
    total, folded = 0, 1
    while folded:
        with store.writing() as uow:
            folded = fold(uow, most)
            uow.commit()
        total += folded
    return total


def some_published(store: SqlStore, engine: Engine, count: int) -> None:
    """Keep published experiences, at once as an import does."""
    with Session(writer(engine)) as session:
        numbers = range(1, count + 1)
        write_experiences(
            session,
            [a_published_experience(number, decided_at=NOON) for number in numbers],
            [a_concern(number, code="caf-30") for number in numbers],
            [],
        )
        session.commit()


def published(store: SqlStore, code: str) -> int:
    """Give how many experiences are counted for a sub-tree, in the month of the samples."""
    with store.reading() as uow:
        return uow.tallies.total(Scope(code), ["2026-05"]).counts.published


def test_kept_counts_are_those_of_a_recount_and_of_the_lists(programme: SqlStore) -> None:
    """After random changes, counted now and then; and the list behind each figure has as many lines."""
    wanderers = Wanderers(programme, FixedClock(), seed=0)
    for steps in (40, 1, 20):
        wanderers.wander(steps)
        fold_all(programme, most=7)
        assert kept(programme) == recounted(programme)
    assert sum(sums.counts.answered for sums in kept(programme).values()) > 3
    modo, last = wanderers.desk("modo"), START.date() + timedelta(days=60)
    for code, below in (("", True), ("caf", True), ("caf-30", False)):
        shown = modo.dashboard(DashboardQuestion(START.date(), last, code, below))
        assert shown.counts.published
        assert untrue_figures(programme, shown) == []


def test_an_import_is_to_be_counted_and_two_who_count_count_each_once(programme: SqlStore, engine: Engine) -> None:
    """Two threads fold at the same moment, in small pieces: each experience counts once."""
    some_published(programme, engine, 60)
    folded: list[int] = []
    threads = [threading.Thread(target=lambda: folded.append(fold_all(programme, most=4))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(folded) == 60
    assert (published(programme, "caf"), published(programme, "caf-30"), published(programme, "gn")) == (60, 60, 0)
    assert kept(programme) == recounted(programme)


def test_a_change_made_while_others_count_is_counted_next(programme: SqlStore, engine: Engine) -> None:
    """What is marked while a piece is being counted, and not kept yet, is left for the next one."""
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite has one writer: nothing is marked meanwhile")
    some_published(programme, engine, 2)
    with programme.writing() as counting:
        fold(counting)
        with programme.writing() as changing:
            changing.tallies.due([1])
            changing.commit()
        counting.commit()
    with programme.reading() as uow:
        assert uow.tallies.waiting(10) == 1


def test_to_start_again_is_to_count_everything_anew(programme: SqlStore, engine: Engine) -> None:
    """Whatever was kept is forgotten, and each published experience is to be counted."""
    some_published(programme, engine, 5)
    fold_all(programme)
    with programme.writing() as uow:
        uow.tallies.put({Key(Scope("caf"), "2026-05"): Sums()})
        uow.tallies.start_again()
        uow.commit()
    assert published(programme, "caf-30") == 0
    assert fold_all(programme) == 5
    assert kept(programme) == recounted(programme)


def test_a_trade_tag_that_is_renamed_is_counted_under_its_new_name(programme: SqlStore) -> None:
    """Wherever it is set, its figures follow."""
    with programme.writing() as uow:
        uow.trade_tags.put(TradeTag(network_code="caf", name="Versement"))
        put(uow, [a_published_experience(1), a_concern(1, code="caf-30", trade_tags=("Versement",))])
        uow.tallies.due([1])
        uow.commit()
    fold_all(programme)
    Office(programme, FixedClock()).add_account(an_account("manager-caf", Role.MANAGER, "caf"))
    Desk(programme, FixedClock(), "manager-caf").rename_trade_tag("Versement", "Paiement")
    fold_all(programme)
    with programme.reading() as uow:
        assert list(uow.tallies.total(Scope("caf"), ["2026-05"]).facets) == ["trade:Paiement"]


def test_what_concerns_a_structure_that_moves_in_the_tree_is_counted_anew(programme: SqlStore, engine: Engine) -> None:
    """The structures above it are others now: an import of the tree says so."""
    some_published(programme, engine, 3)
    fold_all(programme)
    row = StructureRow(1, "caf-30", "gn", "", "Caf", "Caf du Gard", "30000", "Nîmes", "France")
    with Rejects(Path("rejets.csv")) as rejects:
        import_structures(engine, StructuresFile(iter([row])), rejects)
    fold_all(programme)
    assert (published(programme, "caf"), published(programme, "gn"), published(programme, "caf-30")) == (0, 3, 3)
    assert kept(programme) == recounted(programme)


def test_a_dashboard_costs_the_same_few_statements_whatever_it_counts(programme: SqlStore, engine: Engine) -> None:
    """A year of a thousand experiences, or of none: as many statements."""
    desk = Desk(programme, FixedClock(), "modo")
    question = DashboardQuestion(date(2026, 1, 1), date(2026, 12, 31), "caf")
    with counted(engine) as statements:
        desk.dashboard(question)
    before = len(statements)
    some_published(programme, engine, 40)
    fold_all(programme)
    with counted(engine) as statements:
        assert desk.dashboard(question).counts.published == 40
    assert (before, len(statements)) == (DASHBOARD_STATEMENTS, DASHBOARD_STATEMENTS)
