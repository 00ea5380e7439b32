"""Requests for transfer over SQL: their lists, those that are due, and two who make them climb at once."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from core.history import EventKind
from core.model import Model
from core.structure import OUTSIDE_CODE
from core.transfer import TransferState
from core.views import EVERY_LINE, Deciding
from core.vocabulary import ExperienceState
from storage.store import SqlStore
from tests.fakes import asked_transfers
from tests.fakes.queues import FakeQueues
from tests.fakes.store import FakeStore
from tests.storage.processes import climb, run_at_once
from tests.storage.samples import (
    NOON,
    a_concern,
    a_published_experience,
    a_structure,
    a_transfer,
    after,
    an_experience,
    plant,
    put,
)

TREE = ("1", "1/2", "1/2/3", "1/4", "12", "9")
CODES = tuple(path.rpartition("/")[2] for path in TREE)
ROOTS = (None, "1", "1/2", "1/4", "9", "nowhere")

moments = st.integers(0, 3).map(after)


@st.composite
def programmes(draw: st.DrawFn) -> list[Model]:
    """Draw a few experiences, each with one concern and what was asked about it; one request is open at most."""
    things: list[list[Model]] = [[], [], []]
    for number in range(1, draw(st.integers(1, 6))):
        state = draw(st.sampled_from([ExperienceState.PUBLISHED, ExperienceState.PUBLISHED, ExperienceState.WITHDRAWN]))
        things[0].append(an_experience(number, state=state, published_at=NOON))
        discussed = draw(st.none() | moments)
        things[1].append(a_concern(number, 1, draw(st.sampled_from(CODES)), discussed_since=discussed))
        open_one = draw(st.none() | st.just(TransferState.ASKED))
        decided = draw(st.lists(st.sampled_from([*TransferState][1:]), max_size=2))
        for rank, stage in enumerate([*([open_one] if open_one else []), *decided]):
            things[2].append(
                a_transfer(
                    10 * number + rank,
                    number,
                    from_code=draw(st.sampled_from(CODES)),
                    to_code=draw(st.sampled_from(["", OUTSIDE_CODE, *CODES])),
                    decider_code=draw(st.sampled_from(["", *CODES])),
                    asked_at=draw(moments),
                    state=stage,
                    decided_at=None if stage is TransferState.ASKED else after(10 + rank),
                )
            )
    return [thing for kind in things for thing in kind]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(programme=programmes(), root=st.sampled_from(ROOTS), deciding=st.sampled_from(Deciding))
def test_each_has_the_requests_that_are_theirs(
    planted: SqlStore, programme: list[Model], root: str | None, deciding: Deciding
) -> None:
    """Those who decide, those who are asked, those who discuss and those who sent away: the same lines as recounted."""
    tables = FakeStore(*map(a_structure, TREE), *programme).tables
    with planted.writing() as uow:  # left without commit: the next example starts from nothing
        put(uow, programme)
        for place in asked_transfers.PLACES:
            if root is None and deciding is not Deciding.MODERATORS:
                continue
            lines = uow.queues.page(place, root, None, 99, EVERY_LINE, deciding=deciding)
            assert lines == FakeQueues(tables).page(place, root, None, 99, EVERY_LINE, deciding=deciding), place
            assert uow.queues.count(place, root, EVERY_LINE, deciding=deciding) == len(lines)


@pytest.fixture
def planted(store: SqlStore, engine: Engine) -> SqlStore:
    plant(engine, *TREE)
    return store


def test_what_is_due_comes_longest_due_first(planted: SqlStore) -> None:
    """Only what is open, and has a time to climb at; each experience once."""
    with planted.writing() as uow:
        put(uow, [an_experience(number) for number in range(1, 7)])
        put(uow, [a_concern(number, position, "1") for number, position in product(range(1, 7), (1, 2))])
        put(uow, [a_transfer(1, 1, climbs_at=after(3)), a_transfer(2, 2, climbs_at=after(1))])
        put(uow, [a_transfer(3, 3), a_transfer(4, 4, climbs_at=after(9)), a_transfer(5, 2, 2, climbs_at=after(2))])
        put(uow, [a_transfer(6, 5, climbs_at=NOON, state=TransferState.REFUSED)])
        assert uow.transfers.due(after(3), 9) == [2, 1]
        assert uow.transfers.due(after(3), 1) == [2]
        assert uow.transfers.due(NOON, 9) == []


def test_two_processes_make_each_request_climb_once(store: SqlStore, engine: Engine, database_url: str) -> None:
    """Whatever the order in which they find them, each request is left at its level once, and asked once above."""
    plant(engine, *TREE)
    numbers = range(1, 31)
    with store.writing() as uow:
        for number in numbers:
            put(uow, [a_published_experience(number), a_concern(number, 1, "3")])
            put(uow, [a_transfer(number, number, from_code="3", decider_code="2", climbs_at=NOON + timedelta(hours=1))])
        uow.commit()
    climbed = run_at_once(climb, database_url, (3,), (3,))
    assert sum(climbed) == len(numbers)
    with store.reading() as uow:
        for number in numbers:
            assert _stages(uow.transfers.of(number)) == [("2", TransferState.EXPIRED), ("1", TransferState.ASKED)]
            assert [event.kind for event in uow.history.of(number)] == [EventKind.TRANSFER_CLIMBED]


def _stages(transfers: Sequence) -> list[tuple[str, TransferState]]:
    return [(transfer.decider_code, transfer.state) for transfer in sorted(transfers, key=lambda t: t.number)]
