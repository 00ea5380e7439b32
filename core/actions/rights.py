"""Who may read, prepare and publish the actions of a structure."""

from core.access import Action
from core.action import ImprovementAction
from core.errors import Forbidden, NotFound
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import Structure, within


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


def looked_at(uow: UnitOfWork, seat: Seat, code: str) -> Structure | None:
    """Give the structure whose actions are read: the one named, one's own, or None for the whole programme.

    Raises:
        Forbidden: it is not within what the account reads.
        NotFound: there is no such structure.
    """
    reach = seat.reach(Action.READ)
    if not code:
        if reach is None and not seat.has(Action.READ):
            raise Forbidden("Votre compte n’a pas de structure : demandez-en une à l’exploitant.")
        return None if reach is None else seat.structure
    structure = uow.structures.get(code)
    if structure is None:
        raise NotFound(f"Aucune structure n’a le code « {code} » : vérifiez-le.")
    if not seat.has(Action.READ) or (reach is not None and not within(structure.path, reach)):
        raise Forbidden(f"{structure.name} n’est pas de votre périmètre : choisissez une de vos structures.")
    return structure
