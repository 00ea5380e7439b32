"""Views: a list with its filters, under a name of one's own."""

import pytest

from core.errors import Forbidden, Refused
from core.saved_view import VIEWS_MAX
from core.views import EVERY_LINE, Place, Sieve
from core.vocabulary import Sentiment
from tests.fakes.world import World

ANGRY = Sieve(network="caf", sentiment=Sentiment.NEGATIVE, marked=True, department="Gard")


def test_a_view_is_kept_as_it_was_made(world: World) -> None:
    """By name, with its list and every filter."""
    world.desk("modo").save_view("Zèle", Place.HELD, EVERY_LINE)
    views = world.desk("modo").save_view("  Caf\u202efâchée ", Place.TO_MODERATE, ANGRY)
    assert [(view.name, view.place, view.sieve) for view in views] == [
        ("Caffâchée", Place.TO_MODERATE, ANGRY),
        ("Zèle", Place.HELD, EVERY_LINE),
    ]
    assert world.desk("modo").views() == views


def test_the_same_name_replaces(world: World) -> None:
    desk = world.desk("modo")
    desk.save_view("Caf", Place.HELD, EVERY_LINE)
    (view,) = desk.save_view("Caf", Place.TO_MODERATE, ANGRY)
    assert (view.place, view.sieve) == (Place.TO_MODERATE, ANGRY)


def test_views_are_ones_own(world: World) -> None:
    world.desk("modo").save_view("Caf", Place.HELD, EVERY_LINE)
    assert world.desk("modo2").views() == []
    world.desk("modo2").forget_view("Caf")
    assert [view.name for view in world.desk("modo").views()] == ["Caf"]


def test_a_forgotten_view_is_gone(world: World) -> None:
    desk = world.desk("modo")
    desk.save_view("Caf", Place.HELD, EVERY_LINE)
    assert list(desk.forget_view("Caf")) == []
    assert list(desk.forget_view("Caf")) == []


def test_views_are_few(world: World) -> None:
    """One more than enough is refused; one of those kept can still be replaced."""
    desk = world.desk("modo")
    for number in range(VIEWS_MAX):
        desk.save_view(f"Vue {number}", Place.HELD, EVERY_LINE)
    with pytest.raises(Refused, match=str(VIEWS_MAX)):
        desk.save_view("Une de trop", Place.HELD, EVERY_LINE)
    assert len(desk.save_view("Vue 3", Place.TO_MODERATE, ANGRY)) == VIEWS_MAX


def test_a_closed_account_has_no_views(world: World) -> None:
    desk = world.desk("ferme")
    for call in (
        desk.views,
        lambda: desk.save_view("Caf", Place.HELD, EVERY_LINE),
        lambda: desk.forget_view("Caf"),
    ):
        with pytest.raises(Forbidden):
            call()


def test_a_shared_view_is_seen_by_the_structure_and_those_below(world: World) -> None:
    """Not by those above, nor by another network; one's own come first."""
    world.desk("agent-caf").save_view("Réseau", Place.TO_ANSWER, Sieve(words="délai"), shared=True)
    world.desk("agent-30").save_view("Gard", Place.TO_ANSWER, EVERY_LINE, shared=True)
    world.desk("agent-34").save_view("Zèle", Place.DRAFTS, EVERY_LINE)

    def seen(name: str) -> list[tuple[str, str]]:
        return [(view.name, view.account_name) for view in world.desk(name).views()]

    assert seen("manager-30") == [("Gard", "agent-30"), ("Réseau", "agent-caf")]
    assert seen("agent-34") == [("Zèle", "agent-34"), ("Réseau", "agent-caf")]
    assert seen("agent-caf") == [("Réseau", "agent-caf")]
    assert seen("agent-gn") == []
    assert world.desk("agent-34").views()[1].sieve == Sieve(words="délai")


def test_who_made_a_view_or_manages_its_structure_removes_it(world: World) -> None:
    """Somebody else there may not, nor the manager of a child structure."""
    world.desk("agent-30").save_view("Gard", Place.TO_ANSWER, EVERY_LINE, shared=True)
    world.desk("agent-caf").save_view("Réseau", Place.TO_ANSWER, EVERY_LINE, shared=True)
    with pytest.raises(Forbidden, match="responsables"):
        world.desk("manager-30").forget_view("Réseau", "agent-caf")
    with pytest.raises(Forbidden, match="Gard"):
        world.desk("agent-caf").forget_view("Gard", "agent-30")
    left = world.desk("manager-30").forget_view("Gard", "agent-30")
    assert [view.name for view in left] == ["Réseau"]
    assert list(world.desk("agent-caf").forget_view("Réseau")) == []


def test_a_private_view_is_nobody_elses_to_remove(world: World) -> None:
    world.desk("agent-30").save_view("À moi", Place.TO_ANSWER, EVERY_LINE)
    with pytest.raises(Forbidden):
        world.desk("manager-30").forget_view("À moi", "agent-30")
    assert len(world.desk("agent-30").views()) == 1


def test_moderators_keep_their_views_for_themselves(world: World) -> None:
    """They are of no structure to share with."""
    with pytest.raises(Forbidden, match="structure"):
        world.desk("modo").save_view("Toutes", Place.HELD, EVERY_LINE, shared=True)
