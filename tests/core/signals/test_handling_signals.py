"""Signals at the desk: read within one's reach, watched, muted until something, attached to an action."""

from datetime import date, timedelta

import pytest

from core.account import Account
from core.action import ImprovementAction
from core.desk import Desk
from core.errors import Forbidden, Invalid, NotFound, Refused
from core.signals.scope import ScopeKind
from core.signals.search import SearchState, SignalSearch
from core.signals.signal import DecisionKind, Signal
from core.signals.terms import TermKind
from core.signals.wording import decision_fr, sparkline, told_fr
from core.structure import Structure
from core.vocabulary import Channel, Role, Sentiment
from tests.fakes.clock import START, FixedClock
from tests.fakes.store import FakeStore


def rising(number: int, path: str, kind: ScopeKind = ScopeKind.STRUCTURE, **changes: object) -> Signal:
    whole: dict[str, object] = {
        "scope_kind": kind,
        "scope_path": path,
        "scope_code": path.rpartition("/")[2],
        "scope_name": "Caf du Gard",
        "term_kind": TermKind.WORD,
        "term_key": f"born {number}",
        "words": "borne",
        **{
            "count": 12,
            "told": 40,
            "before": 3,
            "told_before": 480,
            "likelihood": 10.0 ** -(20 - number),
            "rate": 0.01,
        },
        "since": date(2026, 4, 6),
        **{"weeks": (0, 0, 4, 8), "shown": (), "stories": (), "goes_with": ("accueil", "panne")},
        "feelings": {Sentiment.NEGATIVE: 10, Sentiment.NEUTRAL: 2},
        "channels": {Channel.DESK: 9},
        "places": {"Point d’accueil d’Alès": 12},
        **{"found_at": START, "seen_at": START},
    }
    return Signal(number=number, **(whole | changes))  # type: ignore[arg-type]


@pytest.fixture
def store() -> FakeStore:
    tree = (("caf", None, "caf"), ("caf-30", "caf", "caf/caf-30"), ("gn", None, "gn"))
    store = FakeStore(*(Structure(code=code, parent_code=up, path=path, name=code) for code, up, path in tree))
    for name, role, code in (
        ("chef", Role.MANAGER, "caf-30"),
        ("agent", Role.AGENT, "caf-30"),
        ("modo", Role.MODERATOR, None),
    ):
        store.keep(Account(name=name, display_name=name, role=role, structure_code=code))
    store.keep(ImprovementAction(number=4, structure_code="caf-30", title="Réparer la borne"))
    store.keep(ImprovementAction(number=5, structure_code="gn", title="Ailleurs"))
    kinds = (("caf/caf-30", ScopeKind.STRUCTURE), ("caf", ScopeKind.CHANNEL), ("", ScopeKind.PROGRAMME))
    with store.writing() as uow:
        uow.signals.put(rising(number, path, kind) for number, (path, kind) in enumerate(kinds, start=1))
        uow.commit()
    return store


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


def desk(store: FakeStore, clock: FixedClock, name: str) -> Desk:
    return Desk(store, clock, name)


def numbers(board_of: Desk, *, muted: bool = False) -> list[int]:
    return [line.signal.number for line in board_of.signals(muted=muted).lines]


def test_each_reads_the_signals_of_their_reach(store: FakeStore, clock: FixedClock) -> None:
    """Those of one's sub-tree; the whole programme's are for those who work for all of it."""
    assert numbers(desk(store, clock, "agent")) == [1]
    assert numbers(desk(store, clock, "modo")) == [1, 2, 3]
    with pytest.raises(Forbidden):
        desk(store, clock, "agent").signal(2)
    with pytest.raises(NotFound):
        desk(store, clock, "modo").signal(9)


def test_a_watched_signal_comes_first(store: FakeStore, clock: FixedClock) -> None:
    """And everybody reads who watches it; to stop is told too."""
    moderator = desk(store, clock, "modo")
    assert moderator.watch_signal(3).line.standing.watched
    assert numbers(moderator) == [3, 1, 2]
    file = moderator.watch_signal(3, watched=False)
    assert [(one.kind, one.actor) for one in file.decisions] == [
        (DecisionKind.WATCH, "modo"),
        (DecisionKind.UNWATCH, "modo"),
    ]
    assert numbers(moderator) == [1, 2, 3]


