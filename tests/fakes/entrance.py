"""The door of the desk over fakes, with cheap hashes, and what people do at it most."""

import pyotp
from argon2 import Parameters, Type

from core.ports import Breached
from core.signing.door import Signing
from core.signing.office import SigningOffice
from core.signing.passwords import Passwords
from core.signing.policy import Policy
from core.signing.tokens import Session
from tests.fakes.signing import FakeCodeBox
from tests.fakes.world import World

CHEAP = Parameters(Type.ID, version=19, salt_len=16, hash_len=32, time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "trois chevaux mangent du nougat"
OFFICE_NETWORK = "reseau-du-bureau"


class Entrance:
    """A programme, its door, and its operators' door.

    Attributes:
        secrets: those of the applications of codes that were enrolled, by account.
    """

    def __init__(self, breached: Breached | None = None) -> None:
        self.world = World()
        self.store, self.clock = self.world.store, self.world.clock
        self.passwords = Passwords(CHEAP)
        self.secrets: dict[str, str] = {}
        policy, box = Policy("Écoute", breached), FakeCodeBox()
        self.signing = Signing(self.store, self.clock, self.passwords, policy, box, "Écoute")
        self.office = SigningOffice(self.store, self.clock, self.passwords, policy, box)

    def enrolled(self, name: str, password: str = PASSWORD) -> Session:
        """Enrol an account by a link, with an application of codes where its role needs one."""
        link = self.office.link(name).secret
        uri = self.signing.begin_enrolment(link).totp_uri
        if uri:
            parsed = pyotp.parse_uri(uri)
            assert isinstance(parsed, pyotp.TOTP)
            self.secrets[name] = parsed.secret
        return self.signing.enrol(link, password, self.code(name))

    def code(self, name: str, steps: int = 0) -> str:
        """Give the code that the application of an account shows, some time steps from now; "" when it has none."""
        secret = self.secrets.get(name)
        return pyotp.TOTP(secret).at(self.clock.now(), counter_offset=steps) if secret else ""

    def sign_in(self, name: str, password: str = PASSWORD, network: str = OFFICE_NETWORK) -> Session:
        """Sign in with the code of the moment."""
        return self.signing.sign_in(name, password, self.code(name), network)
