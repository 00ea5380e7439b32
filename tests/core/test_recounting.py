"""The recount: it finds what is wrong in the kept counts and nothing else, and puts it right."""

from core.counts import Counts
from core.folding import fold
from core.ports import Store
from core.recounting import Recounter
from core.tally import EMPTY, Key, Scope, Sums
from tests.core.test_tally import fold_all, recounted
from tests.fakes.clock import FixedClock
from tests.fakes.store import FakeStore
from tests.fakes.wandering import Wanderers
from tests.fakes.world import accounts, structures


def wandered(seed: int) -> FakeStore:
    """Give a programme where much was done, and all of it is counted."""
    store = FakeStore(*structures(), *accounts())
    Wanderers(store, FixedClock(), seed).wander(120)
    fold_all(store)
    return store


def faults(store: Store, *, repair: bool = False) -> list[str]:
    """Recount everything; give the fields that differ, and the experiences that went astray."""
    recounter, found = Recounter(store), []
    for month in recounter.months():
        checked = recounter.check(month, lambda _: None)
        found += [f"{d.key.period} {d.field} {d.kept} {d.recounted}" for d in checked.differences]
        found += [f"astray {number}" for number in checked.astray]
        if repair:
            recounter.repair(checked, lambda _: None)
    return found


def test_nothing_is_wrong_where_everything_was_counted() -> None:
    """On a random programme, and when some changes still wait to be counted."""
    store = wandered(3)
    assert store.tables.tally
    assert faults(store) == []
    Wanderers(store, FixedClock(), 8).wander(20)
    assert faults(store) == []


def test_a_figure_that_was_spoilt_is_told_and_put_right() -> None:
    """Scope, period, field, what is kept and what it should be; once repaired the counts are those of a recount."""
    store = wandered(3)
    key = next(key for key, sums in store.tables.tally.items() if sums.counts.published and len(key.period) == 7)
    was = store.tables.tally[key]
    store.tables.tally[key] = Sums(was.counts + Counts(published=2), was.delays, was.facets)
    published = was.counts.published
    assert faults(store) == [f"{key.period} published {published + 2} {published}"]
    faults(store, repair=True)
    assert faults(store) == []
    assert {key: sums for key, sums in store.tables.tally.items() if sums != Sums()} == recounted(store)


def test_a_count_that_is_lost_or_made_up_is_put_right() -> None:
    """A line that is gone, and one that nobody added."""
    store = wandered(3)
    gone = next(key for key, sums in store.tables.tally.items() if sums.counts.published)
    del store.tables.tally[gone]
    store.tables.tally[Key(Scope("caf-34", alone=True), "2019-02-11")] = Sums(Counts(published=1))
    assert faults(store, repair=True)
    assert faults(store) == []


def test_an_experience_that_changed_unseen_is_found_and_counted() -> None:
    """Its share is not what it adds now; the one of another is kept though it was never counted in."""
    store = wandered(3)
    one, other = [number for number, share in store.tables.tallied.items() if share.parts][:2]
    store.tables.tallied[one] = EMPTY
    del store.tables.tallied[other]
    assert sorted(faults(store)) == sorted({f"astray {one}", f"astray {other}"})
    faults(store, repair=True)
    assert faults(store) == []


def test_what_is_repaired_stays_right_when_something_is_counted_meanwhile() -> None:
    """Between the look and the repair, others fold what just changed."""
    store = wandered(3)
    key = next(key for key, sums in store.tables.tally.items() if sums.counts.published and len(key.period) == 7)
    was = store.tables.tally[key]
    store.tables.tally[key] = Sums(was.counts + Counts(answered=5), was.delays, was.facets)
    recounter = Recounter(store)
    checked = recounter.check(key.period, lambda _: None)
    Wanderers(store, FixedClock(), 9).wander(30)
    with store.writing() as uow:
        fold(uow, 5)
        uow.commit()
    recounter.repair(checked, lambda _: None)
    fold_all(store)
    assert faults(store) == []
    assert {key: sums for key, sums in store.tables.tally.items() if sums != Sums()} == recounted(store)
