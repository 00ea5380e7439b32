"""Enrolment links: with one, somebody chooses a password once, within a day."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Field

from core.model import Model
from core.signing.tokens import DIGEST_LENGTH, digest, new_secret

LIFE = timedelta(hours=24)

_MARK = "#"
"""What comes before the secret in the whole address: browsers and proxies never send it on."""


class KeptLink(Model):
    """A link as it is kept: one at most for an account, so that a new one ends the old one.

    Attributes:
        digest: the hash of its secret.
        secret: the sealed secret of the codes that whoever enrols by it will have.
    """

    account_name: str = Field(max_length=100)
    digest: str = Field(max_length=DIGEST_LENGTH, repr=False)
    secret: bytes = Field(repr=False)
    expires_at: datetime


@dataclass(frozen=True)
class Link:
    """A link as it is given, once; its secret is in no text made of it."""

    secret: str = field(repr=False)
    account: str
    expires_at: datetime

    def address(self, base: str) -> str:
        """Give the whole address, to be handed to whom it is for."""
        return f"{base.rstrip('/')}/enrolement{_MARK}{self.secret}"


def made(account_name: str, box: bytes, now: datetime) -> tuple[Link, KeptLink]:
    """Make a link, as it is given and as it is kept, with the sealed secret of the codes to come."""
    link = Link(new_secret(), account_name, now + LIFE)
    kept = KeptLink(account_name=account_name, digest=digest(link.secret), secret=box, expires_at=link.expires_at)
    return link, kept


def digest_of(typed: str) -> str:
    """Give the hash of a link, whether its whole address was typed or its secret alone."""
    return digest(typed.strip().rpartition(_MARK)[2])
