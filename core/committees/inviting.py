"""The letters that invite to a committee: owed, and whether they are still true."""

from collections.abc import Iterable
from datetime import datetime

from core.committees.committee import Committee, CommitteeState
from core.committees.sitting import Said
from core.notification import Notification, invited
from core.ports import UnitOfWork


def owe_invitations(uow: UnitOfWork, committee: Committee, experiences: Iterable[int], at: datetime) -> None:
    """Owe an invitation to each author who left an address.

    One author may be invited by several experiences: whoever opens the addresses sends them one letter alone.
    """
    for number in uow.addresses.among(experiences):
        uow.outbox.add(invited(committee.number, committee.announced, number, at))


def told_committee(uow: UnitOfWork, letter: Notification, now: datetime) -> Committee | None:
    """Give the committee that a letter invites to, or calls off; None when the letter would no longer be true."""
    committee = uow.committees.get(letter.committee)
    if committee is None or committee.announced != letter.revision:
        return None
    if committee.state is not CommitteeState.INVITED and not committee.is_called_off:
        return None
    mine = (one for one in uow.committees.invitations(committee.number) if one.said is not Said.NO)
    asked = any(one.experience_number == letter.experience_number for one in mine)
    in_time = committee.is_called_off or (committee.at is not None and committee.at > now)
    return committee if asked and in_time else None


def why_called_off(uow: UnitOfWork, committee: Committee) -> str:
    """Give the reason told when a committee was called off."""
    step = [CommitteeState.INVITED, CommitteeState.PREPARED]
    told = (one for one in reversed(uow.committees.history(committee.number)) if one.changes.get("state") == step)
    return next((one.detail for one in told), "")
