"""A store that can only be read: nothing built on it ever writes."""

import pytest

from core.dashboard import DashboardQuestion
from core.desk import Desk
from core.errors import Forbidden
from core.read_only import READ_ONLY, ReadOnlyStore
from core.views import Place
from tests.fakes.world import World


def test_a_desk_on_it_reads_and_refuses_every_change(world: World) -> None:
    """Lists and stories are there; each call that would change something is refused in a sentence."""
    number = world.submit("caf-30").number
    desk = Desk(ReadOnlyStore(world.store), world.clock, "modo")
    assert desk.queue(Place.TO_MODERATE).total == 1
    assert desk.show(number).experience.number == number
    before = world.store.tables.experiences[number]
    for change in (
        lambda: desk.publish(number, 1),
        lambda: desk.hold(number, 1, ""),
        lambda: desk.enter(number),
        lambda: desk.leave(number),
        lambda: desk.comment(number, "Bonjour"),
    ):
        with pytest.raises(Forbidden, match="lecture seule") as caught:
            change()
        assert caught.value.sentence == READ_ONLY
    assert world.store.tables.experiences[number] == before


def test_figures_are_read_as_they_were_last_counted(world: World) -> None:
    """What changed since is not counted there, and the dashboard says how much that is."""
    number = world.publish("caf-30").number
    today = world.clock.now().date()
    seen = Desk(ReadOnlyStore(world.store), world.clock, "modo").dashboard(DashboardQuestion(today, today))
    assert number
    assert (seen.counts.published, seen.uncounted) == (0, 1)
    assert world.desk("modo").dashboard(DashboardQuestion(today, today)).counts.published == 1
