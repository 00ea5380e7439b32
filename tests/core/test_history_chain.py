"""The chain of history: whatever is changed, taken out or moved shows; what is erased on purpose does not break it."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from core.history import AUTHOR, Event, EventKind, Link, fault, linked, standing

AT = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)
CHANGES = st.dictionaries(
    st.sampled_from(["state", "note", "version", "alert"]),
    st.lists(st.one_of(st.text(max_size=5), st.integers(0, 9), st.booleans(), st.none()), min_size=2, max_size=2),
    max_size=3,
)
EVENTS = st.builds(
    Event,
    experience_number=st.just(7),
    at=st.integers(0, 10_000).map(lambda seconds: AT + timedelta(seconds=seconds)),
    actor=st.sampled_from(["modo", "modo2", AUTHOR]),
    kind=st.sampled_from(EventKind),
    detail=st.text(max_size=20),
    changes=CHANGES,
)
CHAINS = st.lists(EVENTS, min_size=2, max_size=6)


def chain(events: list[Event]) -> list[Link]:
    links: list[Link] = []
    for event in events:
        links.append(linked(event, links[-1] if links else None))
    return links


def first_fault(links: list[Link]) -> tuple[int, str] | None:
    """Give the index of the first link that does not hold, and why."""
    faults = ((i, fault(link, links[i - 1] if i else None)) for i, link in enumerate(links))
    return next(((i, why) for i, why in faults if why is not None), None)


@given(CHAINS)
def test_a_chain_holds(events: list[Event]) -> None:
    links = chain(events)
    assert first_fault(links) is None
    assert [link.place for link in links] == list(range(1, len(events) + 1))
    assert [Event(**link.model_dump(include=set(Event.model_fields))) for link in links] == events


@given(CHAINS, st.data())
def test_a_chain_read_back_from_a_store_holds(events: list[Event], data: st.DataObject) -> None:
    """The same moment told in another time zone, the same changes in another order, are the same."""
    hours = data.draw(st.integers(-12, 12))
    links = [
        link.model_copy(
            update={
                "at": link.at.astimezone(timezone(timedelta(hours=hours))),
                "changes": dict(reversed(link.changes.items())),
            }
        )
        for link in chain(events)
    ]
    assert first_fault(links) is None


@given(CHAINS, st.data())
def test_whatever_is_changed_shows(events: list[Event], data: st.DataObject) -> None:
    """Who, when, what, on which experience, with which words, and what changed: the very link that lies is named."""
    links = chain(events)
    index = data.draw(st.integers(0, len(links) - 1))
    lie = data.draw(
        st.sampled_from(
            [
                {"actor": "un autre"},
                {"at": links[index].at + timedelta(microseconds=1)},
                {"kind": EventKind.UNDONE if links[index].kind is not EventKind.UNDONE else EventKind.HELD},
                {"detail": links[index].detail + "x"},
                {"experience_number": 8},
                {"changes": {"state": ["submitted", "jamais vu"]}},
                {"changes_digest": "0" * 64},
                {"previous": "1" * 64},
                {"seal": "2" * 64},
                {"place": links[index].place + 1},
            ]
        )
    )
    links[index] = links[index].model_copy(update=lie)
    found = first_fault(links)
    assert found is not None
    assert found[0] == index


@given(CHAINS, st.data())
def test_an_event_taken_out_shows(events: list[Event], data: st.DataObject) -> None:
    """But for the last one, which only a head kept elsewhere shows."""
    links = chain(events)
    index = data.draw(st.integers(0, len(links) - 2))
    del links[index]
    found = first_fault(links)
    assert found == (index, f"l’étape {index + 1} manque")


@given(CHAINS, st.data())
def test_events_put_in_another_order_show(events: list[Event], data: st.DataObject) -> None:
    links = chain(events)
    order = data.draw(st.permutations(range(len(links))))
    moved = [links[i] for i in order]
    assert (first_fault(moved) is None) is (list(order) == list(range(len(links))))


@given(CHAINS, st.data())
def test_an_event_slipped_in_shows(events: list[Event], data: st.DataObject) -> None:
    """Even sealed by the rules: the one after it no longer follows."""
    links = chain(events)
    index = data.draw(st.integers(1, len(links) - 1))
    forged = linked(Event(experience_number=7, at=AT, actor="x", kind=EventKind.HELD), links[index - 1])
    found = first_fault([*links[:index], forged, *links[index:]])
    assert found is not None
    assert found[0] == index + 1


@given(CHAINS, st.sets(st.integers(0, 5)))
def test_erased_changes_leave_the_chain_whole(events: list[Event], erased: set[int]) -> None:
    """What an author had the right to have erased is gone; that it was there stays sealed."""
    links = [link.model_copy(update={"changes": {}}) if i in erased else link for i, link in enumerate(chain(events))]
    assert first_fault(links) is None


def test_what_was_undone_does_not_stand() -> None:
    """Only the last decision before it goes with an undoing; the rest stands."""
    kinds = [
        EventKind.SUBMITTED,
        EventKind.HELD,
        EventKind.PUBLISHED,
        EventKind.ADDRESS_ERASED,
        EventKind.UNDONE,
        EventKind.REJECTED,
    ]
    events = [Event(experience_number=7, at=AT, actor="modo", kind=kind) for kind in kinds]
    assert [event.kind for event in standing(events)] == [
        EventKind.SUBMITTED,
        EventKind.HELD,
        EventKind.ADDRESS_ERASED,
        EventKind.REJECTED,
    ]