def test_who_only_reads_is_told_why(store: FakeStore, clock: FixedClock) -> None:
    """An agent neither watches, mutes, attaches nor searches; the list says so beforehand."""
    agent = desk(store, clock, "agent")
    board = agent.signals()
    with pytest.raises(Forbidden) as refused:
        agent.watch_signal(1)
    assert board.lines[0].refusal == refused.value.sentence
    with pytest.raises(Forbidden) as refused:
        agent.find_signals()
    assert board.refusal == refused.value.sentence


def test_a_muted_signal_is_heard_again_once_doubled(store: FakeStore, clock: FixedClock) -> None:
    """Left out of the list with its reason, until its stories are twice as many."""
    manager = desk(store, clock, "chef")
    with pytest.raises(Invalid):
        manager.mute_signal(1, "  ")
    muted = manager.mute_signal(1, "Travaux connus.")
    assert "jusqu’à 24 expériences\u202f: Travaux connus." in decision_fr(muted.decisions[0])
    assert (numbers(manager), numbers(manager, muted=True), manager.signals().muted) == ([], [1], 1)
    with store.writing() as uow:
        uow.signals.put([rising(1, "caf/caf-30", count=24)])
        uow.commit()
    assert numbers(manager) == [1]


def test_a_muted_signal_is_heard_again_on_its_day(store: FakeStore, clock: FixedClock) -> None:
    """Or when somebody lifts it before."""
    manager = desk(store, clock, "chef")
    today = START.date()
    with pytest.raises(Invalid):
        manager.mute_signal(1, "Travaux.", today)
    manager.mute_signal(1, "Travaux.", today + timedelta(days=7))
    clock.advance(days=6)
    assert numbers(manager) == []
    clock.advance(days=1)
    assert numbers(manager) == [1]
    manager.mute_signal(1, "Encore.")
    manager.unmute_signal(1)
    assert numbers(manager) == [1]


def test_a_signal_is_attached_to_an_action_of_ones_reach_once(store: FakeStore, clock: FixedClock) -> None:
    """The action knows it too."""
    manager = desk(store, clock, "chef")
    assert manager.attach_signal(1, 4).line.standing.actions == (4,)
    with store.reading() as uow:
        assert [tie.label for tie in uow.actions.ties(4)] == ["signal 1"]
    with pytest.raises(Refused):
        manager.attach_signal(1, 4)
    for unknown in (5, 99):
        with pytest.raises(NotFound):
            manager.attach_signal(1, unknown)


def test_a_search_under_way_is_stopped_when_asked(store: FakeStore, clock: FixedClock) -> None:
    """There must be one; one that has said nothing for long is dead."""
    manager = desk(store, clock, "chef")
    with pytest.raises(Refused):
        manager.stop_finding_signals()
    with store.writing() as uow:
        uow.signals.begin_search(SignalSearch(number=1, started_at=START, told_at=START))
        uow.commit()
    manager.stop_finding_signals()
    search = manager.signals().search
    assert search is not None
    assert search.state is SearchState.STOPPING
    clock.advance(minutes=3)
    assert manager.find_signals().state is SearchState.DONE


def test_what_somebody_decided_upon_stays_when_it_rises_no_more(store: FakeStore, clock: FixedClock) -> None:
    """A search that finds nothing forgets the rest."""
    moderator = desk(store, clock, "modo")
    moderator.watch_signal(2)
    clock.advance(days=1)
    moderator.find_signals()
    (line,) = moderator.signals().lines
    assert (line.signal.number, line.fading) == (2, True)


def test_a_signal_is_told_in_plain_french() -> None:
    """How many, since when, where, how felt, through what, with what, and how likely by chance."""
    assert told_fr(rising(10, "caf/caf-30")) == [
        "12 expériences sur 40 en 4 semaines, contre 3 sur 480 dans les 48 semaines d’avant\u202f: 48,0 fois plus "
        "souvent.",
        "Depuis la semaine du 6 avril 2026, le plus probablement.",
        "Où\u202f: Caf du Gard (structure)\u202f; Point d’accueil d’Alès (12).",
        "Ressenti\u202f: négatif (10), neutre (2).",
        "Canaux\u202f: Accueil (9).",
        "Va avec\u202f: accueil, panne.",
        "Si rien n’avait changé, le hasard en donnerait autant moins d’une fois sur 1\u202f000\u202f000\u202f000.",
    ]
    assert sparkline((0, 0, 4, 8), 3) == "▁▅█"
