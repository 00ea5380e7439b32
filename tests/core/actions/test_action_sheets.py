"""Action sheets at the desk: prepared, filled in, linked, published, moved on, undone."""

from datetime import date, timedelta
from typing import Any

import pytest

from core.actions.file import ActionQuestion
from core.actions.measure import MeasureKind
from core.actions.review import Flag
from core.actions.sheet import Sheet
from core.actions.story import SheetEventKind
from core.actions.ties import TieKind
from core.errors import Forbidden, Invalid, NotFound, Refused, Stale
from core.history import EventKind
from core.rules import HouseRules
from core.vocabulary import ActionState
from tests.core.actions.sheets import a_sheet, prepared, published
from tests.fakes.world import World

ENGAGED, DONE, DROPPED = ActionState.ENGAGED, ActionState.DONE, ActionState.DROPPED


def test_a_sheet_holds_what_was_written(world: World) -> None:
    """Every field comes back, with the commitment in words, and the line of who made it."""
    told = a_sheet(
        commitment_year=2021,
        commitment=2,
        contributors="Le plateau\nLa direction",
        starts_on=date(2026, 5, 1),
        ends_on=date(2026, 9, 1),
        problem="Personne ne répond.",
        objective="Répondre.",
        description="Un rappel.",
        follow_up="Taux de décroché.",
        expected="Moins d’appels perdus.",
        measure_kind=MeasureKind.CHANNEL,
        measured="phone",
    )
    file = world.desk("agent-30").new_action(told)
    assert Sheet(**file.action.model_dump(include=set(Sheet.model_fields))) == told
    assert (file.theme, file.commitment_wording[:12]) == ("Plus proches", "Des services")
    assert [(event.kind, event.actor) for event in file.history] == [(SheetEventKind.CREATED, "agent-30")]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts_on": date(2026, 5, 2), "ends_on": date(2026, 5, 1)}, "ends_on"),
        ({"commitment": 2}, "commitment"),
        ({"commitment": 99, "commitment_year": 2021}, "commitment"),
        ({"measured": "phone"}, "measured"),
        ({"measure_kind": MeasureKind.CHANNEL}, "measured"),
        ({"measure_kind": MeasureKind.CHANNEL, "measured": "pigeon"}, "measured"),
        ({"measure_kind": MeasureKind.WORDS, "measured": "le la les"}, "measured"),
    ],
)
def test_a_sheet_that_contradicts_itself_is_not_kept(world: World, changes: dict[str, Any], field: str) -> None:
    """The error names the field, and nothing is kept."""
    with pytest.raises(Invalid) as refused:
        prepared(world, **changes)
    assert refused.value.field == field
    assert not world.store.tables.actions


def test_a_stale_sheet_is_refused_with_what_changed(world: World) -> None:
    """Who changed which fields since is said; what was written since stays."""
    file = prepared(world)
    world.desk("manager-30").edit_action(file.action.number, 1, a_sheet(objective="Décrocher.", progress=20))
    with pytest.raises(Stale, match=r"manager-30.: fiche modifiée .objectif, avancement."):
        world.desk("agent-30").edit_action(file.action.number, 1, a_sheet(title="Autre"))
    assert world.store.tables.actions[1].objective == "Décrocher."


def test_what_is_public_is_for_those_who_publish(world: World) -> None:
    """An agent prepares and links; once public, editing, linking and moving are the manager's."""
    number = world.publish().number
    file = prepared(world)
    agent = world.desk("agent-30")
    with pytest.raises(Forbidden):
        agent.publish_action(1, 1)
    assert agent.link_to_action(1, [number]).stories[0].number == number
    world.desk("manager-30").publish_action(1, file.action.version)
    for act in (
        lambda: agent.edit_action(1, 2, a_sheet()),
        lambda: agent.link_to_action(1, [number]),
        lambda: agent.unlink_from_action(1, [number]),
        lambda: agent.move_action(1, 2, ENGAGED),
    ):
        with pytest.raises(Forbidden):
            act()
    assert agent.action(1).edit_refusal and agent.action(1).publish_refusal


def test_a_sheet_of_elsewhere_is_not_read(world: World) -> None:
    prepared(world)
    with pytest.raises(Forbidden):
        world.desk("agent-gn").action(1)
    with pytest.raises(NotFound):
        world.desk("agent-30").action(2)
    assert world.desk("modo").action(1).edit_refusal


def test_the_states_follow_one_another(world: World) -> None:
    """Planned, engaged, done, with their dates; nothing comes back, and what is done is whole."""
    published(world)
    desk = world.desk("manager-30")
    with pytest.raises(Refused):
        desk.move_action(1, 2, DONE)
    engaged = desk.move_action(1, 2, ENGAGED).action
    done = desk.move_action(1, engaged.version, DONE).action
    assert (done.engaged_at, done.done_at, done.progress) == (world.clock.now(), world.clock.now(), 100)
    with pytest.raises(Refused):
        desk.move_action(1, done.version, DROPPED, "Non.")


