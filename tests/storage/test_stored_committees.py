"""Ports core.ports.Referents, SeatOffers and Committees over SQL, beside what the fakes say."""

from typing import Any

import pytest
from sqlalchemy import Engine

from core.committees.agenda import AgendaItem, ItemKind
from core.committees.committee import Committee, CommitteeState, Decided
from core.committees.file import CommitteeQuestion
from core.committees.ranking import Ballot, Method, Proposal
from core.committees.referents import Referent
from core.committees.sitting import Invitation, Said, SeatOffer
from core.committees.story import CommitteeEvent, CommitteeEventKind
from core.desk import Desk
from core.errors import Stale
from core.notification import NotificationState, invited
from core.vocabulary import ExperienceState, Role
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.fakes.store import FakeStore
from tests.storage.counting import counted
from tests.storage.samples import (
    HOSTILE,
    NOON,
    a_concern,
    a_published_experience,
    a_structure,
    after,
    an_account,
    an_experience,
    plant,
    put,
)

TREE = ("caf", "caf/caf-30", "caf/caf-30/ales", "caf/caf-34", "caf/caf-3", "gn")


@pytest.fixture
def planted(engine: Engine, store: SqlStore) -> SqlStore:
    plant(engine, *TREE)
    return store


def a_committee(number: int = 1, **changes: Any) -> Committee:
    return Committee(**({"number": number, "structure_code": "caf-30"} | changes))


def a_turn(place: int = 1, name: str = "a", **changes: Any) -> Referent:
    whole = {"structure_code": "caf-30", "place": place, "account_name": name, "since": NOON, "named_by": "m"}
    return Referent(**(whole | changes))


def test_a_committee_comes_back_as_it_was(planted: SqlStore) -> None:
    """Every field, with its invitations and history; hostile text is text."""
    committee = a_committee(
        at=NOON,
        place=HOSTILE[:200],
        elected="Une\nDeux",
        state=CommitteeState.HELD,
        agenda=(AgendaItem(kind=ItemKind.OWN, text=HOSTILE[:300]), AgendaItem(kind=ItemKind.USEFUL, key="1", text="b")),
        proposals=(Proposal(number=2, text="Rappeler"),),
        ballots=(Ballot(member="Rugby 71", order=(2,), points=(7,)),),
        decisions=(Decided(proposal=2, action=4),),
        method=Method.POINTS,
        minutes=HOSTILE,
    )
    invitation = Invitation(committee_number=1, experience_number=1, at=NOON)
    line = CommitteeEvent(
        committee_number=1, at=NOON, actor="a", kind=CommitteeEventKind.MINUTES, changes={"minutes": ["", HOSTILE]}
    )
    with planted.writing() as uow:
        put(uow, [a_published_experience(1)])
        uow.committees.add(committee)
        uow.committees.put_invitations([])
        uow.committees.put_invitations([invitation])
        uow.committees.put_invitations([invitation.answered(Said.YES, NOON)])
        uow.committees.note(line)
        uow.commit()
    with planted.reading() as uow:
        assert uow.committees.get(1) == committee
        assert uow.committees.invitations(1) == [invitation.answered(Said.YES, NOON)]
        assert uow.committees.invitations_of(1) == uow.committees.invitations(1)
        assert uow.committees.history(1) == [line]
        assert uow.committees.get(2) is None and uow.committees.get(2**40) is None
        assert uow.committees.next_number() == 2


def test_the_next_version_takes_the_place_of_the_one_seen(planted: SqlStore) -> None:
    with planted.writing() as uow:
        uow.committees.add(a_committee())
        later = a_committee(version=2, place="Alès")
        uow.committees.save(later, 1)
        assert uow.committees.get(1) == later
        with pytest.raises(Stale):
            uow.committees.save(later, 1)


