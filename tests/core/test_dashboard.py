"""The dashboard: what it counts, for whom, and the list behind each figure."""

from datetime import date, timedelta

import pytest

from core.dashboard import DashboardQuestion
from core.errors import Forbidden, Invalid, NotFound
from core.folding import PIECE
from core.periods import Period
from core.vocabulary import Channel, GeneralTag, Sentiment
from tests.fakes.clock import START, FixedClock
from tests.fakes.drilling import untrue_figures
from tests.fakes.store import FakeStore
from tests.fakes.wandering import Wanderers
from tests.fakes.world import World, accounts, structures

MAY = Period(date(2026, 5, 1), date(2026, 5, 31))


def asked(code: str = "", period: Period = MAY, *, below: bool = True) -> DashboardQuestion:
    return DashboardQuestion(period.since, period.until, code, below)


def three_answered_of_four(world: World) -> None:
    """Publish four experiences on the first day; answer them after one, four and ten days, and one never."""
    receipts = [world.publish("caf-30-ales"), world.publish("caf-30"), world.publish("caf-34"), world.publish("caf-30")]
    for receipt, name, days in zip(receipts, ("agent-30", "agent-30", "valid-34"), (1, 3, 6), strict=False):
        world.clock.advance(days=days)
        world.answer(receipt, name)


def test_figures_of_a_small_network_by_hand() -> None:
    """Four published, three answered after 1, 4 and 10 days: the median counts the one that waits as longest."""
    world = World()
    three_answered_of_four(world)
    shown = world.desk("agent-caf").dashboard(asked())
    counts = shown.counts
    assert (shown.name, shown.question.structure_code) == ("Caisse nationale des allocations familiales", "caf")
    assert (counts.published, counts.answered, counts.waiting, counts.response_rate) == (4, 3, 1, 0.75)
    assert counts.within == {3: 0.25, 7: 0.5, 15: 0.75, 30: 0.75}
    assert counts.mean_delay == timedelta(days=5)
    assert shown.median is not None
    assert timedelta(days=4) < shown.median <= timedelta(days=4, hours=6)
    assert [(line.code, line.counts.published) for line in shown.children] == [("caf-30", 3), ("caf-34", 1)]
    assert counts.stages[2] == timedelta(days=5), "all of it was spent writing"
    assert shown.uncounted == 0


def test_a_structure_alone_leaves_out_those_below() -> None:
    """« Ma structure seule » is what concerns it by name."""
    world = World()
    three_answered_of_four(world)
    alone = world.desk("manager-30").dashboard(asked(below=False))
    assert (alone.counts.published, alone.children) == (2, ())
    assert world.desk("manager-30").dashboard(asked()).counts.published == 3


def test_moderators_see_the_programme_by_network() -> None:
    """They go down from the whole programme, and up again; agents stop at their own structure."""
    world = World()
    three_answered_of_four(world)
    world.publish("gn-30", "caf-30")
    modo = world.desk("modo")
    shown = modo.dashboard(asked())
    assert (shown.counts.published, shown.parent_code) == (5, None)
    assert [(line.code, line.counts.published) for line in shown.children] == [("caf", 5), ("gn", 1)]
    assert modo.dashboard(asked("caf")).parent_code == ""
    assert modo.dashboard(asked("caf-30")).parent_code == "caf"
    assert world.desk("agent-30").dashboard(asked("caf-30")).parent_code is None
    assert world.desk("agent-30").dashboard(asked("caf-30-ales")).parent_code == "caf-30"


def test_channels_tags_and_feelings() -> None:
    """Each says how many experiences have it; a general tag says how it was felt."""
    world = World()
    receipt = world.publish()
    version = world.store.tables.experiences[receipt.number].version
    world.desk("modo").tag(receipt.number, version, {GeneralTag.RELATION: Sentiment.NEGATIVE})
    shown = world.desk("agent-30").dashboard(asked())
    assert [(line.code, line.counts.published) for line in shown.channels] == [(Channel.PHONE, 1)]
    assert [(line.code, line.split) for line in shown.tags] == [(GeneralTag.RELATION, (0, 0, 1))]
    assert [(line.code, line.counts.published) for line in shown.feelings] == [(Sentiment.NEGATIVE, 1)]


def test_what_happened_is_compared_with_the_period_before() -> None:
    """April before May; of a month that has just begun, as many days of the month before."""
    world = World()
    world.clock.advance(days=-15)
    world.publish()
    world.clock.advance(days=15)
    world.publish()
    shown = world.desk("agent-30").dashboard(asked())
    assert shown.compared == Period(date(2026, 4, 1), date(2026, 4, 3))
    assert (shown.counts.published, shown.before.published) == (1, 0)
    world.clock.advance(days=40)
    shown = world.desk("agent-30").dashboard(asked())
    assert shown.compared == Period(date(2026, 4, 1), date(2026, 4, 30))
    assert (shown.counts.published, shown.before.published) == (1, 1)


def test_a_week_holds_what_was_published_in_it() -> None:
    """The 3rd of May 2026 is a Sunday: the week ends with it."""
    world = World()
    world.publish()
    weeks = world.desk("agent-30").dashboard(asked()).weeks
    assert [line.counts.published for line in weeks] == [1, 0, 0, 0, 0]
    assert weeks[0].name == "01/05/2026 – 03/05/2026"


def test_figures_are_for_those_of_the_sub_tree() -> None:
    """Another branch is refused, as is a structure above; what does not exist is not found."""
    world = World()
    for code in ("caf-34", "caf", "gn"):
        with pytest.raises(Forbidden):
            world.desk("agent-30").dashboard(asked(code))
    with pytest.raises(NotFound):
        world.desk("modo").dashboard(asked("rien"))
    with pytest.raises(Invalid):
        world.desk("modo").dashboard(asked(period=Period(MAY.until, MAY.since)))


def test_what_is_not_counted_yet_is_told() -> None:
    """A dashboard counts the latest changes, and says how many are left when there are a great many."""
    world = World()
    world.publish()
    with world.store.writing() as uow:
        uow.tallies.due(range(1, PIECE + 11))
        uow.commit()
    shown = world.desk("agent-30").dashboard(asked())
    assert (shown.counts.published, shown.uncounted) == (1, 11)


@pytest.mark.parametrize("seed", range(2))
def test_the_list_behind_a_figure_has_as_many_lines(seed: int) -> None:
    """On random programmes, for each figure of each dashboard."""
    store, clock = FakeStore(*structures(), *accounts()), FixedClock()
    wanderers = Wanderers(store, clock, seed)
    wanderers.wander(150)
    modo = wanderers.desk("modo")
    period = Period(START.date(), START.date() + timedelta(days=150))
    assert modo.dashboard(asked(period=period)).counts.answered > 3
    for code, below in (("", True), ("caf", True), ("caf-30", True), ("caf-30", False)):
        assert untrue_figures(store, modo.dashboard(asked(code, period, below=below))) == []
