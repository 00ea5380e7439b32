"""What accounts sign in with, in memory."""

from collections.abc import Sequence
from datetime import datetime

from core.account import Account
from core.errors import Unavailable
from core.signing.credential import Credential
from core.signing.journal import SigningEvent
from core.signing.links import KeptLink
from core.signing.tokens import KeptToken
from core.signing.tries import Tries
from tests.fakes.repositories import Repository
from tests.fakes.tables import BrokenRuleError


class FakeCredentials(Repository):
    """Port core.ports.Credentials."""

    def get(self, account_name: str) -> Credential | None:
        return self._tables.credentials.get(account_name)

    def held(self, account_name: str) -> Credential | None:
        self._must_write()
        return self.get(account_name)

    def put(self, credential: Credential) -> None:
        self._must_write()
        self._must_be_known(credential.account_name)
        self._tables.credentials[credential.account_name] = credential

    def _must_be_known(self, account_name: str) -> None:
        if account_name not in self._tables.accounts:
            raise BrokenRuleError(f"no such account: {account_name}")


class FakeTokens(Repository):
    """Port core.ports.Tokens."""

    def get(self, digest: str) -> KeptToken | None:
        return self._tables.tokens.get(digest)

    def borne(self, digest: str) -> tuple[KeptToken, Account] | None:
        token = self.get(digest)
        return (token, self._tables.accounts[token.account_name]) if token else None

    def of(self, account_name: str, now: datetime) -> Sequence[KeptToken]:
        live = [
            one for one in self._tables.tokens.values() if one.account_name == account_name and one.expires_at > now
        ]
        return sorted(live, key=lambda one: (one.began_at, one.digest))

    def add(self, token: KeptToken) -> None:
        self._must_write()
        if token.digest in self._tables.tokens or token.account_name not in self._tables.accounts:
            raise BrokenRuleError("a token that is there already, or of nobody")
        self._tables.tokens[token.digest] = token

    def remove(self, digest: str) -> bool:
        self._must_write()
        return self._tables.tokens.pop(digest, None) is not None

    def remove_of(self, account_name: str) -> int:
        self._must_write()
        own = [digest for digest, one in self._tables.tokens.items() if one.account_name == account_name]
        return sum(self.remove(digest) for digest in own)

    def forget_before(self, now: datetime) -> None:
        for digest in [digest for digest, one in self._tables.tokens.items() if one.expires_at <= now]:
            self.remove(digest)


class FakeEnrolmentLinks(Repository):
    """Port core.ports.EnrolmentLinks."""

    def get(self, digest: str) -> KeptLink | None:
        return next((link for link in self._tables.enrolment_links.values() if link.digest == digest), None)

    def put(self, link: KeptLink) -> None:
        self._must_write()
        if link.account_name not in self._tables.accounts:
            raise BrokenRuleError(f"no such account: {link.account_name}")
        self._tables.enrolment_links[link.account_name] = link

    def take(self, digest: str) -> bool:
        self._must_write()
        link = self.get(digest)
        return link is not None and self._tables.enrolment_links.pop(link.account_name, None) is not None

    def remove_of(self, account_name: str) -> None:
        self._must_write()
        self._tables.enrolment_links.pop(account_name, None)


class FakeSignInTries(Repository):
    """Port core.ports.SignInTries."""

    def held(self, account_mark: str, network: str) -> Tries:
        self._must_write()
        none_yet = Tries(account_mark=account_mark, network=network)
        return self._tables.tries.setdefault((account_mark, network), none_yet)

    def save(self, tries: Tries) -> None:
        self._must_write()
        self._tables.tries[tries.account_mark, tries.network] = tries

    def forget_before(self, last_at: datetime, succeeded_at: datetime) -> None:
        for key, tries in list(self._tables.tries.items()):
            known = tries.succeeded_at is not None and tries.succeeded_at >= succeeded_at
            if tries.last_at is not None and tries.last_at < last_at and not known:
                del self._tables.tries[key]


class FakeSigningJournal(Repository):
    """Port core.ports.SigningJournal."""

    def add(self, event: SigningEvent) -> None:
        self._must_write()
        self._tables.signing_events.append(event)

    def of(self, account_name: str, limit: int) -> Sequence[SigningEvent]:
        own = [event for event in self._tables.signing_events if event.account_name == account_name]
        return own[::-1][:limit]


class FakeCodeBox:
    """Port core.ports.CodeBox: opens only for the account that it was closed for."""

    def close(self, account_name: str, secret: str) -> bytes:
        return f"{account_name}|{secret[::-1]}".encode()

    def open(self, account_name: str, box: bytes) -> str:
        owner, _, secret = box.decode().partition("|")
        if owner != account_name:
            raise Unavailable("La clé des comptes n’ouvre pas le secret de ces codes.")
        return secret[::-1]


class FakeBreached:
    """Port core.ports.Breached: holds the hashes that it was given."""

    def __init__(self, *sha1: str) -> None:
        self._hashes = set(sha1)

    def holds(self, sha1: str) -> bool:
        return sha1 in self._hashes
