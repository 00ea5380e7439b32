"""What the public reads of the committees of a structure: when, where, how many came, the actions that came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.committees.committee import Committee, CommitteeState
from core.committees.sitting import coming
from core.ports import UnitOfWork
from core.projection import PublicAction
from core.reading import public_actions
from core.structure import Structure

SHOWN = 20
"""How many committees the page of a structure shows, those that met last."""

_MET = (CommitteeState.HELD, CommitteeState.CLOSED)


@dataclass(frozen=True, slots=True)
class PublicCommittee:
    """A committee that met.

    Attributes:
        place: "" where it met at a distance.
        citizens: how many had said that they would come; who they are is nobody's business.
        actions: what was decided, as far as its actions are public.
        prepared: how many more of its decisions are action sheets that are not public yet.
    """

    number: int
    at: datetime
    place: str
    structure: Structure
    citizens: int
    actions: Sequence[PublicAction]
    prepared: int


def shown_committees(uow: UnitOfWork, structure: Structure) -> tuple[PublicCommittee, ...]:
    """Give the committees of a structure, and of those below it, that met; the last one first."""
    met = uow.committees.page(structure.path, _MET, None, SHOWN)
    owners = uow.structures.many({one.structure_code for one in met})
    shown = (_shown(uow, one, one.at, owners[one.structure_code]) for one in met if one.at is not None)
    return tuple(sorted(shown, key=lambda one: (one.at, one.number), reverse=True))


def _shown(uow: UnitOfWork, committee: Committee, at: datetime, structure: Structure) -> PublicCommittee:
    made = [action for one in committee.decisions if (action := uow.actions.get(one.action)) is not None]
    public = public_actions([one for one in made if one.published_at is not None], {structure.code: structure})
    return PublicCommittee(
        number=committee.number,
        at=at,
        place=committee.place,
        structure=structure,
        citizens=coming(uow.committees.invitations(committee.number)),
        actions=public,
        prepared=len(made) - len(public),
    )