def test_dropping_says_why(world: World) -> None:
    published(world)
    with pytest.raises(Invalid):
        world.desk("manager-30").move_action(1, 2, DROPPED, " ")
    dropped = world.desk("manager-30").move_action(1, 2, DROPPED, "Le budget est refusé.").action
    assert (dropped.dropped_why, dropped.dropped_at) == ("Le budget est refusé.", world.clock.now())


def test_links_stand_in_the_history_of_the_stories(world: World) -> None:
    """Linked once and unlinked once, by whom; linking again what is linked says nothing more."""
    number = world.publish().number
    prepared(world)
    desk = world.desk("agent-30")
    desk.link_to_action(1, [number, number])
    desk.link_to_action(1, [number])
    assert not desk.unlink_from_action(1, [number]).stories
    kinds = [event.kind for event in desk.show(number).history][-2:]
    assert kinds == [EventKind.LINKED_TO_ACTION, EventKind.UNLINKED_FROM_ACTION]
    assert [event.kind for event in desk.action(1).history][1:] == [SheetEventKind.LINKED, SheetEventKind.UNLINKED]


def test_only_published_stories_of_ones_own_are_linked(world: World) -> None:
    """One wrong number refuses them all, and is named."""
    seen, hidden, waiting = world.publish().number, world.publish("gn-30").number, world.submit().number
    prepared(world)
    with pytest.raises(Refused, match=f"{hidden}, {waiting}"):
        world.desk("agent-30").link_to_action(1, [seen, hidden, waiting])
    assert not world.store.tables.action_links


def test_a_step_is_undone_while_nothing_left(world: World) -> None:
    """One's own last step, within the delay; the sheet is as it was, and the letters are not sent."""
    world.rules = HouseRules(grace=timedelta(minutes=10))
    number = world.publish().number
    world.clock.advance(minutes=11)
    world.notifier().send_all_due()
    published(world, number)
    desk = world.desk("manager-30")
    assert desk.action(1).undo_until == world.clock.now() + world.rules.grace
    assert desk.undo_action(1).action.published_at is None
    world.clock.advance(minutes=11)
    assert world.notifier().send_all_due().sent == 0
    with pytest.raises(Refused):
        desk.undo_action(1)


def test_a_step_is_not_undone_once_it_is_told(world: World) -> None:
    """Too late, after another change, or by somebody else: the step stands."""
    world.rules = HouseRules(grace=timedelta(minutes=10))
    published(world)
    desk = world.desk("manager-30")
    desk.edit_action(1, 2, a_sheet(objective="Autre."))
    with pytest.raises(Refused):
        desk.undo_action(1)
    desk.move_action(1, 3, ENGAGED)
    world.clock.advance(minutes=10)
    with pytest.raises(Refused):
        desk.undo_action(1)
    assert desk.action(1).undo_until is None


def test_signals_and_concepts_are_tied(world: World) -> None:
    """Each once; untying leaves the others."""
    prepared(world)
    desk = world.desk("agent-30")
    for key in ("7", "7", "accueil"):
        desk.tie_action(1, TieKind.CONCEPT, key)
    assert [tie.key for tie in desk.untie_action(1, TieKind.CONCEPT, "7").ties] == ["accueil"]


def test_the_list_is_that_of_ones_sub_tree(world: World) -> None:
    """The last made first, by state, page after page; the moderators read them all."""
    for _ in range(3):
        prepared(world)
    prepared(world, "agent-gn")
    desk = world.desk("agent-30")
    first = desk.actions(ActionQuestion(), limit=2)
    assert ([a.number for a in first.actions], first.following) == ([3, 2], 2)
    assert [a.number for a in desk.actions(ActionQuestion(below=first.following)).actions] == [1]
    assert not desk.actions(ActionQuestion(states=(DONE,))).actions
    assert len(world.desk("modo").actions(ActionQuestion()).actions) == 4
    with pytest.raises(Forbidden):
        desk.actions(ActionQuestion(structure_code="gn"))


def test_the_review_stops_at_what_needs_it(world: World) -> None:
    """Late, blocked, due this month, carried by nobody: each is told; what is done is not reviewed."""
    today = world.clock.now().date()
    prepared(world, ends_on=today - timedelta(days=1))
    prepared(world, ends_on=today, owner="")
    prepared(world, blocked="Le marché n’est pas passé.")
    prepared(world)
    prepared(world, starts_on=today - timedelta(days=1))
    world.desk("manager-30").move_action(4, 1, DROPPED, "Inutile.")
    review = world.desk("agent-30").review_actions()
    told = {line.action.number: line.flags for line in review.lines}
    assert told == {1: (Flag.LATE,), 2: (Flag.DUE, Flag.UNOWNED), 3: (Flag.BLOCKED,), 5: (Flag.LATE,)}
    assert [line.action.number for line in review.lines] == [1, 5, 3, 2]
    assert review.count(Flag.LATE) == 2
