"""What an account proves itself with, as it is kept: nothing in it lets anybody sign in."""

from datetime import datetime

from sqlmodel import Field

from core.model import Model


class Credential(Model):
    """The hash of a password, and the sealed secret of the codes.

    Attributes:
        password: the hash, with its own parameters in it.
        secret: the sealed secret of the codes, b"" where the account has no application for them.
        last_step: the time step of the last code that was taken: neither it nor an earlier one is taken again.
        changed_at: when the password was chosen.
    """

    account_name: str = Field(max_length=100)
    password: str = Field(max_length=255, repr=False)
    secret: bytes = Field(default=b"", repr=False)
    last_step: int = 0
    changed_at: datetime
