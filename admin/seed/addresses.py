"""Addresses of the authors of the made-up programme who offer to sit: sealed as those of the form are."""

from core.ports import Sealer, UnitOfWork
from core.structure import Structure

_OFFERING = 100


def seal_addresses(uow: UnitOfWork, structure: Structure, sealer: Sealer) -> int:
    """Seal an address for each author who offers to sit on the committees of a structure and has none; give how many.

    The domain is one that nobody receives anything at.
    """
    numbers = {offer.experience_number for offer in uow.seat_offers.within(structure.path, _OFFERING)}
    without = sorted(numbers - set(uow.addresses.among(numbers)))
    for number in without:
        uow.addresses.put(number, sealer.seal(f"auteur-{number}@example.org"))
    return len(without)
