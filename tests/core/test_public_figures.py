"""The results that the public reads, held against a plain recount and against a case worked by hand."""

from datetime import timedelta

import pytest

from core.dates import PARIS
from core.public_figures import public_figures, year_until
from tests.fakes.clock import FixedClock
from tests.fakes.library import published_since
from tests.fakes.wandering import Wanderers
from tests.fakes.world import World


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_kept_is_what_a_plain_recount_finds(world: World, seed: int) -> None:
    """After many changes at random, of the programme and of each sub-tree."""
    clock = FixedClock()
    Wanderers(world.store, clock, seed=seed).wander(60)
    world.count_changes()
    today = clock.now().astimezone(PARIS).date()
    with world.store.reading() as uow:
        for code in ("", "caf", "caf-30", "caf-30-ales", "gn"):
            structure = uow.structures.get(code) if code else None
            figures = public_figures(uow, structure, today)
            plain = published_since(world.store.tables, structure.path if structure else None, year_until(today).since)
            assert (figures.published, figures.answered) == plain, code


def test_a_case_worked_by_hand(world: World) -> None:
    """Three stories, one of them a year ago; of the two others one answered after five hours, found useful by one."""
    world.publish("caf-30")
    world.clock.advance(days=365)
    answered, _ = world.publish("caf-30"), world.publish("caf-30-ales")
    world.clock.advance(hours=5)
    world.answer(answered)
    world.following.rate(answered.token, 1, useful=True)
    with world.store.reading() as uow:
        assert public_figures(uow, uow.structures.get("caf"), world.library.today()).published == 0, "not counted yet"
    world.count_changes()
    figures = world.library.structure_page("caf").figures
    assert (figures.published, figures.answered, figures.useful, figures.votes) == (2, 1, 1, 1)
    assert figures.median_delay is not None
    assert timedelta(hours=5) <= figures.median_delay <= timedelta(hours=6)
