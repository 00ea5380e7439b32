"""Who may read, prepare and publish the actions of a structure."""

from core.access import Action
from core.action import ImprovementAction
from core.seat import Seat
from core.structure import Structure


def may_publish(seat: Seat, structure: Structure) -> bool:
    """Tell whether the seat publishes the actions of a structure, and says where they are."""
    return why_not_publish(seat, structure) is None


def why_not_publish(seat: Seat, structure: Structure) -> str | None:
    """Say why the seat does not publish the actions of a structure, None when it does."""
    return seat.refusal(Action.PUBLISH_ACTION, [structure.path])


def why_not_edit(seat: Seat, structure: Structure, action: ImprovementAction) -> str | None:
    """Say why the seat may not change a sheet: what the public reads is for those who publish."""
    if action.published_at is None:
        return None if may_publish(seat, structure) else seat.refusal(Action.PREPARE_ACTION, [structure.path])
    return why_not_publish(seat, structure)
