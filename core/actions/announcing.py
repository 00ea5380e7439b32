"""Telling the authors of the linked stories of the steps of an action: the letters owed, and whether they are true."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from core.notification import NotificationKind, of_action
from core.ports import UnitOfWork
from core.projection import PublicAction, PublicExperience
from core.vocabulary import ActionState

_STEPS = {ActionState.DONE: NotificationKind.ACTION_DONE, ActionState.DROPPED: NotificationKind.ACTION_DROPPED}


def announce(
    uow: UnitOfWork,
    kind: NotificationKind,
    action: int,
    experiences: Iterable[int],
    at: datetime,
    grace: timedelta,
) -> None:
    """Owe a letter about a step to each author who left an address; they wait while the step can be undone.

    One author may have told several of these stories: whoever opens the addresses sends them one letter alone.
    """
    for number in uow.addresses.among(experiences):
        uow.outbox.add(of_action(kind, action, number, at).after(grace))


def step_of(state: ActionState) -> NotificationKind | None:
    """Give the letter that tells of a state come to, None where nothing is told."""
    return _STEPS.get(state)


def told_action(public: PublicExperience, number: int, kind: NotificationKind) -> PublicAction | None:
    """Give the action that a letter tells of, None when the letter would no longer be true.

    It is still public and linked to the story, and still where the letter says.
    """
    action = next((one for one in public.actions if one.number == number), None)
    if action is None:
        return None
    if kind is NotificationKind.ACTION_PUBLISHED:
        return None if action.state is ActionState.DROPPED else action
    return action if _STEPS.get(action.state) is kind else None