def test_lists_are_those_of_the_fakes(planted: SqlStore) -> None:
    """Committees by sub-tree, state and place; offers by sub-tree, of public stories alone."""
    fake = FakeStore(*(a_structure(path) for path in TREE))
    states = tuple(CommitteeState)
    codes = ("caf", "caf-30", "ales", "caf-3", "gn")
    for one in (planted, fake):
        with one.writing() as uow:
            for number in range(1, 12):
                state = ExperienceState.WITHDRAWN if number % 4 == 0 else ExperienceState.PUBLISHED
                put(uow, [an_experience(number, state=state, published_at=NOON)])
                code = codes[number % 5]
                uow.committees.add(a_committee(number, structure_code=code, state=states[number % 4]))
                for offered in {code, "ales"}:
                    for again in (0, 1):
                        at = after(number // 3 + again)
                        uow.seat_offers.put(SeatOffer(experience_number=number, structure_code=offered, at=at))
            uow.seat_offers.remove(3, "ales")
            uow.seat_offers.remove(3, "gn")
            uow.commit()
    with planted.reading() as ours, fake.reading() as theirs:
        for path in (None, "caf", "caf/caf-30", "caf/caf-34"):
            assert dict(ours.committees.counts(path)) == dict(theirs.committees.counts(path))
            for below in (None, 7):
                asked = (path, states[1:3], below, 3)
                assert ours.committees.page(*asked) == theirs.committees.page(*asked)
            if path:
                assert ours.seat_offers.within(path, 6) == theirs.seat_offers.within(path, 6)
        for number in range(12):
            assert ours.seat_offers.of(number) == theirs.seat_offers.of(number)


def test_one_referent_at_a_time(planted: SqlStore) -> None:
    """The turns come back in order; who has the role is known by account; the schema refuses a second one at once."""
    with planted.writing() as uow:
        put(uow, [an_account("a", Role.AGENT, "caf-30"), an_account("b", Role.AGENT, "caf-30")])
        uow.referents.put(a_turn())
        assert uow.referents.kept_by("a") == ["caf/caf-30"]
        uow.referents.put(a_turn().ended("m", after(1)))
        uow.referents.put(a_turn(2, "b", since=after(1)))
        uow.commit()
    with planted.reading() as uow:
        assert [(one.account_name, one.until) for one in uow.referents.of("caf-30")] == [("a", after(1)), ("b", None)]
        assert uow.referents.kept_by("a") == [] and uow.referents.kept_by("b") == ["caf/caf-30"]
        assert uow.referents.of("caf") == []
    with planted.writing() as uow, pytest.raises(Stale):
        uow.referents.put(a_turn(3, "a"))


def test_one_letter_alone_invites_an_address_for_a_date(planted: SqlStore) -> None:
    """The first that comes has the place, again if it asks again; one that is cancelled leaves it."""
    first, second = (invited(1, 1, number, NOON) for number in (1, 2))
    another_date = invited(1, 2, 2, NOON)
    with planted.writing() as uow:
        put(uow, [a_published_experience(1), a_published_experience(2)])
        uow.committees.add(a_committee())
        put(uow, [first, second, another_date])
        claim = uow.committees.claim
        assert claim(first, "mark") is None and claim(first, "mark") is None
        assert claim(second, "mark") is NotificationState.PENDING
        assert claim(second, "another") is None
        assert claim(another_date, "mark") is None
        uow.outbox.save(first.cancelled("Retirée."))
        assert claim(second, "mark") is None
        uow.outbox.save(second.sent(NOON))
        assert claim(first, "mark") is NotificationState.SENT


def test_an_invitation_keeps_the_committee_that_it_is_for(planted: SqlStore) -> None:
    with planted.writing() as uow:
        put(uow, [a_published_experience(1)])
        put(uow, [invited(7, 2, 1, NOON)])
        (letter,) = uow.outbox.listed(None, 9)
        assert (letter.committee, letter.revision) == (7, 2)


def test_a_committee_and_a_list_cost_the_same_few_statements(planted: SqlStore, engine: Engine) -> None:
    """However many citizens there are."""
    desk = Desk(planted, FixedClock(), "manager")
    with planted.writing() as uow:
        put(uow, [an_account("manager", Role.MANAGER, "caf")])
        uow.committees.add(a_committee())
        uow.commit()
    costs = []
    for numbers in (range(1, 2), range(2, 30)):
        with planted.writing() as uow:
            for number in numbers:
                put(uow, [a_published_experience(number), a_concern(number, 1, "caf-30")])
                uow.seat_offers.put(SeatOffer(experience_number=number, structure_code="caf-30", at=NOON))
            uow.commit()
        with counted(engine) as statements:
            assert desk.committee(1).volunteers
            assert desk.committees(CommitteeQuestion()).volunteers
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 22
