"""Requests for transfer that nobody decided in time: each goes up a level, the moderators being the last."""

from datetime import datetime, timedelta

from core.history import RULE, Event, EventKind
from core.ports import UnitOfWork
from core.transfer import Transfer


def climb(uow: UnitOfWork, number: int, now: datetime, delay: timedelta) -> int:
    """Bring the requests about an experience that are due one level up; give how many there were.

    The experience is read first, and stays ours until the end: of two who look at the same moment, the second one
    finds nothing left to do.
    """
    uow.experiences.get(number)
    due = [transfer for transfer in uow.transfers.of(number) if transfer.is_due(now)]
    for transfer in due:
        _climb_one(uow, transfer, now, delay)
    return len(due)


def _climb_one(uow: UnitOfWork, transfer: Transfer, now: datetime, delay: timedelta) -> None:
    level = uow.structures.get(transfer.decider_code)
    above = uow.structures.get(level.parent_code) if level and level.parent_code else None
    uow.transfers.save(transfer.climbed(RULE, now))
    uow.transfers.add(transfer.asked_again(uow.transfers.next_number(), above.code if above else "", now, delay))
    told = f"Sans décision dans le délai, elle passe à : {above.name if above else 'la modération'}."
    uow.history.add(
        Event(
            experience_number=transfer.experience_number,
            at=now,
            actor=RULE,
            kind=EventKind.TRANSFER_CLIMBED,
            detail=told,
        )
    )
