"""Who takes part in a request for transfer: who asks, who is asked, who decides."""

from collections.abc import Iterable, Mapping

from core.access import Action
from core.seat import Seat
from core.structure import Structure, common_ancestor
from core.transfer import Transfer, TransferState

Structures = Mapping[str, Structure]
_MODERATORS = "la modération"


def codes(transfers: Iterable[Transfer]) -> set[str]:
    """Give the codes of the structures that these requests name."""
    return {code for t in transfers for code in (t.from_code, t.to_code, t.decider_code) if code}


def decider_between(sender: Structure, asked: Structure | None) -> str:
    """Give the code of the structure whose managers decide, "" for the moderators.

    It is the lowest one that both are within; without a structure proposed, the one right above the sender.
    """
    if asked is None:
        return sender.parent_code or ""
    return common_ancestor(sender.path, asked.path).rpartition("/")[2]


def receivers(transfer: Transfer, structures: Structures) -> list[str]:
    """Give the path of the structure that may say yes or no by itself: the one asked, within one network."""
    asked, sender = structures.get(transfer.to_code), structures[transfer.from_code]
    return [asked.path] if asked and asked.network_code == sender.network_code else []


def readers(transfer: Transfer, structures: Structures) -> list[str]:
    """Give the paths that a request opens the experience to: while it is open, and for its sender once granted."""
    if transfer.state is TransferState.ACCEPTED:
        return [structures[transfer.from_code].path]
    if transfer.state is not TransferState.ASKED:
        return []
    return receivers(transfer, structures) + _paths(transfer.decider_code, structures)


def asked_of(transfers: Iterable[Transfer], structures: Structures) -> list[str]:
    """Give the paths of the structures that these requests were about, whatever their network."""
    return [structures[transfer.to_code].path for transfer in transfers if transfer.to_code]


def why_not_decide(transfer: Transfer, structures: Structures, seat: Seat, *, discussed: bool) -> str | None:
    """Say why the seat may not decide of a request, None when it may.

    It decides there, or is asked itself; once the request is discussed, being asked is no longer enough.
    """
    received = [] if discussed else receivers(transfer, structures)
    decides = seat.refusal(Action.DECIDE_TRANSFER, _paths(transfer.decider_code, structures)) is None
    if decides or seat.refusal(Action.RECEIVE_TRANSFER, received) is None:
        return None
    asked = [structures[transfer.to_code].name] if received else []
    moderators = [_MODERATORS] if discussed else []
    names = ", ".join(dict.fromkeys([_name(transfer.decider_code, structures), *asked, *moderators]))
    if discussed:
        return f"La discussion est conclue par : {names}. Dites votre avis en commentaire."
    return f"La décision revient à : {names}. Attendez-la."


def why_not_send(transfer: Transfer, target: Structure, structures: Structures, seat: Seat) -> str | None:
    """Say why the seat may not answer a request by sending the concern to that structure, None when it may."""
    decides = seat.refusal(Action.DECIDE_TRANSFER, _paths(transfer.decider_code, structures)) is None
    right = Action.DECIDE_TRANSFER if decides else Action.RECEIVE_TRANSFER
    beyond = seat.refusal(right, [target.path])
    return beyond and f"{target.name} n’est pas dans votre périmètre : choisissez une structure qui y est, ou refusez."


def _paths(code: str, structures: Structures) -> list[str]:
    return [structures[code].path] if code else []


def _name(code: str, structures: Structures) -> str:
    return structures[code].name if code else _MODERATORS
