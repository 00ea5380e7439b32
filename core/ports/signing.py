"""Signing in: credentials, tokens, links, tries, and what happened."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.account import Account
from core.signing.credential import Credential
from core.signing.journal import SigningEvent
from core.signing.links import KeptLink
from core.signing.tokens import KeptToken
from core.signing.tries import Tries


class Credentials(Protocol):
    """What accounts prove themselves with."""

    def get(self, account_name: str) -> Credential | None:
        """Give what an account has."""
        ...

    def held(self, account_name: str) -> Credential | None:
        """Give the same, which nobody else changes before the end of this work."""
        ...

    def put(self, credential: Credential) -> None:
        """Keep it, in the place of what the account had."""
        ...


class Tokens(Protocol):
    """The tokens in use."""

    def get(self, digest: str) -> KeptToken | None:
        """Give a token by its hash."""
        ...

    def borne(self, digest: str) -> tuple[KeptToken, Account] | None:
        """Give a token by its hash, with the account that it stands for."""
        ...

    def of(self, account_name: str, now: datetime) -> Sequence[KeptToken]:
        """Give the live ones of an account, oldest first."""
        ...

    def add(self, token: KeptToken) -> None:
        """Keep a new one."""
        ...

    def remove(self, digest: str) -> bool:
        """End a token; of several at once, one alone is told that it did."""
        ...

    def remove_of(self, account_name: str) -> int:
        """End every token of an account; give how many there were."""
        ...

    def forget_before(self, now: datetime) -> None:
        """Drop those that ended."""
        ...


class EnrolmentLinks(Protocol):
    """The links that were given and not used yet."""

    def get(self, digest: str) -> KeptLink | None:
        """Give a link by its hash."""
        ...

    def put(self, link: KeptLink) -> None:
        """Keep a link, in the place of the one that its account had."""
        ...

    def take(self, digest: str) -> bool:
        """Use a link up; of several at once, one alone is told that it did."""
        ...

    def remove_of(self, account_name: str) -> None:
        """End the link of an account, if it has one."""
        ...


class SignInTries(Protocol):
    """The tries for accounts, by network."""

    def held(self, account_mark: str, network: str) -> Tries:
        """Give the tries, none yet included, which nobody else changes before the end of this work."""
        ...

    def save(self, tries: Tries) -> None:
        """Keep changed tries."""
        ...

    def forget_before(self, last_at: datetime, succeeded_at: datetime) -> None:
        """Drop those that neither failed since the one moment nor succeeded since the other."""
        ...


class SigningJournal(Protocol):
    """What happened at the door."""

    def add(self, event: SigningEvent) -> None:
        """Keep a line."""
        ...

    def of(self, account_name: str, limit: int) -> Sequence[SigningEvent]:
        """Give the last lines of an account, the newest first."""
        ...


class CodeBox(Protocol):
    """Keeps the secrets of codes closed to whoever reads the database."""

    def close(self, account_name: str, secret: str) -> bytes:
        """Close the secret of an account."""
        ...

    def open(self, account_name: str, box: bytes) -> str:
        """Give the secret; raise Unavailable when the key does not fit or the box is another account's."""
        ...


class Breached(Protocol):
    """The passwords that thieves have."""

    def holds(self, sha1: str) -> bool:
        """Tell whether the password with this SHA-1, in capital hexadecimal, is one of them."""
        ...
