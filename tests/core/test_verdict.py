"""Verifying the history: the first broken link is named, and what was cut at the end shows beside kept heads."""

import pytest

from core.verdict import Verdict
from tests.fakes.world import World


def verify(world: World, kept: dict[int, tuple[int, str]] | None = None) -> Verdict:
    return world.office.verify_history(lambda _: None, kept or {})


@pytest.fixture
def world(world: World) -> World:
    """Three experiences, some decided."""
    world.publish("caf-30")
    number = world.submit("gn-30").number
    world.desk("modo").hold(number, 1, "À voir")
    world.desk("modo").publish(number, 2)
    world.submit("caf-34")
    return world


def at(world: World, number: int, place: int) -> int:
    events = world.store.tables.events
    return next(i for i, link in enumerate(events) if (link.experience_number, link.place) == (number, place))


def test_a_history_that_nobody_touched_holds(world: World) -> None:
    """Every line is looked at; the heads are the last ones."""
    told: list[int] = []
    verdict = world.office.verify_history(told.append, {})
    assert (verdict.broken, verdict.why, verdict.events) == (None, "", 6)
    assert told[-1] == 6
    assert {number: place for number, (place, _) in verdict.heads.items()} == {1: 2, 2: 3, 3: 1}


def test_a_changed_line_is_named(world: World) -> None:
    events = world.store.tables.events
    index = at(world, 2, 2)
    events[index] = events[index].model_copy(update={"detail": "Autre chose"})
    verdict = verify(world)
    assert (verdict.broken.experience_number, verdict.broken.place) == (2, 2)
    assert verdict.why == "elle n’est plus telle qu’elle a été scellée"
    assert verdict.events == 6


def test_changed_changes_are_named(world: World) -> None:
    """What was before and after is sealed too."""
    events = world.store.tables.events
    index = at(world, 1, 2)
    events[index] = events[index].model_copy(update={"changes": {"state": ["rejected", "published"]}})
    verdict = verify(world)
    assert (verdict.broken.experience_number, verdict.why) == (1, "ce qui a changé n’est plus ce qui a été scellé")


def test_the_first_of_two_faults_is_named(world: World) -> None:
    events = world.store.tables.events
    for number, place in ((2, 3), (1, 1)):
        index = at(world, number, place)
        events[index] = events[index].model_copy(update={"actor": "personne"})
    assert (verify(world).broken.experience_number, verify(world).broken.place) == (1, 1)


def test_a_missing_line_is_named(world: World) -> None:
    del world.store.tables.events[at(world, 2, 2)]
    verdict = verify(world)
    assert (verdict.broken.experience_number, verdict.broken.place, verdict.why) == (2, 3, "l’étape 2 manque")


def test_an_end_that_was_cut_shows_beside_kept_heads(world: World) -> None:
    """Alone it does not: a chain without its last line is a chain."""
    kept = dict(verify(world).heads)
    del world.store.tables.events[at(world, 2, 3)]
    assert verify(world).broken is None
    verdict = verify(world, kept)
    assert verdict.broken is None
    assert verdict.kept == {2: kept[2]}


def test_a_whole_experience_that_is_gone_shows_beside_kept_heads(world: World) -> None:
    kept = dict(verify(world).heads)
    del world.store.tables.events[at(world, 3, 1)]
    assert verify(world, kept).kept == {3: kept[3]}


def test_heads_kept_are_still_there_when_history_grew(world: World) -> None:
    kept = dict(verify(world).heads)
    world.desk("modo").publish(3, 1)
    world.desk("modo").withdraw(1, 2, "Erreur.")
    verdict = verify(world, kept)
    assert (verdict.broken, verdict.kept) == (None, {})
    assert kept.keys() == {1, 2, 3}


def test_erased_changes_break_nothing(world: World) -> None:
    events = world.store.tables.events
    for index, link in enumerate(events):
        events[index] = link.model_copy(update={"changes": {}})
    assert verify(world).broken is None


def test_what_is_undone_is_in_the_chain_as_well(world: World) -> None:
    """Taking a decision back adds a line, and removes none."""
    world.rules = world.rules.model_copy(update={"grace": world.rules.moderation_delay})
    world.clock.advance(minutes=1)
    world.desk("modo").hold(3, 1)
    world.desk("modo").undo(3)
    verdict = verify(world)
    assert (verdict.broken, verdict.heads[3][0]) == (None, 3)
