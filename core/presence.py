"""Who has an experience open, so that two people do not read the same one: told, never enforced."""

from datetime import datetime, timedelta

from sqlmodel import Field

from core.model import Model

PRESENCE = timedelta(minutes=2)
"""How long somebody is held to be there without a sign of life."""


class Presence(Model):
    """Somebody at an experience.

    Attributes:
        until: after which nobody is held to be there any more.
    """

    experience_number: int = Field(gt=0)
    account_name: str = Field(max_length=100)
    display_name: str = Field(max_length=200)
    since: datetime
    until: datetime

    @property
    def renewed(self) -> bool:
        """Tell whether it only says once more what the others know."""
        return self.until - self.since > PRESENCE


class Writer(Presence):
    """Somebody who writes the answer of a structure concerned.

    Attributes:
        position: the concern that it answers.
    """

    position: int = Field(gt=0)
