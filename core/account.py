"""Compte: somebody who works at the desk."""

from sqlmodel import Field

from core.model import Model
from core.vocabulary import DigestChoice, Role

EMAIL_MAX = 254
"""The longest address that mail servers take."""


class Account(Model):
    """An account, bound to a structure and its sub-tree, or to the whole programme.

    Attributes:
        name: what one signs in with.
        structure_code: None for moderators and admins, who work for the whole programme.
        email: the professional address, "" when none was given.
        digest: how often they asked for a letter that sums up what waits.
        digest_days: the days of the week that it comes on, from 1 for Monday to 7, "" for all of them.
        digest_board: the board that goes with it as a PDF, "" for none.
    """

    name: str = Field(min_length=1, max_length=100)
    display_name: str = Field(min_length=1, max_length=200)
    role: Role
    structure_code: str | None = Field(default=None, max_length=64)
    active: bool = True
    email: str = Field(default="", max_length=EMAIL_MAX)
    digest: DigestChoice = DigestChoice.NEVER
    digest_days: str = Field(default="", max_length=7, regex="^[1-7]*$")
    digest_board: str = Field(default="", max_length=60)
