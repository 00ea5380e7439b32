"""Tokens: what a workstation shows at each call once somebody signed in; only their hash is kept."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from sqlmodel import Field

from core.model import Model

LIFE = timedelta(hours=1)
"""How long a token is taken; it is renewed before."""

LONGEST = timedelta(hours=12)
"""How long after the sign-in a token may still be renewed: one day of work, and no more."""

DIGEST_LENGTH = 64
_BYTES = 32


class KeptToken(Model):
    """A token as it is kept.

    Attributes:
        digest: the hash of the token, which nobody can go back from.
        began_at: when its account signed in.
    """

    digest: str = Field(max_length=DIGEST_LENGTH, repr=False)
    account_name: str = Field(max_length=100)
    began_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class Session:
    """What somebody who signed in is given; the token is in no text made of it."""

    token: str = field(repr=False)
    account: str
    expires_at: datetime


def new_secret() -> str:
    """Give a token or a link that nobody can guess."""
    return secrets.token_urlsafe(_BYTES)


def digest(secret: str) -> str:
    """Give the hash that a token or a link is kept under; whatever was typed has one."""
    return sha256(secret.encode(errors="surrogatepass")).hexdigest()


def opened(account_name: str, now: datetime, began_at: datetime) -> tuple[Session, KeptToken]:
    """Make a token, as it is given and as it is kept."""
    expires_at = min(now + LIFE, began_at + LONGEST)
    session = Session(new_secret(), account_name, expires_at)
    kept = KeptToken(digest=digest(session.token), account_name=account_name, began_at=began_at, expires_at=expires_at)
    return session, kept
