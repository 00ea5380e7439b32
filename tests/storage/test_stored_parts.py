"""The small ports over SQL: concerns, responses, votes, formulas, accounts, history, addresses, forms."""

import pytest
from sqlalchemy import Engine

from core.errors import Stale
from core.response import Formula, Usefulness
from core.structure import lineage
from core.vocabulary import FormulaKind, ResponseState, Role
from storage.store import SqlStore
from tests.storage.samples import (
    a_concern,
    a_published_experience,
    a_response,
    a_structure,
    a_vote,
    after,
    an_account,
    an_event,
    an_experience,
    plant,
    put,
)

UNUSUAL_TEXTS = ["", " ", "%", "a\x00b", "\x00", "\ud800", "a" * 100_000, "'; --", "\N{PILE OF POO}"]
"""What a hand-made request may send where a code is awaited."""


@pytest.fixture
def tree(engine: Engine) -> None:
    plant(engine, "caf", "caf/caf-30", "caf/caf-30/ales", "gn")


@pytest.mark.usefixtures("tree")
def test_concerns_come_by_experience_and_in_order(store: SqlStore) -> None:
    """The concerns of several experiences come apart, each list by position, none for an unknown experience."""
    with store.writing() as uow:
        put(uow, map(an_experience, (1, 2, 3)))
        put(uow, [a_concern(2, 2), a_concern(1, 1), a_concern(2, 1, "gn"), a_concern(2, 10), a_concern(3, 1)])
        found = uow.concerns.of([2, 1, 99])
        assert {number: [c.position for c in of_one] for number, of_one in found.items()} == {1: [1], 2: [1, 2, 10]}
        assert uow.concerns.of(iter([])) == {}


@pytest.mark.usefixtures("tree")
def test_a_changed_concern_is_the_only_one_that_changes(store: SqlStore) -> None:
    """Saving a concern changes that one, not its neighbours."""
    with store.writing() as uow:
        put(uow, [an_experience(1), an_experience(2), a_concern(1, 1), a_concern(1, 2), a_concern(2, 1)])
        uow.concerns.save(a_concern(1, 2).opened(after(1)))
        opened = [
            (c.experience_number, c.position) for of in uow.concerns.of([1, 2]).values() for c in of if c.open_since
        ]
        assert opened == [(1, 2)]


@pytest.mark.usefixtures("tree")
def test_responses_come_by_position_then_revision(store: SqlStore) -> None:
    """The responses to an experience come in the order in which its page shows them."""
    revisions = [
        a_response(1, 2, 1, state=ResponseState.PUBLISHED),
        a_response(1, 1, 2, state=ResponseState.PUBLISHED),
        a_response(1, 1, 10),
        a_response(1, 1, 1, state=ResponseState.SUPERSEDED),
    ]
    with store.writing() as uow:
        put(uow, [an_experience(), a_concern(1, 1), a_concern(1, 2), *revisions])
        assert [(r.position, r.revision) for r in uow.responses.of([1])[1]] == [(1, 1), (1, 2), (1, 10), (2, 1)]
        assert not uow.responses.of([99])


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("state", [ResponseState.DRAFT, ResponseState.TO_VALIDATE])
def test_one_text_is_being_written_at_a_time(store: SqlStore, state: ResponseState) -> None:
    """A second draft for the same structure is stale, whatever its revision, and the first one is kept."""
    with store.writing() as uow:
        put(uow, [an_experience(), a_concern(), a_response(state=state)])
        uow.commit()
    with pytest.raises(Stale, match="votre texte est gardé"), store.writing() as uow:
        uow.responses.add(a_response(revision=2))
        uow.commit()
    with store.reading() as uow:
        assert uow.responses.of([1])[1] == [a_response(state=state)]


