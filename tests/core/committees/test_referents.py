"""The référent of a structure: a role that turns, and what it opens."""

import pytest

from core.access import Action
from core.actions.sheet import Sheet
from core.committees.meeting import Meeting
from core.errors import Forbidden, Invalid, NotFound, Refused
from core.seat import Seat
from tests.fakes.world import World


def seat(world: World, name: str) -> Seat:
    with world.store.reading() as uow:
        return Seat.of(uow, name)


def test_the_role_turns_and_its_turns_are_kept(world: World) -> None:
    """Who, from when, until when, and who said so."""
    desk = world.desk("manager-30")
    assert desk.referent().turns == ()
    desk.name_referent("agent-30")
    named_at = world.clock.now()
    world.clock.advance(days=30)
    desk.name_referent("agent-caf")
    first, second = desk.referent().turns
    assert (first.account_name, first.since, first.named_by) == ("agent-30", named_at, "manager-30")
    assert (first.until, first.ended_by) == (world.clock.now(), "manager-30")
    assert (second.account_name, second.until, second.place) == ("agent-caf", None, 2)
    desk.end_referent()
    assert desk.referent().turns[-1].until == world.clock.now()
    with pytest.raises(Refused):
        desk.end_referent()


def test_only_an_open_account_of_the_structure_or_above(world: World) -> None:
    desk = world.desk("manager-30")
    assert desk.referent().eligible == ("agent-30", "agent-caf", "manager-30")
    for name in ("agent-34", "agent-gn", "modo", "ferme", "personne"):
        with pytest.raises(Invalid):
            desk.name_referent(name)
    desk.name_referent("agent-30")
    with pytest.raises(Refused):
        desk.name_referent("agent-30")
    with pytest.raises(NotFound):
        desk.referent("nulle-part")


def test_agents_read_who_it_is_and_do_not_name(world: World) -> None:
    world.desk("manager-30").name_referent("agent-30")
    file = world.desk("agent-30").referent()
    assert file.turns[-1].account_name == "agent-30"
    assert file.refusal and file.eligible == ()
    with pytest.raises(Forbidden):
        world.desk("agent-30").name_referent("agent-caf")


def test_a_referent_publishes_and_keeps_committees_in_that_structure_alone(world: World) -> None:
    """Not above, not below, not beside, and no other right; nothing once the turn is over or the account has moved."""
    rights = (Action.PUBLISH_ACTION, Action.KEEP_COMMITTEE)
    agent = world.desk("agent-30")
    agent.new_action(Sheet(title="Rappeler"))
    with pytest.raises(Forbidden):
        agent.publish_action(1, 1)
    world.desk("manager-30").name_referent("agent-30")
    assert agent.publish_action(1, 1).action.published_at is not None
    assert agent.new_committee(Meeting()).committee.structure_code == "caf-30"
    for right in rights:
        assert seat(world, "agent-30").refusal(right, ["caf/caf-30"]) is None
        for path in ("caf", "caf/caf-34", "caf/caf-30/caf-30-ales"):
            assert seat(world, "agent-30").refusal(right, [path]) is not None
    assert seat(world, "agent-30").refusal(Action.NAME_REFERENT, ["caf/caf-30"]) is not None
    account = world.store.tables.accounts["agent-30"]
    world.store.tables.accounts["agent-30"] = account.model_copy(update={"structure_code": "caf-34"})
    assert seat(world, "agent-30").refusal(rights[0], ["caf/caf-30"]) is not None
    world.store.tables.accounts["agent-30"] = account
    world.desk("manager-30").end_referent()
    assert seat(world, "agent-30").refusal(rights[0], ["caf/caf-30"]) is not None


def test_the_referent_is_nowhere_in_what_the_public_reads(world: World) -> None:
    world.desk("manager-30").name_referent("agent-30")
    world.desk("agent-30").new_action(Sheet(title="Rappeler"))
    world.desk("agent-30").publish_action(1, 1)
    assert "agent-30" not in repr(world.library.actions_page("caf-30"))
    assert "agent-30" not in repr(world.library.action_page(1))
