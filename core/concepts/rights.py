"""Who reads concepts, and who keeps them."""

from collections.abc import Iterable

from core.access import Action
from core.concepts.concept import PROGRAMME_CONCEPTS, Concept
from core.errors import Forbidden
from core.seat import Seat
from core.structure import Structure


def networks_read(seat: Seat, structure: Structure | None) -> set[str] | None:
    """Give the networks whose concepts are read at a place, the programme's among them; None for all of them."""
    if structure is not None:
        return {PROGRAMME_CONCEPTS, structure.network_code}
    return None if seat.reach(Action.SEE_FIGURES) is None else {PROGRAMME_CONCEPTS}


def may_read(seat: Seat, concept: Concept) -> bool:
    """Tell whether a concept is for this seat: one of the programme, or of its own network."""
    own = seat.structure.network_code if seat.structure else PROGRAMME_CONCEPTS
    everything = seat.reach(Action.SEE_FIGURES) is None
    return seat.has(Action.SEE_FIGURES) and (everything or concept.network_code in {PROGRAMME_CONCEPTS, own})


def why_not_keep(seat: Seat, network: str) -> str | None:
    """Say why a seat does not keep the concepts of a network, "" for those of the programme; None when it does."""
    action = Action.KEEP_CONCEPTS
    if not seat.has(action):
        return f"Votre profil ({seat.account.role.label}) ne permet pas de {action.label}."
    if network == PROGRAMME_CONCEPTS and seat.reach(action) is not None:
        return "Les concepts du programme sont tenus par son administration : demandez-lui."
    if network != PROGRAMME_CONCEPTS and seat.refusal(action, [network]) is not None:
        return "Les concepts d’un réseau sont tenus par les responsables de sa tête : demandez-leur."
    return None


def must_keep(seat: Seat, network: str) -> None:
    """Raise Forbidden, with the reason, when a seat does not keep the concepts of a network."""
    why = why_not_keep(seat, network)
    if why is not None:
        raise Forbidden(why)


def refusals(seat: Seat, networks: Iterable[str]) -> dict[str, str]:
    """Give, for each network whose concepts one does not keep, why not."""
    return {network: why for network in networks if (why := why_not_keep(seat, network)) is not None}