@pytest.mark.usefixtures("tree")
def test_one_answer_is_public_at_a_time(store: SqlStore) -> None:
    """A second public answer of the same structure is stale, whether it is added or saved."""
    with store.writing() as uow:
        put(uow, [an_experience(), a_concern(), a_response(state=ResponseState.PUBLISHED), a_response(revision=2)])
        uow.commit()
    with pytest.raises(Stale), store.writing() as uow:
        uow.responses.save(a_response(revision=2, version=2, state=ResponseState.PUBLISHED), 1)
        uow.commit()
    with pytest.raises(Stale), store.writing() as uow:
        uow.responses.add(a_response(revision=3, state=ResponseState.PUBLISHED))
        uow.commit()
    with store.reading() as uow:
        states = [(r.revision, r.state) for r in uow.responses.of([1])[1]]
    assert states == [(1, ResponseState.PUBLISHED), (2, ResponseState.DRAFT)]


@pytest.mark.usefixtures("tree")
def test_saving_a_response_with_an_old_version_is_stale(store: SqlStore) -> None:
    """A draft saved over somebody else's is refused, and theirs is kept."""
    with store.writing() as uow:
        put(uow, [an_experience(), a_concern(), a_response()])
        uow.responses.save(a_response(version=2, body="Le premier."), 1)
        uow.commit()
    with pytest.raises(Stale, match="votre texte est gardé"), store.writing() as uow:
        uow.responses.save(a_response(version=2, body="Le second."), 1)
        uow.commit()
    with store.reading() as uow:
        assert uow.responses.of([1])[1] == [a_response(version=2, body="Le premier.")]


@pytest.mark.usefixtures("tree")
def test_votes_are_counted_apart(store: SqlStore) -> None:
    """The author's word and the visitors' votes are counted apart, by answer and by experience."""
    with store.writing() as uow:
        for number in (1, 2, 3):
            put(uow, [a_published_experience(number), a_concern(number), a_concern(number, 2)])
            put(uow, [a_response(number, 1, state=ResponseState.SUPERSEDED), a_response(number, 1, 2)])
            put(uow, [a_response(number, 2, state=ResponseState.PUBLISHED)])
        put(uow, [a_vote("v1"), a_vote("v2"), a_vote("v3", useful=False), a_vote("author", useful=False)])
        put(uow, [a_vote("v1", useful=False, position=2), a_vote("author", revision=2)])
        put(uow, [a_vote("v9", number=2)])
        assert uow.evaluations.of([1, 2, 3, 99]) == {
            1: {
                (1, 1): Usefulness(author=False, visitors_useful=2, visitors_not_useful=1),
                (1, 2): Usefulness(author=True),
                (2, 1): Usefulness(visitors_not_useful=1),
            },
            2: {(1, 1): Usefulness(visitors_useful=1)},
        }
        assert uow.evaluations.of([]) == {}


@pytest.mark.usefixtures("tree")
def test_a_second_vote_replaces_the_first(store: SqlStore) -> None:
    """One voter has one vote on one answer, in one unit of work or in several."""
    with store.writing() as uow:
        put(uow, [a_published_experience(), a_concern(), a_response(state=ResponseState.PUBLISHED)])
        put(uow, [a_vote(useful=True), a_vote(useful=False)])
        assert uow.evaluations.of([1])[1][1, 1].author is False
        uow.commit()
    with store.writing() as uow:
        uow.evaluations.put(a_vote(useful=True, comment="Finalement oui."))
        uow.commit()
    with store.reading() as uow:
        assert uow.evaluations.of([1]) == {1: {(1, 1): Usefulness(author=True)}}


@pytest.mark.usefixtures("tree")
def test_formulas_come_from_the_nearest_structure_first(store: SqlStore) -> None:
    """A structure's own formulas come before the inherited ones, each in the order of their making."""
    with store.writing() as uow:
        for code, text in (("caf", "1"), ("ales", "2"), ("gn", "3"), ("caf-30", "4"), ("ales", "5"), ("caf", "6")):
            uow.formulas.add(Formula(structure_code=code, kind=FormulaKind.GREETING, text=text))
        assert [f.text for f in uow.formulas.of(lineage("caf/caf-30/ales"))] == ["2", "5", "4", "1", "6"]
        assert [f.text for f in uow.formulas.of(iter(["gn"]))] == ["3"]
        assert not uow.formulas.of([])


