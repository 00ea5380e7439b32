"""What is kept too long is found and erased, in pieces, on both engines as in memory; what is not is left alone."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from core.history import EventKind
from core.masking import Mask, MaskedField, Original
from core.notification import NotificationState
from core.ports import Store
from core.retention import door
from core.retention.door import Retention
from core.retention.kept import Delays, Kept
from core.vocabulary import ExperienceState
from storage.engine import open_engine, sqlite_url
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.fakes.store import FakeStore
from tests.storage.conftest import ENGINES
from tests.storage.samples import (
    NOON,
    a_letter,
    a_presence,
    a_published_experience,
    a_structure,
    an_account,
    an_event,
    an_experience,
    plant,
    put,
)

LATER = NOON + timedelta(days=400)
SOON = NOON + timedelta(days=300)


@pytest.fixture(params=["memory", *ENGINES])
def kept(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Give a store in memory, then one over each engine."""
    if request.param == "memory":
        yield FakeStore(a_structure("caf"), an_account("modo"))
        return
    file = request.param == "sqlite"
    url = sqlite_url(request.getfixturevalue("sqlite_file")) if file else request.getfixturevalue("postgres_url")
    engine = open_engine(url)
    plant(engine, "caf")
    store = SqlStore(engine)
    with store.writing() as uow:
        uow.accounts.add(an_account("modo"))
        uow.commit()
    yield store
    engine.dispose()


def fill(store: Store) -> None:
    """Put what is kept: 1 published and told, 2 with a letter since, 3 undecided, 4 rejected, 5 masked."""
    decided = {"decided_at": NOON}
    mask = Mask(field=MaskedField.TEXT, start=0, end=2, label="nom")
    with store.writing() as uow:
        put(uow, [a_published_experience(1, **decided), a_published_experience(2, **decided), an_experience(3)])
        put(uow, [an_experience(4, state=ExperienceState.REJECTED, **decided), a_published_experience(5, **decided)])
        put(uow, [Original(experience_number=5, title="Avant", text="Avant", masks=(mask,))])
        put(uow, [an_event(5, kind=EventKind.MASKED, changes={"text": ["Avant", "Après"], "version": [1, 2]})])
        put(uow, [an_event(4, kind=EventKind.REJECTED, detail="Un motif."), a_presence(1)])
        put(uow, [a_letter("published:1", 1, state=NotificationState.SENT, sent_at=NOON)])
        put(uow, [a_letter("answered:2", 2, state=NotificationState.SENT, due_at=SOON, sent_at=SOON)])
        for number in (1, 2, 3, 4):
            uow.addresses.put(number, b"box")
        uow.throttle.hit("mark", NOON)
        uow.commit()


def retention(store: Store, clock: FixedClock) -> Retention:
    return Retention(store, clock, Delays())


def test_a_delay_that_is_not_over_keeps_everything(kept: Store) -> None:
    fill(kept)
    due = retention(kept, FixedClock(NOON + timedelta(hours=1))).due()
    assert set(due.values()) == {0}


def test_what_is_kept_too_long_goes_and_nothing_else(kept: Store) -> None:
    """Addresses but for the undecided and those written to since; the original; the rejected story; what is swept."""
    fill(kept)
    there = retention(kept, FixedClock(LATER))
    due = there.due()
    assert (due[Kept.ADDRESSES], due[Kept.ORIGINALS], due[Kept.STORIES]) == (2, 1, 1)
    assert (due[Kept.PRESENCES], due[Kept.THROTTLES]) == (1, 1)
    erasure = there.run("claire", lambda _: None)
    assert erasure.counts[Kept.ADDRESSES.label] == 2
    assert set(there.due().values()) == {0}
    with kept.reading() as uow:
        assert list(uow.addresses.among([1, 2, 3, 4])) == [2, 3]
        assert uow.originals.get(5) is None
        assert uow.history.of(5)[0].changes == {}
        rejected = uow.experiences.get(4)
        assert rejected is not None
        assert (rejected.state, rejected.erased_at) == (ExperienceState.REJECTED, LATER)
        assert [event.kind for event in uow.history.of(4)] == [EventKind.REJECTED, EventKind.ERASED]
        assert uow.erasing.erased_among(range(1, 6)) == {4}
        assert uow.erasing.erased_among(range(-9, 70_000)) == {4}  # more than a statement takes
        assert list(uow.erasing.noted(5)) == [erasure]


def test_a_pass_without_anything_to_erase_leaves_no_line(kept: Store) -> None:
    there = retention(kept, FixedClock(LATER))
    assert there.run("claire", lambda _: None).total == 0
    assert list(there.log(5)) == []


def test_a_pass_that_is_stopped_keeps_what_it_did_and_goes_on(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """One experience a piece: stopped after the first, the next pass erases the rest, and both are told."""
    monkeypatch.setattr(door, "PIECE", 1)
    fill(kept)
    there = retention(kept, FixedClock(LATER))

    def stop(erased: int) -> None:
        if erased:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        there.run("claire", stop)
    assert there.due()[Kept.ADDRESSES] == 1
    there.run("claire", lambda _: None)
    assert set(there.due().values()) == {0}
    assert [erasure.counts.get(Kept.ADDRESSES.label) for erasure in there.log(5)] == [1, 1]
