"""The lists of the desk: the right that opens each, and whose requests for transfer one decides."""

from core.access import Action
from core.seat import Seat
from core.views import Deciding, Place

PLACES: dict[Place, Action] = {
    Place.TO_ANSWER: Action.DRAFT,
    Place.TO_VALIDATE: Action.PUBLISH_VALIDATED,
    Place.DRAFTS: Action.DRAFT,
    Place.TO_MODERATE: Action.MODERATE,
    Place.ALERTS: Action.MODERATE,
    Place.HELD: Action.MODERATE,
    Place.APPEALS: Action.MODERATE,
    Place.TRANSFERS: Action.READ,
    Place.DISCUSSIONS: Action.COMMENT,
    Place.REPORTS: Action.WITHDRAW,
    Place.PUBLISHED: Action.WITHDRAW,
    Place.ANSWERED: Action.DRAFT,
    Place.TRANSFERRED: Action.ASK_TRANSFER,
    Place.ALL: Action.READ,
    Place.COMMENTS: Action.COMMENT,
}
"""Each list, with the right that opens it."""


def deciding(seat: Seat) -> Deciding:
    """Give which requests for transfer are for this seat."""
    if not seat.has(Action.DECIDE_TRANSFER):
        return Deciding.RECEIVERS
    return Deciding.MODERATORS if seat.reach(Action.DECIDE_TRANSFER) is None else Deciding.MANAGERS
