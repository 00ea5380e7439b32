"""What can go wrong, as people are told it.

EcouteError                     every error that a person may read; its text is one French sentence
├── NotFound                    the thing named does not exist, or may not be seen
├── SignedOut                   nobody is signed in, or no longer
├── Forbidden                   the account may not do this; the sentence says why
├── Refused                     the rules of the trade do not allow it in the present state
├── TooMany                     it was asked too often; later it will work
├── Stale                       somebody else changed it since it was read
├── Invalid                     what was given is wrong; `field` says where
└── Unavailable                 the machine is in the way: database, disk, network, keys
    └── UnderWay                the very same call is being carried out; a little later it has its answer
"""

from datetime import datetime


class EcouteError(Exception):
    """An error with a sentence in French that says what is wrong, where, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotFound(EcouteError):
    """The thing named does not exist, or may not be seen by who asks."""


class SignedOut(EcouteError):
    """Nobody is signed in, or no longer: it takes signing in again."""


class Forbidden(EcouteError):
    """The account may not do this."""


class Refused(EcouteError):
    """The rules of the trade do not allow this in the present state."""


class TooMany(EcouteError):
    """It was asked too often in too short a time.

    Attributes:
        until: when it may be asked again, where that is known.
    """

    def __init__(self, sentence: str, until: datetime | None = None) -> None:
        super().__init__(sentence)
        self.until = until


class Stale(EcouteError):
    """The version that was seen is no longer the present one."""


class Invalid(EcouteError):
    """What was given is wrong.

    Attributes:
        field: the name of the field at fault, or "" when no single field is.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class Unfit(Invalid):
    """The arguments of a call are not those that it takes: whoever calls is perhaps of another version."""


class Unavailable(EcouteError):
    """A machine is in the way: database, disk, network or keys."""


class UnderWay(Unavailable):
    """The very same call is being carried out: asked again a little later, it has its answer."""
