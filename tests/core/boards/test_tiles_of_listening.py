"""The tiles of what stories say together, and of what is done about it."""

from datetime import date, timedelta

from core.account import Account
from core.actions.sheet import Sheet
from core.boards.board import PlacedTile
from core.boards.tile import Shown
from core.dashboard import DashboardQuestion
from core.desk import Desk
from core.views import Place
from core.vocabulary import Role
from tests.fakes.clock import START
from tests.fakes.world import World
from tests.storage.samples import a_signal

YEAR = DashboardQuestion(date(2026, 1, 1), date(2026, 12, 31))


def tile(desk: Desk, id_: str) -> Shown:
    (shown,) = desk.show_board((PlacedTile(id_),), YEAR).tiles
    assert shown.trouble == ""
    return shown.shown


def a_world() -> World:
    world = World()
    world.store.keep(Account(name="manager-caf", display_name="M", role=Role.MANAGER, structure_code="caf"))
    return world


def test_concepts_are_told_by_their_share_with_the_list_behind_each() -> None:
    """Two stories of three hold it."""
    world = a_world()
    for text in ("Une longue attente au guichet.", "Le guichet était fermé.", "Mon courrier est perdu."):
        world.publish("caf-30", text=text)
    desk = world.desk("manager-caf")
    concept = desk.keep_concept("caf", "Guichet", ("guichet",))
    while not desk.recount_concept(concept.number).done:
        pass
    (bar,) = tile(desk, "concepts").bars
    assert (bar.name, bar.length, bar.told.replace("\u202f", " ")) == ("Guichet", 2.0, "67 %")
    assert bar.behind is not None
    assert bar.behind.place is Place.ALL
    assert len(desk.queue(bar.behind.place, sieve=bar.behind.sieve).lines) == 2


def test_signals_are_those_of_ones_reach_that_are_not_muted() -> None:
    """The strongest first; another network's are not told."""
    world = a_world()
    elsewhere = a_signal(2, scope_path="gn/gn-30", scope_code="gn-30", scope_name="Brigade")
    with world.store.writing() as uow:
        uow.signals.put([a_signal(1), elsewhere, a_signal(3)])
        uow.commit()
    desk = world.desk("manager-caf")
    assert tile(desk, "signals").figure == "2"
    desk.mute_signal(3, "Connu.")
    shown = tile(desk, "signals")
    assert [(bar.name.replace("\u202f", " "), bar.told) for bar in shown.bars] == [("« borne » · Caf du Gard", "8")]


def test_actions_are_told_by_what_a_review_stops_at() -> None:
    """One late and without owner, one on its way."""
    world = a_world()
    desk = world.desk("manager-caf")
    yesterday, later = START.date() - timedelta(days=1), START.date() + timedelta(days=90)
    desk.new_action(Sheet(title="Rappeler", ends_on=yesterday))
    desk.new_action(Sheet(title="Afficher", ends_on=later, owner="L’accueil"))
    shown = tile(desk, "actions")
    assert shown.figure == "2"
    assert [bar.told for bar in shown.bars] == ["1", "0", "0", "1"]
