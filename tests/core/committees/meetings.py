"""Committees with nothing special about them, but for what a test changes."""

from datetime import timedelta
from typing import Any

from core.committees.file import CommitteeFile
from core.committees.meeting import Meeting
from core.intake import Receipt
from tests.fakes.world import World

MANAGER = "manager-30"


def a_meeting(world: World, **changes: Any) -> Meeting:
    whole: dict[str, Any] = {
        "at": world.clock.now() + timedelta(days=20),
        "place": "Accueil de Nîmes",
        "elected": "Une adjointe au maire",
        "facilitator": "manager-30",
        "secretary": "agent-30",
    }
    return Meeting(**(whole | changes))


def volunteer(world: World, **changes: Any) -> Receipt:
    """Publish a story whose author offers to sit."""
    receipt = world.publish(**changes)
    world.following.offer_to_sit(receipt.token, "caf-30")
    return receipt


def invited(world: World, *receipts: Receipt) -> CommitteeFile:
    """Give a committee that these authors are invited to."""
    desk = world.desk(MANAGER)
    made = desk.new_committee(a_meeting(world)).committee
    return desk.invite(made.number, made.version, [receipt.number for receipt in receipts])


def held(world: World, *receipts: Receipt) -> CommitteeFile:
    file = invited(world, *receipts)
    world.clock.advance(days=21)
    return world.desk(MANAGER).hold_committee(file.committee.number, file.committee.version)
