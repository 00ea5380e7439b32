"""Delays: failures make the next try wait, without ever locking whoever signs in from where they always do."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import SignedOut, TooMany
from core.signing import tries
from tests.fakes.clock import START
from tests.fakes.entrance import OFFICE_NETWORK, PASSWORD, Entrance

AGENT = "agent-30"
WRONG = "ce n’est pas le bon du tout"
ELSEWHERE = "ailleurs"


@pytest.fixture
def entrance() -> Entrance:
    """Give a programme whose agent enrolled, and has signed in from nowhere yet."""
    made = Entrance()
    made.enrolled(AGENT)
    return made


def fail(entrance: Entrance, network: str = ELSEWHERE, name: str = AGENT) -> None:
    """Give a wrong password, which is looked at."""
    with pytest.raises(SignedOut):
        entrance.signing.sign_in(name, WRONG, "", network)


def wait_told(entrance: Entrance, network: str = ELSEWHERE, name: str = AGENT) -> timedelta:
    """Give how long one is told to wait before the next try."""
    with pytest.raises(TooMany) as told:
        entrance.signing.sign_in(name, PASSWORD, "", network)
    assert told.value.until is not None
    return told.value.until - entrance.clock.now()


@pytest.mark.parametrize("name", [AGENT, "personne"])
def test_after_three_failures_each_wait_is_twice_the_one_before_up_to_a_quarter_of_an_hour(
    entrance: Entrance, name: str
) -> None:
    """The same for an account that does not exist."""
    for _ in range(3):
        fail(entrance, name=name)
    waits = []
    for _ in range(13):
        waits.append(wait_told(entrance, name=name).total_seconds())
        entrance.clock.advance(seconds=waits[-1])
        fail(entrance, name=name)
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]


def test_waiting_is_told_in_french_and_costs_nothing_more(entrance: Entrance) -> None:
    for _ in range(3):
        fail(entrance)
    with pytest.raises(TooMany, match="recommencez dans 1\u00a0seconde"):
        entrance.signing.sign_in(AGENT, PASSWORD, "", ELSEWHERE)
    for _ in range(20):
        wait_told(entrance)
    entrance.clock.advance(seconds=1)
    assert entrance.signing.sign_in(AGENT, PASSWORD, "", ELSEWHERE).account == AGENT


def test_a_sign_in_forgets_the_failures_of_its_network(entrance: Entrance) -> None:
    for _ in range(3):
        fail(entrance)
    entrance.clock.advance(seconds=1)
    entrance.signing.sign_in(AGENT, PASSWORD, "", ELSEWHERE)
    for _ in range(3):
        fail(entrance)
    assert wait_told(entrance) == timedelta(seconds=1)


def test_failures_of_one_account_do_not_slow_another_down(entrance: Entrance) -> None:
    entrance.enrolled("agent-34")
    for _ in range(3):
        fail(entrance)
    assert entrance.signing.sign_in("agent-34", PASSWORD, "", ELSEWHERE).account == "agent-34"


def test_a_known_network_is_never_slowed_down_by_others(entrance: Entrance) -> None:
    """Fifty networks fail for an account: it still signs in from its office, at once."""
    entrance.sign_in(AGENT)
    for number in range(50):
        entrance.clock.advance(minutes=1)
        fail(entrance, f"reseau-{number}")
    assert wait_told(entrance, "reseau-jamais-vu") == tries.LONGEST_OF_MANY
    assert entrance.sign_in(AGENT).account == AGENT


def test_failures_from_everywhere_slow_down_a_network_never_seen(entrance: Entrance) -> None:
    for number in range(tries.FREE_EVERYWHERE):
        fail(entrance, f"reseau-{number}")
    assert wait_told(entrance, "reseau-jamais-vu") == timedelta(seconds=1)
    entrance.clock.advance(seconds=1)
    assert entrance.sign_in(AGENT, network="reseau-jamais-vu").account == AGENT


def test_many_accounts_tried_from_one_network_slow_that_network_down_but_for_who_signed_in_from_it(
    entrance: Entrance,
) -> None:
    """One password tried on a hundred accounts is as slow as a hundred passwords on one."""
    entrance.enrolled("agent-34")
    entrance.sign_in(AGENT)
    for number in range(tries.FREE_FOR_ANYBODY):
        fail(entrance, OFFICE_NETWORK, f"personne-{number}")
    assert wait_told(entrance, OFFICE_NETWORK, "agent-34") == timedelta(seconds=1)
    assert entrance.sign_in(AGENT).account == AGENT
    assert entrance.sign_in("agent-34", network=ELSEWHERE).account == "agent-34"


def test_a_known_network_still_waits_for_its_own_failures(entrance: Entrance) -> None:
    entrance.sign_in(AGENT)
    for _ in range(3):
        fail(entrance, OFFICE_NETWORK)
    assert wait_told(entrance, OFFICE_NETWORK) == timedelta(seconds=1)


def test_failures_are_forgotten_after_a_day_and_networks_after_three_months(entrance: Entrance) -> None:
    entrance.sign_in(AGENT)
    for _ in range(3):
        fail(entrance)
    entrance.clock.advance(tries.FORGOTTEN_AFTER + timedelta(seconds=1))
    for _ in range(3):
        fail(entrance)
    entrance.clock.advance(tries.KNOWN_FOR)
    entrance.enrolled("agent-34")
    entrance.sign_in("agent-34")
    kept = {one.account_mark for one in entrance.store.tables.tries.values()} - {tries.ANYBODY}
    assert len(kept) == 1, "those of the other account are gone"


def test_neither_names_nor_networks_are_kept_as_they_were_given(entrance: Entrance) -> None:
    fail(entrance, "192.0.2.7", "mon mot de passe à la place du nom")
    kept = str([one.model_dump() for one in entrance.store.tables.tries.values()])
    assert "192.0.2.7" not in kept
    assert "mot de passe" not in kept


@given(failures=st.integers(0, 100_000), seconds=st.integers(0, 10_000_000))
def test_no_number_of_failures_waits_longer_than_the_longest(failures: int, seconds: int) -> None:
    last = START + timedelta(seconds=seconds)
    kinds = [("m", "n", tries.LONGEST), ("m", tries.EVERYWHERE, tries.LONGEST_OF_MANY)]
    for mark, network, longest in (*kinds, (tries.ANYBODY, "n", tries.LONGEST_OF_MANY)):
        until = tries.Tries(account_mark=mark, network=network, failures=failures, last_at=last).until()
        assert until is None or timedelta(0) < until - last <= longest
