"""The fakes are what other tests stand on: they keep their promises too."""

import threading

import pytest

from core.errors import Stale, Unavailable
from core.structure import Structure
from tests.fakes.clock import FixedClock
from tests.fakes.sealing import FakeOpener, FakeSealer
from tests.fakes.store import FakeStore
from tests.fakes.tables import BrokenRuleError
from tests.fakes.world import World, accounts


def test_what_is_not_committed_is_not_kept() -> None:
    """Leaving the block without commit, with or without an error, leaves the store as it was."""
    store = FakeStore()
    with store.writing() as uow:
        uow.accounts.add(accounts()[0])
        assert uow.accounts.all()
    with pytest.raises(ZeroDivisionError), store.writing() as uow:
        uow.accounts.add(accounts()[0])
        _ = 1 / 0
    assert not store.tables.accounts
    assert store.commits == 0


def test_what_is_done_after_the_commit_is_not_kept() -> None:
    """A commit keeps what was done before it, and nothing else."""
    store = FakeStore()
    with store.writing() as uow:
        uow.accounts.add(accounts()[0])
        uow.commit()
        uow.accounts.add(accounts()[1])
    assert list(store.tables.accounts) == [accounts()[0].name]


def test_a_reading_sees_one_moment_and_writes_nothing() -> None:
    """What is committed meanwhile is not seen; a write or a commit is refused."""
    store = FakeStore()
    with store.reading() as reading:
        with store.writing() as uow:
            uow.accounts.add(accounts()[0])
            uow.commit()
        assert reading.accounts.all() == []
        with pytest.raises(BrokenRuleError):
            reading.accounts.add(accounts()[1])
        with pytest.raises(BrokenRuleError):
            reading.commit()


def test_no_writing_inside_another() -> None:
    """A use case that opens a second writing unit of work would wait for itself for ever; here it is told."""
    store = FakeStore()
    with store.writing(), pytest.raises(BrokenRuleError), store.writing():
        pass
    with store.writing() as uow:
        uow.commit()


def test_writers_wait_for_each_other() -> None:
    """Two threads that read then write lose nothing."""
    store = FakeStore()

    def add_ten(prefix: str) -> None:
        for index in range(10):
            with store.writing() as uow:
                uow.accounts.add(accounts()[0].model_copy(update={"name": f"{prefix}{index}"}))
                uow.commit()

    threads = [threading.Thread(target=add_ten, args=(prefix,)) for prefix in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.tables.accounts) == 20


def test_a_failure_strikes_once() -> None:
    """The next commit fails as told, the one after is kept."""
    store = FakeStore()
    store.failure = Unavailable("Le disque est plein.")
    with pytest.raises(Unavailable), store.writing() as uow:
        uow.commit()
    with store.writing() as uow:
        uow.commit()
    assert store.commits == 1


def test_a_stale_save_is_refused(world: World) -> None:
    """The store checks the version seen, as a database would."""
    number = world.submit().number
    with world.store.writing() as uow:
        experience = uow.experiences.get(number)
        with pytest.raises(Stale):
            uow.experiences.save(experience.hold(""), seen_version=2)


def test_what_a_database_would_refuse_is_refused(world: World) -> None:
    """Keys, foreign keys and unique indexes hold."""
    receipt = world.publish()
    response = world.answer(receipt).concern(1).published
    with pytest.raises(BrokenRuleError, match="second published"):
        world.store.keep(response.model_copy(update={"revision": 2}))
    with pytest.raises(BrokenRuleError, match="no such concern"):
        world.store.keep(response.model_copy(update={"position": 9}))
    with pytest.raises(TypeError):
        world.store.keep(FixedClock())


def test_a_search_finds_the_beginnings_of_words() -> None:
    """Every word of the query begins a word of the structure; names that begin with the query come first."""
    store = FakeStore(
        Structure(code="a", path="a", name="Accueil de la Caf"),
        Structure(code="b", path="b", name="Caf du Gard", town="Nîmes"),
    )
    with store.reading() as uow:
        assert [s.code for s in uow.structures.search("caf", 5)] == ["b", "a"]
        assert [s.code for s in uow.structures.search("nim ga", 5)] == ["b"]
        assert uow.structures.search("  ", 5) == []
        assert uow.structures.search("hors structures", 5) == []


def test_a_clock_moves_only_when_told() -> None:
    """The fixed clock gives the same time until it is advanced."""
    clock = FixedClock()
    before = clock.now()
    assert clock.now() == before
    assert (clock.advance(minutes=2) - before).total_seconds() == 120


def test_a_seal_hides_and_only_its_key_opens() -> None:
    """The box does not show the text, and another key does not open it."""
    box = FakeSealer().seal("camille@exemple.fr")
    assert b"camille" not in box
    assert FakeOpener().open(box) == "camille@exemple.fr"
    with pytest.raises(Unavailable):
        FakeOpener("autre").open(box)
