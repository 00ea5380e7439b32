"""The ports of the citizens' side over SQL: originals, actions, limits, lost links, addresses, the author's votes."""

import pytest
from sqlalchemy import Engine

from core.masking import Mask, MaskedField, Original
from core.vocabulary import ActionState, ResponseState
from storage.store import SqlStore
from tests.storage.samples import (
    HOSTILE,
    NOON,
    a_concern,
    a_published_experience,
    a_response,
    a_vote,
    after,
    an_action,
    an_experience,
    plant,
    put,
)

ORIGINAL = Original(
    experience_number=1,
    title="Madame Durand",
    text=HOSTILE,
    pseudonym="Durand",
    masks=(
        Mask(field=MaskedField.TITLE, start=7, end=13, label="nom"),
        Mask(field=MaskedField.TEXT, start=0, end=1, label="signe"),
    ),
    why="Un nom a été masqué.",
)


@pytest.fixture
def planted(store: SqlStore, engine: Engine) -> SqlStore:
    plant(engine, "caf", "caf/caf-30", "gn")
    return store


def test_an_original_comes_back_as_it_was(planted: SqlStore) -> None:
    """What an author wrote is kept with its masks, the last one put in the place of the one before."""
    with planted.writing() as uow:
        put(uow, [an_experience(1), an_experience(2)])
        uow.originals.put(ORIGINAL.model_copy(update={"title": "Avant"}))
        uow.originals.put(ORIGINAL)
        uow.commit()
    with planted.reading() as uow:
        assert uow.originals.get(1) == ORIGINAL
        assert uow.originals.get(2) is None
        assert uow.originals.get(2**40) is None


def test_an_action_is_told_with_each_experience_it_comes_from(planted: SqlStore) -> None:
    """An action comes back whole, by number, under each of its experiences, and under no other."""
    actions = [
        an_action(1, title=HOSTILE, description="Ligne 1\nLigne 2", state=ActionState.ENGAGED, engaged_at=NOON),
        an_action(2, structure_code="gn", published_at=after(1)),
    ]
    with planted.writing() as uow:
        put(uow, map(an_experience, (1, 2, 3)))
        assert uow.actions.next_number() == 1
        uow.actions.add(actions[1], [1])
        uow.actions.add(actions[0], iter([2, 1, 2]))
        assert uow.actions.next_number() == 3
        uow.commit()
    with planted.reading() as uow:
        assert uow.actions.of(iter([1, 2, 3, 99, 2**40])) == {1: actions, 2: actions[:1]}
        assert not uow.actions.of([])


def test_an_action_without_experience_is_kept(planted: SqlStore) -> None:
    """An action may come from no experience at all."""
    with planted.writing() as uow:
        uow.actions.add(an_action(published_at=NOON), [])
        assert uow.actions.within(None, 5) == [an_action(published_at=NOON)]


def test_the_public_actions_of_a_sub_tree(planted: SqlStore) -> None:
    """Those published last come first; those being prepared, or of another network, are left out."""
    with planted.writing() as uow:
        for number, code, minutes in ((1, "caf", 1), (2, "caf-30", 2), (3, "gn", 3), (4, "caf", 1)):
            uow.actions.add(an_action(number, structure_code=code, published_at=after(minutes)), [])
        uow.actions.add(an_action(5), [])
        found = {root: [a.number for a in uow.actions.within(root, 9)] for root in (None, "caf", "caf/caf-30", "caf/x")}
        assert found == {None: [3, 2, 4, 1], "caf": [2, 4, 1], "caf/caf-30": [2], "caf/x": []}
        assert [a.number for a in uow.actions.within(None, 2)] == [3, 2]


def test_counts_of_old_windows_are_forgotten(store: SqlStore) -> None:
    """What was counted before a window is dropped, and what is counted in it is not."""
    with store.writing() as uow:
        assert [uow.throttle.hit("a", after(minutes)) for minutes in (0, 0, 60)] == [1, 2, 1]
        uow.commit()
    with store.writing() as uow:
        uow.throttle.forget_before(after(60))
        assert [uow.throttle.hit("a", after(minutes)) for minutes in (0, 60)] == [1, 2]


def test_requests_are_taken_oldest_first_each_with_a_number_of_its_own(store: SqlStore) -> None:
    """A number is never used twice, even once every request was taken: it names the letter that answers."""
    with store.writing() as uow:
        uow.link_requests.add(b"\x00first", NOON)
        uow.link_requests.add(b"second", after(-5))
        uow.commit()
    with store.writing() as uow:
        taken = [uow.link_requests.take(), uow.link_requests.take()]
        assert uow.link_requests.take() is None
        uow.commit()
    with store.writing() as uow:
        uow.link_requests.add(b"third", NOON)
        taken.append(uow.link_requests.take())
    assert [box for _, box in filter(None, taken)] == [b"\x00first", b"second", b"third"]
    assert len({number for number, _ in filter(None, taken)}) == 3


def test_a_request_taken_back_is_taken_again(store: SqlStore) -> None:
    """A notifier that fails before its end leaves the request to the next one."""
    with store.writing() as uow:
        uow.link_requests.add(b"box", NOON)
        uow.commit()
    with store.writing() as uow:
        first = uow.link_requests.take()
    with store.writing() as uow:
        assert uow.link_requests.take() == first
    assert first is not None


def test_addresses_are_found_again_by_their_mark(store: SqlStore) -> None:
    """The experiences of one address come newest first; what was never marked, or is erased, is found no more."""
    with store.writing() as uow:
        for number in range(1, 7):
            put(uow, [an_experience(number)])
            uow.addresses.put(number, f"box {number}".encode())
        for number, mark in ((2, "m"), (1, "other"), (4, "other"), (4, "m"), (5, "m"), (99, "m")):
            uow.addresses.recognise(number, mark)
        assert list(uow.addresses.recognised("m", 9)) == [5, 4, 2]
        assert list(uow.addresses.recognised("m", 2)) == [5, 4]
        assert not uow.addresses.recognised("nobody", 9)
        assert uow.addresses.get(4) == b"box 4"
        uow.addresses.erase(4)
        uow.addresses.erase(99)
        uow.commit()
    with store.reading() as uow:
        assert list(uow.addresses.recognised("m", 9)) == [5, 2]
        assert [uow.addresses.get(number) for number in (4, 5)] == [None, b"box 5"]


def test_what_an_author_said_of_the_answers(planted: SqlStore) -> None:
    """An author finds their own words on each answer, in the order of the answers, and nobody else's."""
    told = [a_vote(position=1, comment="Merci."), a_vote(position=1, revision=2, useful=False), a_vote(position=2)]
    with planted.writing() as uow:
        for number in (1, 2):
            put(uow, [a_published_experience(number), a_concern(number, 1), a_concern(number, 2)])
            put(uow, [a_response(number, 1, state=ResponseState.SUPERSEDED), a_response(number, 1, 2)])
            put(uow, [a_response(number, 2, state=ResponseState.PUBLISHED)])
        put(uow, [*reversed(told), a_vote("v1"), a_vote(number=2)])
        assert uow.evaluations.of_author(1) == told
        assert not uow.evaluations.of_author(99)
        assert not uow.evaluations.of_author(2**40)