@pytest.mark.usefixtures("tree")
def test_accounts_come_by_name(store: SqlStore) -> None:
    """Every account comes, closed ones too, in the same order on both engines."""
    names = ["zoé", "alice", "Élodie", "Bob", "a-b", "ab", "a b"]
    with store.writing() as uow:
        put(uow, (an_account(name) for name in names))
        uow.accounts.add(an_account("fermé", Role.AGENT, "caf").model_copy(update={"active": False}))
        assert [a.name for a in uow.accounts.all()] == sorted([*names, "fermé"])
        assert uow.accounts.get("Alice") is None, "a name is exact"


def test_history_is_told_in_the_order_it_happened(store: SqlStore) -> None:
    """Lines come in the order they were written, even at the same moment, each experience apart."""
    with store.writing() as uow:
        put(uow, [an_experience(1), an_experience(2)])
        put(uow, (an_event(1 + n % 2, detail=str(n), at=after(-n)) for n in range(20)))
        assert [e.detail for e in uow.history.of(1)] == [str(n) for n in range(0, 20, 2)]
        assert not uow.history.of(99)


def test_an_address_is_the_one_of_its_experience(store: SqlStore) -> None:
    """A sealed address is given for its experience, and for no other."""
    with store.writing() as uow:
        put(uow, [an_experience(1), an_experience(2)])
        uow.addresses.put(2, b"\x00\xff")
        assert uow.addresses.get(2) == b"\x00\xff"
        assert uow.addresses.get(1) is None


def test_the_first_form_with_a_key_wins(store: SqlStore) -> None:
    """A key belongs to the first form that claims it; a second one gets the first one's number."""
    with store.writing() as uow:
        assert uow.submissions.number_of("the-form-key") is None
        assert uow.submissions.claim("the-form-key", 1) == 1
        uow.commit()
    with store.writing() as uow:
        assert uow.submissions.claim("the-form-key", 2) == 1
        assert uow.submissions.claim("another-key", 2) == 2
        assert uow.submissions.number_of("the-form-key") == 1


def test_a_claim_taken_back_frees_the_key(store: SqlStore) -> None:
    """A form that failed after its claim does not keep its key."""
    with store.writing() as uow:
        uow.submissions.claim("the-form-key", 1)
    with store.writing() as uow:
        assert uow.submissions.claim("the-form-key", 2) == 2


def test_an_unusual_code_is_not_found(store: SqlStore) -> None:
    """A code, a name or a key that nothing has is not found, whatever signs it is made of."""
    with store.reading() as uow:
        for text in UNUSUAL_TEXTS:
            assert uow.structures.get(text) is None
            assert not uow.structures.many([text])
            assert not uow.formulas.of([text])
            assert uow.accounts.get(text) is None
            assert uow.submissions.number_of(text) is None


def test_a_number_that_nothing_can_have_has_no_parts(store: SqlStore) -> None:
    """A number typed in an address, however long, has no parts; it breaks nothing."""
    numbers = [2**31, 2**63, 10**30, -1]
    with store.reading() as uow:
        assert not uow.concerns.of(numbers)
        assert not uow.responses.of(numbers)
        assert not uow.evaluations.of(numbers)
        assert not any(uow.history.of(number) for number in numbers)
        assert not any(uow.addresses.get(number) for number in numbers)


def test_the_tree_gives_what_exists(store: SqlStore, engine: Engine) -> None:
    """Structures are found by code, one or many, those that do not exist left out."""
    plant(engine, "caf", "gn")
    with store.reading() as uow:
        assert uow.structures.get("caf") == a_structure("caf")
        assert dict(uow.structures.many(["gn", "nowhere", "caf", "gn"])) == {
            "caf": a_structure("caf"),
            "gn": a_structure("gn"),
        }
        assert uow.structures.many(iter([])) == {}
