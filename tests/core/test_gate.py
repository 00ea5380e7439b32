"""How often one browser or one network may ask for something."""

import re

import pytest

from core.errors import TooMany
from core.gate import Asked, Gate, Source
from tests.fakes.world import World

LIMITS = {Asked.SUBMIT: (20, 120), Asked.LOST_LINK: (5, 30), Asked.VOTE: (60, 600), Asked.REPORT: (10, 120)}


def ask(world: World, asked: Asked, form: str = "jeton", network: str = "192.0.2.0/24") -> None:
    """Ask once, as a use case does."""
    with world.store.writing() as uow:
        Gate(world.clock, world.marks).pass_through(uow, asked, Source(form, network))
        uow.commit()


def refused(world: World, asked: Asked, form: str = "jeton", network: str = "192.0.2.0/24") -> bool:
    before = world.store.tables.copy()
    try:
        ask(world, asked, form, network)
    except TooMany:
        assert world.store.tables == before
        return True
    return False


@pytest.mark.parametrize("asked", Asked)
def test_one_browser_passes_up_to_its_limit(world: World, asked: Asked) -> None:
    most, _ = LIMITS[asked]
    for _ in range(most):
        ask(world, asked)
    assert refused(world, asked) and refused(world, asked)
    assert not refused(world, asked, form="un autre navigateur")


@pytest.mark.parametrize("asked", Asked)
def test_one_network_passes_up_to_its_limit_whatever_the_browser(world: World, asked: Asked) -> None:
    """A robot that drops its cookie between two requests is counted by where it comes from."""
    _, most = LIMITS[asked]
    for number in range(most):
        ask(world, asked, form=f"jeton-{number}")
    assert refused(world, asked, form="neuf")
    assert not refused(world, asked, form="neuf", network="198.51.100.0/24")


def test_what_is_asked_is_counted_apart(world: World) -> None:
    for _ in range(5):
        ask(world, Asked.LOST_LINK)
    assert refused(world, Asked.LOST_LINK)
    assert not refused(world, Asked.SUBMIT) and not refused(world, Asked.VOTE)


def test_the_next_hour_opens_again(world: World) -> None:
    for _ in range(5):
        ask(world, Asked.LOST_LINK)
    world.clock.advance(minutes=59)
    assert refused(world, Asked.LOST_LINK)
    world.clock.advance(minutes=1)
    assert not refused(world, Asked.LOST_LINK)


def test_a_browser_and_a_network_of_the_same_name_are_two(world: World) -> None:
    ask(world, Asked.VOTE, form="192.0.2.0/24", network="192.0.2.0/24")
    assert sorted(world.store.tables.hits.values()) == [1, 1]


def test_nothing_kept_leads_back_to_a_person_or_to_another_day(world: World) -> None:
    """Only marks are kept, which change at midnight in Paris."""
    ask(world, Asked.VOTE)
    today = {mark for mark, _ in world.store.tables.hits}
    assert all(re.fullmatch("[0-9a-f]{40}", mark) for mark in today)
    world.clock.advance(days=1)
    ask(world, Asked.VOTE)
    assert not today & {mark for mark, _ in world.store.tables.hits}


def test_old_counts_are_forgotten(world: World) -> None:
    """At most the present hour and the one before it are kept."""
    for _ in range(4):
        ask(world, Asked.VOTE)
        world.clock.advance(hours=1)
    ask(world, Asked.VOTE)
    hours = {window for _, window in world.store.tables.hits}
    assert len(hours) == 2 and max(hours) == world.clock.now()
