"""What awaits the agent of the Caf du Gard, with whom a demonstration sits down first."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from admin.demo import journey, visit
from admin.seed.programme import Programme
from admin.seed.shown import SHOWN
from admin.seed.tree import code_of
from core.ports import UnitOfWork
from core.transfer import TransferState
from core.views import Place
from core.vocabulary import ResponseState
from storage import schema
from storage.engine import open_engine, sqlite_url
from storage.store import SqlStore

NOW = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def free_to_answer(uow: UnitOfWork, path: str) -> set[tuple[int, int]]:
    """Give the concerns that await an answer, for which nothing is written and no transfer is asked."""
    lines = {(line.number, line.position) for line in uow.queues.page(Place.TO_ANSWER, path, None, 50)}
    written = uow.responses.of([number for number, _ in lines])
    asked = {(number, one.position) for number, _ in lines for one in uow.transfers.of(number)}
    return lines - asked - {(number, one.position) for number, of_one in written.items() for one in of_one}


@pytest.mark.parametrize("experiences", [journey._EXPERIENCES, visit._EXPERIENCES])
def test_the_agent_shown_has_something_of_each_kind(tmp_path: Path, experiences: int) -> None:
    """Stories to answer, a draft, a text to validate, comments, a request for transfer to decide, a discussion."""
    engine = open_engine(sqlite_url(tmp_path / "base.sqlite"))
    schema.upgrade(engine)
    Programme(engine, 1, NOW).plant(experiences)
    with SqlStore(engine).reading() as uow:
        shown = uow.structures.get(code_of(SHOWN))
        assert shown is not None
        (draft, *_) = uow.queues.page(Place.DRAFTS, shown.path, None, 50)
        assert [one.state for one in uow.responses.of([draft.number])[draft.number]] == [ResponseState.DRAFT]
        waiting = uow.queues.page(Place.TO_ANSWER, shown.path, None, 50)
        asked = [one for line in waiting for one in uow.transfers.of(line.number) if one.state is TransferState.ASKED]
        assert shown.code in {one.decider_code for one in asked}
        for place in (Place.TO_VALIDATE, Place.COMMENTS, Place.DISCUSSIONS, Place.ANSWERED):
            assert uow.queues.page(place, shown.path, None, 50, reader="gard"), place
        assert len(free_to_answer(uow, shown.path)) >= 2
    engine.dispose()


def test_a_second_seeding_adds_to_what_awaits(tmp_path: Path) -> None:
    """However small a seeding is, its first stories await the same agent."""
    engine = open_engine(sqlite_url(tmp_path / "base.sqlite"))
    schema.upgrade(engine)
    counts = []
    for _ in range(2):
        Programme(engine, 1, NOW).plant(7)
        with SqlStore(engine).reading() as uow:
            shown = uow.structures.get(code_of(SHOWN))
            assert shown is not None
            counts.append(len(uow.queues.page(Place.TO_ANSWER, shown.path, None, 50)))
    engine.dispose()
    assert counts[1] > counts[0] > 0
