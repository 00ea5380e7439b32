"""What is kept for a while is neither made too often nor given too late."""

import threading

import pytest

from core.errors import Unavailable
from public_form.keeping import Kept


class Hands:
    """A clock that a test moves, and how often the thing was made."""

    def __init__(self) -> None:
        self.at = 1000.0
        self.made = 0
        self.failure: Exception | None = None

    def now(self) -> float:
        return self.at

    def make(self) -> int:
        self.made += 1
        if self.failure:
            raise self.failure
        return self.made


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def kept(hands: Hands) -> Kept[int]:
    return Kept(hands.make, 300, hands.now)


def test_it_is_made_once_and_given_until_it_is_too_old(hands: Hands, kept: Kept[int]) -> None:
    assert [kept(), kept()] == [1, 1]
    hands.at += 299.9
    assert kept() == 1
    hands.at += 0.1
    assert [kept(), kept()] == [2, 2]


def test_nothing_is_made_before_it_is_asked_for(hands: Hands, kept: Kept[int]) -> None:
    assert hands.made == 0


def test_a_failure_is_told_and_the_next_one_tries_again(hands: Hands, kept: Kept[int]) -> None:
    """An old answer never stands in for one that could not be made."""
    assert kept() == 1
    hands.at += 300
    hands.failure = Unavailable("La base ne répond pas.")
    for _ in range(2):
        with pytest.raises(Unavailable):
            kept()
    hands.failure = None
    assert kept() == 4


def test_many_at_once_make_it_once() -> None:
    start, made = threading.Barrier(8), []

    def slow() -> int:
        made.append(1)
        threading.Event().wait(0.05)
        return 7

    kept, given = Kept(slow, 300), []

    def ask() -> None:
        start.wait()
        given.append(kept())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert given == [7] * 8 and len(made) == 1
