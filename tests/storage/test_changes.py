"""Live changes, on both engines: what another process keeps is heard, and what was not kept is not."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from core.errors import Unavailable
from core.presence import PRESENCE, Presence
from storage.changes import SqlChanges
from storage.engine import open_engine
from storage.store import SqlStore
from tests.postgres import Server
from tests.storage.processes import draw_numbers, run_at_once
from tests.storage.samples import NOON, a_letter, an_account, an_experience, put

LONG = 60.0
"""More than any change takes to be heard: who waits for all of it has heard nothing."""
A_MOMENT = 1.5
"""More than either engine takes to hear of something."""

Opened = Callable[[Engine], SqlChanges]


@pytest.fixture
def opened() -> Iterator[Opened]:
    made: list[SqlChanges] = []

    def open_one(engine: Engine) -> SqlChanges:
        made.append(SqlChanges(engine))
        return made[-1]

    yield open_one
    for changes in made:
        changes.close()


def test_what_another_process_keeps_is_heard(
    store: SqlStore, engine: Engine, database_url: str, opened: Opened
) -> None:
    """All who wait have a newer mark as soon as another process has kept something, and can read it."""
    changes, heard = opened(engine), []
    mark = changes.mark()
    waiting = [threading.Thread(target=lambda: heard.append(changes.wait(mark, LONG))) for _ in range(3)]
    for thread in waiting:
        thread.start()
    run_at_once(draw_numbers, database_url, (1,))
    for thread in waiting:
        thread.join()
    assert len(heard) == 3
    assert all(int(new) > int(mark) for new in heard)
    with store.reading() as uow:
        assert uow.experiences.get(1) is not None


def test_a_change_made_after_the_mark_is_not_missed(store: SqlStore, engine: Engine, opened: Opened) -> None:
    """Whoever reads between the mark and the waiting is told at once of what came meanwhile."""
    changes = opened(engine)
    mark = changes.mark()
    _keep(store, 1)
    assert int(changes.wait(mark, LONG)) > int(mark)


def test_nothing_new_gives_the_same_mark(store: SqlStore, engine: Engine, opened: Opened) -> None:
    """When the time is over, the mark is the one that was given; what was not kept is no change."""
    changes = opened(engine)
    _keep(store, 1)
    mark = changes.wait(changes.mark(), A_MOMENT)
    with store.writing() as uow:
        put(uow, [an_experience(2)])
    assert changes.wait(mark, A_MOMENT) == mark


def test_two_processes_know_the_same_marks(store: SqlStore, engine: Engine, database_url: str, opened: Opened) -> None:
    """A mark given by one process is waited for by another one, which tells of the next change and of none before."""
    other = open_engine(database_url)
    here, there = opened(engine), opened(other)
    _keep(store, 1)
    mark = here.wait(here.mark(), A_MOMENT)
    mark = there.wait(mark, A_MOMENT)
    assert there.wait(mark, A_MOMENT) == mark
    assert here.wait(mark, A_MOMENT) == mark
    _keep(store, 2)
    assert int(there.wait(mark, LONG)) > int(mark)
    assert int(here.wait(mark, LONG)) > int(mark)
    there.close()
    other.dispose()


@pytest.mark.parametrize("mark", ["", "n’importe quoi", "-3", str(2**62)])
def test_a_mark_from_elsewhere_is_answered_at_once(engine: Engine, opened: Opened, mark: str) -> None:
    """Whoever comes with a mark of another database, or with none, is given the present one to begin with."""
    changes = opened(engine)
    assert int(changes.mark()) <= int(changes.wait(mark, LONG)) < 2**62


def test_many_changes_are_told_together(postgres_url: str, opened: Opened) -> None:
    """On PostgreSQL, those who wait are not woken by each of a hundred changes: they are looked at a few times."""
    engine, looks = open_engine(postgres_url), 0
    changes = opened(engine)
    mark = changes.mark()

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        nonlocal looks
        looks += "pg_current_snapshot" in statement

    event.listen(engine, "before_cursor_execute", note)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for _ in range(100):
            connection.exec_driver_sql("NOTIFY ecoute_changes")
    _keep(SqlStore(engine), 1)
    assert int(changes.wait(mark, LONG)) > int(mark)
    assert looks < 20
    changes.close()
    engine.dispose()


def test_what_no_list_shows_wakes_nobody(postgres_url: str, opened: Opened) -> None:
    """On PostgreSQL neither a letter nor a sign of life wakes anybody; somebody who comes does."""
    engine = open_engine(postgres_url)
    store, changes = SqlStore(engine), opened(engine)
    with store.writing() as uow:
        put(uow, [an_experience(1), an_account("modo")])
        uow.commit()
    mark = changes.wait(changes.mark(), A_MOMENT)
    with store.writing() as uow:
        put(uow, [a_letter()])
        uow.presences.put(_presence(timedelta(minutes=1)))
        uow.commit()
    assert changes.wait(mark, A_MOMENT) == mark
    with store.writing() as uow:
        uow.presences.put(_presence(timedelta(0)))
        uow.commit()
    assert int(changes.wait(mark, LONG)) > int(mark)
    changes.close()
    engine.dispose()


def test_a_server_that_goes_away_is_heard_again(postgres_server: Server, postgres_url: str, opened: Opened) -> None:
    """Whoever listened is cut off, listens again by itself, and tells what came meanwhile as one change."""
    engine = open_engine(postgres_url)
    store, changes = SqlStore(engine), opened(engine)
    mark = changes.mark()
    postgres_server.cut(postgres_url)
    _keep(store, 1)
    mark, before = changes.wait(mark, LONG), mark
    assert int(mark) > int(before)
    _keep(store, 2)
    assert int(changes.wait(mark, LONG)) > int(mark)
    changes.close()
    engine.dispose()


def test_a_server_that_is_not_there_is_told(opened: Opened) -> None:
    """The mark of a database that does not answer is no mark; who waits has waited for nothing."""
    engine = open_engine("postgresql://ecoute@127.0.0.1:1/ecoute")
    changes = opened(engine)
    with pytest.raises(Unavailable, match="ne répond pas"):
        changes.mark()
    assert changes.wait("7", 0.1) == "7"
    changes.close()
    engine.dispose()


def _keep(store: SqlStore, number: int) -> None:
    with store.writing() as uow:
        put(uow, [an_experience(number)])
        uow.commit()


def _presence(since: timedelta) -> Presence:
    until = NOON + PRESENCE
    return Presence(experience_number=1, account_name="modo", display_name="Modo", since=NOON - since, until=until)
