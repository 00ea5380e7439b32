"""What the authors are told of the steps of an action: truly, and each of them once."""

from datetime import timedelta

import pytest

from core.mail import Mail
from core.notification import NotificationKind, NotificationState
from core.rules import HouseRules
from core.vocabulary import ActionState
from tests.core.actions.sheets import prepared, published
from tests.fakes.world import EMAIL, World

ENGAGED, DONE, DROPPED = ActionState.ENGAGED, ActionState.DONE, ActionState.DROPPED
OTHER = "dominique@exemple.fr"


def quiet(world: World) -> None:
    """Let what was owed before leave, and forget it."""
    world.notifier().send_all_due()
    world.mailer.sent.clear()


def told(world: World) -> list[tuple[str, Mail]]:
    world.notifier().send_all_due()
    return [(sent.address, sent.mail) for sent in world.mailer.sent]


def states(world: World, kind: NotificationKind) -> list[NotificationState]:
    return [letter.state for letter in world.store.tables.notifications.values() if letter.kind is kind]


def test_each_author_is_told_once_whatever_they_told(world: World) -> None:
    """Three stories of two addresses make two letters; the third is cancelled, with the reason."""
    numbers = [world.publish(email=email).number for email in (EMAIL, OTHER, EMAIL)]
    quiet(world)
    published(world, *numbers)
    letters = told(world)
    assert sorted(address for address, _ in letters) == sorted([EMAIL, OTHER])
    assert all("Rappeler qui n’a pas pu joindre" in mail.plain for _, mail in letters)
    cancelled = [n for n in world.store.tables.notifications.values() if n.state is NotificationState.CANCELLED]
    assert [letter.error for letter in cancelled] == [
        "une lettre partie pour une autre expérience l’a dit à cette adresse"
    ]


def test_each_step_is_told_once(world: World) -> None:
    """Published, then done: two letters for two stories of one address; being engaged is not told."""
    numbers = [world.publish().number for _ in range(2)]
    quiet(world)
    published(world, *numbers)
    desk = world.desk("manager-30")
    engaged = desk.move_action(1, 2, ENGAGED).action
    assert len(told(world)) == 1
    desk.move_action(1, engaged.version, DONE)
    assert [mail.subject for _, mail in told(world)][1:] == ["Vous nous l’avez dit, c’est fait"]


def test_a_dropped_action_is_told_with_why(world: World) -> None:
    number = world.publish().number
    quiet(world)
    published(world, number)
    told(world)
    world.desk("manager-30").move_action(1, 2, DROPPED, "Le budget est refusé.")
    (_, mail) = told(world)[-1]
    assert "Le budget est refusé." in mail.plain
    assert "Caf du Gard abandonne" in mail.plain


def test_who_is_linked_later_is_told_then(world: World) -> None:
    """The author of a story linked to a public action is told, but not one who was told already."""
    first, second, third = (world.publish(email=email).number for email in (EMAIL, OTHER, EMAIL))
    quiet(world)
    published(world, first)
    told(world)
    desk = world.desk("manager-30")
    desk.link_to_action(1, [second, third])
    assert [address for address, _ in told(world)] == [EMAIL, OTHER]
    desk.unlink_from_action(1, [second])
    desk.link_to_action(1, [second])
    assert len(told(world)) == 2


@pytest.mark.parametrize("step", ["unlinked", "withdrawn", "dropped", "address erased"])
def test_a_letter_that_is_no_longer_true_does_not_leave(world: World, step: str) -> None:
    """What changed before the sending cancels the letter."""
    receipt = world.publish()
    quiet(world)
    world.rules = HouseRules(grace=timedelta(minutes=10))
    published(world, receipt.number)
    desk = world.desk("manager-30")
    if step == "unlinked":
        desk.unlink_from_action(1, [receipt.number])
    elif step == "withdrawn":
        world.desk("modo").withdraw(receipt.number, 2, "Erreur.")
    elif step == "dropped":
        world.clock.advance(minutes=1)
        desk.move_action(1, 2, DROPPED, "Erreur.")
    else:
        world.store.tables.addresses.clear()
    world.clock.advance(minutes=10)
    told(world)
    assert states(world, NotificationKind.ACTION_PUBLISHED) == [NotificationState.CANCELLED]


def test_the_place_of_a_cancelled_letter_is_taken_by_another(world: World) -> None:
    """One address, two stories: when the first letter is put off and then cancelled, the second one leaves."""
    numbers = [world.publish().number for _ in range(2)]
    quiet(world)
    published(world, *numbers)
    world.mailer.delays.add(EMAIL)
    assert told(world) == []
    assert states(world, NotificationKind.ACTION_PUBLISHED) == [NotificationState.PENDING] * 2
    world.mailer.delays.clear()
    world.desk("manager-30").unlink_from_action(1, numbers[:1])
    for _ in range(2):
        world.clock.advance(hours=1)
        told(world)
    assert len(world.mailer.sent) == 1
    assert states(world, NotificationKind.ACTION_PUBLISHED) == [NotificationState.CANCELLED, NotificationState.SENT]


def test_a_step_undone_and_made_again_is_told_once(world: World) -> None:
    """The letters of what was undone are not sent, those of what was made again are."""
    number = world.publish().number
    quiet(world)
    world.rules = HouseRules(grace=timedelta(minutes=10))
    published(world, number)
    desk = world.desk("manager-30")
    again = desk.undo_action(1).action
    world.clock.advance(minutes=1)
    desk.publish_action(1, again.version)
    world.clock.advance(minutes=10)
    assert len(told(world)) == 1


def test_what_is_not_public_is_told_to_nobody(world: World) -> None:
    """A sheet that is given up before it was published owes nothing."""
    number = world.publish().number
    quiet(world)
    prepared(world)
    world.desk("agent-30").link_to_action(1, [number])
    world.desk("manager-30").move_action(1, 1, DROPPED, "Inutile.")
    assert told(world) == []
