"""What the public reads of the actions: a page of them, and one with the experiences it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.ports import UnitOfWork
from core.projection import PublicAction, PublicExperience, public_action
from core.reading import public_actions, public_views
from core.structure import Structure
from core.views import Cursor
from core.vocabulary import ExperienceState

STORIES = 20
"""How many of the experiences that an action comes from its page shows, the newest ones."""


@dataclass(frozen=True, slots=True)
class PublicActionsPage:
    """A page of the public actions.

    Attributes:
        structure: whose they are, and of those below it; None for the whole programme.
        following: where the next page starts after, None on the last page.
    """

    structure: Structure | None
    actions: Sequence[PublicAction]
    following: Cursor | None


@dataclass(frozen=True, slots=True)
class PublicActionFile:
    """A public action.

    Attributes:
        told: how many published experiences it comes from.
        experiences: the newest of them.
    """

    action: PublicAction
    told: int
    experiences: Sequence[PublicExperience]


def shown_actions(uow: UnitOfWork, structure: Structure | None, after: Cursor | None, limit: int) -> PublicActionsPage:
    """Give the public actions of a structure and of those below it, or of the programme, newest first."""
    found = uow.actions.within(structure.path if structure else None, limit + 1, after)
    owners = uow.structures.many({action.structure_code for action in found})
    shown = public_actions(found[:limit], owners)
    last = shown[-1] if len(found) > limit else None
    return PublicActionsPage(structure, shown, Cursor(last.published_at, last.number) if last else None)


def shown_action(uow: UnitOfWork, number: int) -> PublicActionFile | None:
    """Give an action as the public reads it, None when it reads nothing."""
    action = uow.actions.get(number)
    owner = uow.structures.get(action.structure_code) if action else None
    public = public_action(action, owner) if action and owner else None
    if public is None:
        return None
    known = uow.experiences.many(uow.actions.linked(number)).values()
    shown = [one for one in known if one.state is ExperienceState.PUBLISHED]
    newest = sorted(shown, key=lambda one: (one.published_at or one.submitted_at, one.number), reverse=True)
    return PublicActionFile(public, len(shown), public_views(uow, newest[:STORIES]))
