"""The door of the desk and its operators' door over a database, with cheap hashes."""

from core.clock import SystemClock
from core.ports import Clock
from core.signing.door import Signing
from core.signing.office import SigningOffice
from core.signing.passwords import Passwords
from core.signing.policy import Policy
from storage.keys import SecretCodeBox
from storage.store import SqlStore
from tests.fakes.entrance import CHEAP

BOX = SecretCodeBox(b"une cle de 32 octets, pour essai")


def signing(store: SqlStore, clock: Clock | None = None) -> Signing:
    """Give the door."""
    return Signing(store, clock or SystemClock(), Passwords(CHEAP), Policy("Écoute"), BOX, "Écoute")


def signing_office(store: SqlStore, clock: Clock | None = None) -> SigningOffice:
    """Give the operators' door."""
    return SigningOffice(store, clock or SystemClock(), Passwords(CHEAP), Policy("Écoute"), BOX)
