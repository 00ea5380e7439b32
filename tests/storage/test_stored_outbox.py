"""Port core.ports.Outbox over SQL: one letter for one event, taken by one notifier at a time."""

from datetime import timedelta

from core.notification import LEASE, Notification, NotificationKind, NotificationState
from storage.store import SqlStore
from tests.storage.samples import NOON, a_letter, after, an_experience, put

TICK = timedelta(seconds=1)


def test_one_event_owes_one_letter_of_a_kind(store: SqlStore) -> None:
    """The same event, recipient and kind never make a second letter; anything else makes another one."""
    with store.writing() as uow:
        put(uow, [an_experience(), a_letter()])
        uow.commit()
    with store.writing() as uow:
        put(uow, [a_letter(due_at=after(9)), a_letter()])
        put(uow, [a_letter("received:2"), a_letter(recipient="agent"), a_letter(kind=NotificationKind.PUBLISHED)])
        uow.commit()
    with store.reading() as uow:
        letters = uow.outbox.listed(None, 99)
    assert [(n.event, n.recipient, n.kind.value) for n in letters] == [
        ("received:1", "author", "received"),
        ("received:2", "author", "received"),
        ("received:1", "agent", "received"),
        ("received:1", "author", "published"),
    ]
    assert letters[0].due_at == NOON, "the first one stays as it was"


def test_a_letter_sent_is_not_owed_again(store: SqlStore) -> None:
    """The same event told again after its letter left does not bring it back."""
    _given(store, a_letter().sent(after(1)))
    _given(store, a_letter(due_at=after(5)))
    assert _claimed(store) == []


def test_a_claim_takes_the_letter_longest_due(store: SqlStore) -> None:
    """Letters leave in the order in which they were due, those of one moment in the order they were owed."""
    _given(store, a_letter("c", due_at=after(3)), a_letter("a", due_at=after(1)), a_letter("b", due_at=after(1)))
    _given(store, a_letter("later", due_at=after(60)))
    assert _claimed(store, minutes=10) == ["a", "b", "c"]


def test_a_claim_waits_for_the_due_time(store: SqlStore) -> None:
    """A letter is taken from the moment it is due, not before."""
    _given(store, a_letter(due_at=after(1)))
    with store.writing() as uow:
        assert uow.outbox.claim("n1", after(1) - TICK) is None
        taken = uow.outbox.claim("n1", after(1))
    assert taken == a_letter(due_at=after(1), held_by="n1", held_until=after(1) + LEASE)


def test_only_what_is_pending_is_taken(store: SqlStore) -> None:
    """What was sent, cancelled or given up is never taken."""
    others = [s for s in NotificationState if s is not NotificationState.PENDING]
    _given(store, *(a_letter(state.value, state=state) for state in others))
    assert _claimed(store) == []


def test_a_letter_held_is_nobody_elses_until_its_lease_ends(store: SqlStore) -> None:
    """A notifier keeps its letter for the time of a lease; after that another one takes it over."""
    _given(store, a_letter())
    assert _claimed(store, "n1") == ["received:1"]
    with store.writing() as uow:
        assert uow.outbox.claim("n2", NOON + LEASE) is None
        taken = uow.outbox.claim("n2", NOON + LEASE + TICK)
        uow.commit()
    assert taken is not None
    assert taken.held_by == "n2"


def test_a_claim_not_committed_holds_nothing(store: SqlStore) -> None:
    """A notifier that dies before its commit holds no letter."""
    _given(store, a_letter())
    with store.writing() as uow:
        assert uow.outbox.claim("n1", NOON)
    assert _claimed(store, "n2") == ["received:1"]


def test_saving_changes_that_letter_only(store: SqlStore) -> None:
    """What happened to a letter is kept on that one, not on its neighbours of the same event."""
    _given(store, a_letter(), a_letter(recipient="agent"), a_letter("received:2"))
    with store.writing() as uow:
        uow.outbox.save(a_letter().failed("plus tard", after(1), for_good=False))
        uow.commit()
    with store.reading() as uow:
        assert [n.attempts for n in uow.outbox.listed(None, 9)] == [1, 0, 0]
        assert uow.outbox.listed(None, 9)[0] == a_letter().failed("plus tard", after(1), for_good=False)


def test_the_letters_of_the_dead_are_let_go(store: SqlStore) -> None:
    """Only the letters of the notifiers named are let go, and they can be taken at once."""
    _given(store, *(a_letter(f"e{n}") for n in range(4)))
    with store.writing() as uow:
        for holder in ("dead-1", "dead-2", "alive"):
            assert uow.outbox.claim(holder, NOON)
        uow.commit()
    with store.writing() as uow:
        assert uow.outbox.release(["dead-1", "dead-2", "unknown"]) == 2
        assert uow.outbox.release(iter(["dead-1"])) == 0
        assert uow.outbox.release([]) == 0
        uow.commit()
    assert _claimed(store, "n4") == ["e0", "e1", "e3"]


def test_letters_are_listed_by_state_and_counted(store: SqlStore) -> None:
    """An operator sees letters of one state or of all, oldest first, and how many there are."""
    states = [*NotificationState, NotificationState.DEAD, NotificationState.PENDING, NotificationState.DEAD]
    _given(store, *(a_letter(f"e{n}", state=state, due_at=after(-n)) for n, state in enumerate(states)))
    with store.reading() as uow:
        assert [n.event for n in uow.outbox.listed(None, 99)] == [f"e{n}" for n in range(7)]
        assert [n.event for n in uow.outbox.listed(NotificationState.DEAD, 99)] == ["e3", "e4", "e6"]
        assert [n.event for n in uow.outbox.listed(NotificationState.DEAD, 2)] == ["e3", "e4"]
        counts = uow.outbox.counts()
    assert {state: counts[state] for state in NotificationState} == {
        NotificationState.PENDING: 2,
        NotificationState.SENT: 1,
        NotificationState.CANCELLED: 1,
        NotificationState.DEAD: 3,
    }


def test_an_empty_outbox_counts_nothing(store: SqlStore) -> None:
    """Nothing owed: no letter, no count."""
    with store.reading() as uow:
        assert not uow.outbox.listed(None, 9)
        assert not any(uow.outbox.counts().values())


def _given(store: SqlStore, *letters: Notification) -> None:
    with store.writing() as uow:
        if uow.experiences.get(1) is None:
            uow.experiences.add(an_experience())
        put(uow, letters)
        uow.commit()


def _claimed(store: SqlStore, holder: str = "n1", minutes: float = 0) -> list[str]:
    """Take every letter there is, and give their events in order."""
    events = []
    with store.writing() as uow:
        while letter := uow.outbox.claim(holder, after(minutes)):
            events.append(letter.event)
        uow.commit()
    return events
