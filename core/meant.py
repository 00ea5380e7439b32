"""Which structure is meant: the one that is named, or one's own; checked before anything of it is read or changed."""

from core.access import Action
from core.errors import Forbidden, Invalid, NotFound
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import Structure, within


def meant(uow: UnitOfWork, seat: Seat, code: str, action: Action) -> Structure:
    """Give the structure that something is done to.

    Raises:
        Forbidden: the action is not allowed there.
        NotFound: there is no such structure.
        Invalid: none is named, and the account has none.
    """
    structure = _named(uow, code) if code else seat.structure
    seat.check(action, [structure.path] if structure else [])
    if structure is None:
        raise Invalid("Dites de quelle structure il s’agit.", "structure_code")
    return structure


def looked_at(uow: UnitOfWork, seat: Seat, code: str, action: Action) -> Structure | None:
    """Give the structure looked at, None for the whole programme.

    Raises:
        Forbidden: the seat has no right to it.
        NotFound: there is no such structure.
    """
    if not seat.has(action):
        raise Forbidden(f"Votre profil ({seat.account.role.label}) ne permet pas de {action.label}.")
    reach = seat.reach(action)
    if not code:
        return None if reach is None else seat.structure
    structure = _named(uow, code)
    if reach is not None and not within(structure.path, reach):
        raise Forbidden(f"{structure.name} n’est pas de votre périmètre : choisissez une de vos structures.")
    return structure


def _named(uow: UnitOfWork, code: str) -> Structure:
    structure = uow.structures.get(code)
    if structure is None:
        raise NotFound(f"Aucune structure n’a le code « {code} » : vérifiez-le.")
    return structure
