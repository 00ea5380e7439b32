"""The ranking of proposals: a case worked by hand, and any case against a slow plain recount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.committees.ranking import Ballot, Method, Proposal, ballot_typed, checked_ballot, ranking
from core.errors import Invalid

FOUR = [Proposal(number=number, text=f"Proposition {number}") for number in (1, 2, 3, 4)]
BORDA, POINTS = Method.BORDA, Method.POINTS


def told(ballots: list[Ballot], method: Method) -> list[tuple[int, int, int, bool]]:
    return [(one.place, one.proposal.number, one.score, one.tied) for one in ranking(FOUR, ballots, method)]


def test_ranks_by_hand() -> None:
    """2>1>3 gives 4, 3, 2 points; 3>2 gives 4 and 3; 1>3>2>4 gives 4, 3, 2, 1: 2 and 3 are tied with 9, 1 has 7."""
    ballots = [ballot_typed("A", "2 1 3"), ballot_typed("B", "3 2"), ballot_typed("C", "1, 3, 2, 4")]
    assert told(ballots, BORDA) == [(1, 2, 9, True), (1, 3, 9, True), (3, 1, 7, False), (4, 4, 1, False)]


def test_points_by_hand() -> None:
    """Added up; those that nobody cites have none, and are tied."""
    ballots = [ballot_typed("A", "2:5 1:3"), ballot_typed("B", "1:10 2:0")]
    assert told(ballots, POINTS) == [(1, 1, 13, False), (2, 2, 5, False), (3, 3, 0, True), (3, 4, 0, True)]


def test_nobody_voted() -> None:
    assert told([], BORDA) == [(1, number, 0, True) for number in (1, 2, 3, 4)]
    assert ranking([], [], BORDA) == ()


@given(st.lists(st.permutations([1, 2, 3, 4]).flatmap(lambda o: st.integers(1, 4).map(lambda n: o[:n])), max_size=6))
def test_ranks_as_counted_one_by_one(orders: list[list[int]]) -> None:
    """A point for each proposal that stands no higher on a ballot, itself too, where it stands there at all."""
    ballots = [Ballot(member=str(place), order=tuple(order)) for place, order in enumerate(orders)]
    slow = {
        one: sum(
            sum(other not in order or order.index(other) >= order.index(one) for other in (1, 2, 3, 4))
            for order in orders
            if one in order
        )
        for one in (1, 2, 3, 4)
    }
    found = told(ballots, BORDA)
    assert {number: score for _, number, score, _ in found} == slow
    assert [place for place, _, _, _ in found] == sorted(place for place, _, _, _ in found)
    for place, _, score, tied in found:
        assert place == 1 + sum(other > score for other in slow.values())
        assert tied == (list(slow.values()).count(score) > 1)


@pytest.mark.parametrize(
    ("typed", "method"),
    [
        *[(typed, BORDA) for typed in ("", "5", "1 1", "1:3", "deux", "1 x", "²")],
        *[(typed, POINTS) for typed in ("1", "1:3 2", "1:11", "1:-1", "1:", "9:1", "1:²")],
    ],
)
def test_a_ballot_that_cannot_be_counted_is_refused(typed: str, method: Method) -> None:
    with pytest.raises(Invalid):
        checked_ballot(ballot_typed("A", typed), FOUR, method)


@pytest.mark.parametrize("member", ["", "  ", "x" * 101])
def test_a_ballot_is_somebodys(member: str) -> None:
    with pytest.raises(Invalid):
        ballot_typed(member, "1")
