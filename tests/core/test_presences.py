"""Who reads what: told to the others for two minutes, and never in anybody's way."""

from datetime import timedelta

import pytest

from core.errors import Forbidden, NotFound
from core.presence import PRESENCE
from core.views import Place
from tests.fakes.world import World


def test_the_first_one_there_is_told_to_the_others(world: World) -> None:
    """In the list and on the story; not to themselves."""
    number = world.submit().number
    there = world.desk("modo").enter(number)
    assert (there.account_name, there.until) == ("modo", world.clock.now() + PRESENCE)
    assert world.desk("modo2").show(number).reader == there
    assert world.desk("modo").show(number).reader is None
    readers = [world.desk(name).queue(Place.TO_MODERATE).lines[0].reader for name in ("modo", "modo2")]
    assert readers == ["", "Modo"]


def test_whoever_comes_second_learns_who_is_there(world: World) -> None:
    """They are given the first one, who stays held to be there."""
    number = world.submit().number
    first = world.desk("modo").enter(number)
    world.clock.advance(minutes=1)
    assert world.desk("modo2").enter(number) == first
    assert world.desk("modo").show(number).reader is None


def test_a_sign_of_life_keeps_the_place(world: World) -> None:
    """Since when stays; until when moves."""
    number = world.submit().number
    first = world.desk("modo").enter(number)
    for _ in range(5):
        world.clock.advance(minutes=1)
        again = world.desk("modo").enter(number)
    assert (again.since, again.until) == (first.since, world.clock.now() + PRESENCE)
    assert world.desk("modo2").show(number).reader == again


def test_silence_frees_the_place(world: World) -> None:
    """A machine that died holds nobody up for longer than two minutes."""
    number = world.submit().number
    world.desk("modo").enter(number)
    world.clock.advance(seconds=PRESENCE / timedelta(seconds=1))
    assert world.desk("modo2").show(number).reader is None
    mine = world.desk("modo2").enter(number)
    assert (mine.account_name, mine.since) == ("modo2", world.clock.now())


def test_a_story_is_taken_over(world: World) -> None:
    """The one who was first now sees the other; their sign of life takes nothing back."""
    number = world.submit().number
    world.desk("modo").enter(number)
    mine = world.desk("modo2").enter(number, take_over=True)
    assert mine.account_name == "modo2"
    assert world.desk("modo").enter(number) == mine


def test_leaving_frees_the_place_at_once(world: World) -> None:
    number = world.submit().number
    world.desk("modo").enter(number)
    world.desk("modo").leave(number)
    assert world.desk("modo2").show(number).reader is None


def test_leaving_drives_nobody_else_away(world: World) -> None:
    """Whoever was taken over from, and leaves, leaves the other one there."""
    number = world.submit().number
    world.desk("modo").enter(number)
    mine = world.desk("modo2").enter(number, take_over=True)
    world.desk("modo").leave(number)
    world.desk("modo").leave(number)
    assert world.desk("admin").show(number).reader == mine


def test_presence_forbids_nothing(world: World) -> None:
    number = world.submit().number
    world.desk("modo").enter(number)
    world.desk("modo2").publish(number, 1)


def test_nobody_is_where_they_may_not_look(world: World) -> None:
    number = world.submit().number
    with pytest.raises(NotFound):
        world.desk("agent-30").enter(number)
    with pytest.raises(NotFound):
        world.desk("modo").enter(999)
    with pytest.raises(Forbidden):
        world.desk("ferme").enter(number)
    assert not world.store.tables.presences
