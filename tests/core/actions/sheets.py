"""Action sheets with nothing special about them, but for what a test changes."""

from typing import Any

from core.actions.file import ActionFile
from core.actions.sheet import Sheet
from tests.fakes.world import World


def a_sheet(**changes: Any) -> Sheet:
    whole: dict[str, Any] = {"title": "Rappeler qui n’a pas pu joindre un conseiller", "owner": "L’accueil"}
    return Sheet(**(whole | changes))


def prepared(world: World, name: str = "agent-30", **changes: Any) -> ActionFile:
    return world.desk(name).new_action(a_sheet(**changes))


def published(world: World, *numbers: int) -> ActionFile:
    file = prepared(world)
    if numbers:
        world.desk("agent-30").link_to_action(file.action.number, numbers)
    return world.desk("manager-30").publish_action(file.action.number, file.action.version)
