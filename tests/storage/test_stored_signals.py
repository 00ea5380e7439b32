"""Signals over both engines: what is heard, what is kept, and what a search finds."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from core.concepts.concept import Concept
from core.concepts.held import Edition
from core.errors import Refused
from core.signals.heard import HeardConcern
from core.signals.search import SearchState, SignalSearch
from core.signals.searching import search_for_signals
from core.signals.signal import Decision, DecisionKind
from core.structure import Structure
from core.vocabulary import Channel
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.fakes.store import FakeStore
from tests.storage.counting import counted
from tests.storage.samples import (
    NOON,
    a_concern,
    a_published_experience,
    a_signal,
    an_account,
    an_experience,
    plant,
    put,
)

DAY = timedelta(days=1)


@pytest.fixture
def programme(engine: Engine, store: SqlStore) -> SqlStore:
    plant(engine, "caf", "caf/caf-30", "caf/caf-34", "gn")
    with store.writing() as uow:
        put(uow, [an_account("modo")])
        uow.commit()
    return store


def test_stories_are_heard_by_date_piece_by_piece(programme: SqlStore) -> None:
    """What is published between two moments, the last one left out, with its structures; nothing else."""
    with programme.writing() as uow:
        for number, days in ((1, 3), (2, 1), (3, 1), (4, 0)):
            put(uow, [a_published_experience(number, published_at=NOON - days * DAY, department="Gard")])
        put(uow, [an_experience(5), a_concern(2, 1, "caf-30", channels={Channel.PHONE: None}, trade_tags=("RSA",))])
        put(uow, [a_concern(2, 2, "gn")])
        uow.commit()
    with programme.reading() as uow:
        assert uow.signals.to_hear(NOON - 3 * DAY, NOON) == 3
        first = uow.signals.heard(NOON - 3 * DAY, NOON, None, 2)
        second = uow.signals.heard(NOON - 3 * DAY, NOON, (first[-1].published_at, first[-1].number), 2)
    assert [story.number for story in (*first, *second)] == [1, 2, 3]
    assert first[1].concerns == (HeardConcern("caf/caf-30", (Channel.PHONE,), ("RSA",)), HeardConcern("gn"))
    assert (first[0].department, first[0].published_at) == ("Gard", NOON - 3 * DAY)


def test_signals_come_back_whole_the_strongest_first(programme: SqlStore) -> None:
    """Put again under its number, a signal takes the place of what it was."""
    strong, weak = a_signal(2, likelihood=1e-12), a_signal(1)
    with programme.writing() as uow:
        uow.signals.put([weak, strong.model_copy(update={"count": 5})])
        uow.signals.put([strong])
        uow.commit()
    with programme.reading() as uow:
        assert uow.signals.all() == [strong, weak]
        assert uow.signals.get(1) == weak
        assert uow.signals.get(9) is None
        assert uow.signals.get(2**40) is None


def test_decisions_are_kept_in_their_order(programme: SqlStore) -> None:
    """With who, when, why, until when; what nothing was decided of can go."""
    watched = Decision(signal_number=1, place=1, at=NOON, actor="modo", kind=DecisionKind.WATCH)
    muted = Decision(signal_number=1, place=2, at=NOON, actor="modo", kind=DecisionKind.MUTE, reason="Connu.", up_to=16)
    with programme.writing() as uow:
        uow.signals.put([a_signal(1), a_signal(2)])
        uow.signals.decide(watched)
        uow.signals.decide(muted)
        uow.signals.remove([2])
        uow.commit()
    with programme.reading() as uow:
        assert uow.signals.decisions([1, 2]) == {1: [watched, muted]}
        assert [signal.number for signal in uow.signals.all()] == [1]


def test_a_search_says_how_far_it_is(programme: SqlStore) -> None:
    """The last one is given."""
    search = SignalSearch(number=1, by="modo", started_at=NOON, told_at=NOON, size=10)
    with programme.writing() as uow:
        assert uow.signals.search() is None
        uow.signals.begin_search(search)
        uow.signals.put_search(search.model_copy(update={"read": 4}))
        uow.commit()
    with programme.reading() as uow:
        assert uow.signals.search() == search.model_copy(update={"read": 4})


def told_year(uow: Any, now: Any) -> None:
    """Tell a year of ordinary stories in two networks, and a theme in the last weeks of one structure."""
    plain = ("Le dossier attend une réponse", "Une pièce manque encore", "Le versement est en retard")
    moments = [
        (0.3 + rank * 52 / 200, f"{plain[rank % 3]} {rank}.", ("caf-30", "gn", "caf-34")[rank % 3], rank + 1)
        for rank in range(200)
    ]
    moments += [(0.2 + rank / 3, f"La borne ne répond pas, jour {rank}.", "caf-30", 500 + rank) for rank in range(8)]
    for weeks, text, code, number in moments:
        at = now - timedelta(weeks=weeks)
        put(uow, [a_published_experience(number, text=text, published_at=at), a_concern(number, 1, code)])


def test_a_search_finds_the_same_on_every_store(programme: SqlStore, engine: Engine) -> None:
    """As over the store in memory; found again, a signal keeps its number, and pieces cost a few statements each."""
    clock = FixedClock()
    fake = FakeStore(Structure(code="caf", path="caf", name="Caf"), an_account("modo"))
    for path in ("caf/caf-30", "caf/caf-34", "gn"):
        parent, _, code = path.rpartition("/")
        fake.keep(Structure(code=code, parent_code=parent or None, path=path, name=code))
    for store in (programme, fake):
        with store.writing() as uow:
            told_year(uow, clock.now())
            uow.commit()
    with counted(engine) as statements:
        done = search_for_signals(programme, clock)
    assert (done.state, done.read) == (SearchState.DONE, 208)
    assert len(statements) <= 25
    search_for_signals(fake, clock)
    search_for_signals(programme, clock)
    with programme.reading() as uow, fake.reading() as other:
        found, expected = uow.signals.all(), other.signals.all()
    assert [(one.scope_code, one.words, one.count) for one in found] == [("caf-30", "borne", 8)]
    named = {"scope_name", "places"}
    assert [one.model_dump(exclude=named) for one in found] == [one.model_dump(exclude=named) for one in expected]


def test_two_searches_never_run_at_once(programme: SqlStore) -> None:
    """The second is refused while the first says that it is at work."""
    clock = FixedClock()
    search = SignalSearch(number=1, started_at=clock.now(), told_at=clock.now())
    with programme.writing() as uow:
        uow.signals.begin_search(search)
        uow.commit()
    with pytest.raises(Refused):
        search_for_signals(programme, clock)
    clock.advance(timedelta(minutes=6))
    assert search_for_signals(programme, clock).state is SearchState.DONE


def test_a_story_is_heard_with_the_concepts_that_it_holds(programme: SqlStore) -> None:
    """In the edition that is shown, and while somebody watches for them."""
    shown, counting, gone = (
        Concept(number=number, name=f"Concept {number}", expressions=("borne",), counted=counted, removed=removed)
        for number, counted, removed in ((1, 1, False), (2, 0, False), (3, 1, True))
    )
    with programme.writing() as uow:
        put(uow, [a_published_experience(1, published_at=NOON - DAY)])
        for concept in (shown, counting, gone):
            uow.concepts.add(concept)
        uow.concepts.put_held([(1, Edition(concept.number, 1)) for concept in (shown, counting, gone)], [])
        uow.commit()
    with programme.reading() as uow:
        assert [story.concepts for story in uow.signals.heard(NOON - 2 * DAY, NOON, None, 10)] == [(1,)]
