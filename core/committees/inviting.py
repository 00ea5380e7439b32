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
    """Give the committee that a letter invites to, None when the letter would no longer be true."""
    committee = uow.committees.get(letter.committee)
    if committee is None or committee.state is not CommitteeState.INVITED or committee.at is None:
        return None
    mine = (one for one in uow.committees.invitations(committee.number) if one.said is not Said.NO)
    asked = any(one.experience_number == letter.experience_number for one in mine)
    true = asked and committee.announced == letter.revision and committee.at > now
    return committee if true else None
