"""What accounts sign in with, and what happened at the door."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.account import Account
from core.signing.credential import Credential
from core.signing.journal import SigningEvent
from core.signing.links import KeptLink
from core.signing.tokens import KeptToken
from core.signing.tries import Tries
from storage.repositories.asked import is_text
from storage.repositories.putting import insert_if_absent, put_in_place
from storage.repositories.rows import model, models
from storage.tables import AccountRow, CredentialRow, EnrolmentLinkRow, SigningEventRow, TokenRow, TriesRow


class SqlCredentials:
    """Port core.ports.Credentials over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, account_name: str) -> Credential | None:
        """Give what an account has."""
        found = self._session.get(CredentialRow, account_name) if is_text(account_name) else None
        return model(Credential, found)

    def held(self, account_name: str) -> Credential | None:
        """Give the same, its row locked; SQLite has one writer at a time, and needs no lock."""
        own = select(CredentialRow).where(CredentialRow.account_name == account_name)
        return model(Credential, self._session.exec(own.with_for_update()).first())

    def put(self, credential: Credential) -> None:
        """Keep it, in the place of what the account had."""
        values = credential.model_dump()
        self._session.connection().execute(put_in_place(self._session, CredentialRow, **values))


class SqlTokens:
    """Port core.ports.Tokens over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, digest: str) -> KeptToken | None:
        """Give a token by its hash."""
        return model(KeptToken, self._session.get(TokenRow, digest))

    def borne(self, digest: str) -> tuple[KeptToken, Account] | None:
        """Give a token by its hash, with its account: one query, since each call of a desk begins with it."""
        both = select(TokenRow, AccountRow).where(TokenRow.digest == digest, AccountRow.name == TokenRow.account_name)
        found = self._session.exec(both).first()
        if found is None:
            return None
        token, account = found
        return (
            KeptToken.model_validate(token, from_attributes=True),
            Account.model_validate(account, from_attributes=True),
        )

    def of(self, account_name: str, now: datetime) -> Sequence[KeptToken]:
        """Give the live ones of an account, oldest first."""
        own = select(TokenRow).where(TokenRow.account_name == account_name, TokenRow.expires_at > now)
        return models(KeptToken, self._session.exec(own.order_by(col(TokenRow.began_at), col(TokenRow.digest))))

    def add(self, token: KeptToken) -> None:
        """Keep a new one."""
        self._session.connection().execute(sa.insert(TokenRow).values(token.model_dump()))

    def remove(self, digest: str) -> bool:
        """End a token: one statement, so that of several at once one alone ends it."""
        ended = sa.delete(TokenRow).where(col(TokenRow.digest) == digest)
        return self._session.connection().execute(ended).rowcount == 1

    def remove_of(self, account_name: str) -> int:
        """End every token of an account; give how many there were."""
        ended = sa.delete(TokenRow).where(col(TokenRow.account_name) == account_name)
        return self._session.connection().execute(ended).rowcount

    def forget_before(self, now: datetime) -> None:
        """Drop those that ended."""
        self._session.connection().execute(sa.delete(TokenRow).where(col(TokenRow.expires_at) <= now))


class SqlEnrolmentLinks:
    """Port core.ports.EnrolmentLinks over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, digest: str) -> KeptLink | None:
        """Give a link by its hash."""
        return model(KeptLink, self._session.exec(select(EnrolmentLinkRow).where(_bearing(digest))).first())

    def put(self, link: KeptLink) -> None:
        """Keep a link, in the place of the one that its account had."""
        self._session.connection().execute(put_in_place(self._session, EnrolmentLinkRow, **link.model_dump()))

    def take(self, digest: str) -> bool:
        """Use a link up: one statement, so that of several at once one alone does."""
        return self._session.connection().execute(sa.delete(EnrolmentLinkRow).where(_bearing(digest))).rowcount == 1

    def remove_of(self, account_name: str) -> None:
        """End the link of an account, if it has one."""
        own = col(EnrolmentLinkRow.account_name) == account_name
        self._session.connection().execute(sa.delete(EnrolmentLinkRow).where(own))


class SqlSignInTries:
    """Port core.ports.SignInTries over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def held(self, account_mark: str, network: str) -> Tries:
        """Give the tries, their row locked: it is made first where there is none, so that there is one to lock."""
        none_yet = Tries(account_mark=account_mark, network=network).model_dump()
        self._session.connection().execute(insert_if_absent(self._session, TriesRow, **none_yet))
        own = select(TriesRow).where(TriesRow.account_mark == account_mark, TriesRow.network == network)
        return Tries.model_validate(self._session.exec(own.with_for_update()).one(), from_attributes=True)

    def save(self, tries: Tries) -> None:
        """Keep changed tries."""
        self._session.connection().execute(put_in_place(self._session, TriesRow, **tries.model_dump()))

    def forget_before(self, last_at: datetime, succeeded_at: datetime) -> None:
        """Drop those that neither failed since the one moment nor succeeded since the other."""
        no_success = sa.or_(col(TriesRow.succeeded_at).is_(None), col(TriesRow.succeeded_at) < succeeded_at)
        old = sa.delete(TriesRow).where(col(TriesRow.last_at) < last_at, no_success)
        self._session.connection().execute(old)


class SqlSigningJournal:
    """Port core.ports.SigningJournal over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, event: SigningEvent) -> None:
        """Keep a line."""
        self._session.connection().execute(sa.insert(SigningEventRow).values(event.model_dump()))

    def of(self, account_name: str, limit: int) -> Sequence[SigningEvent]:
        """Give the last lines of an account, the newest first."""
        own = select(SigningEventRow).where(SigningEventRow.account_name == account_name)
        last = own.order_by(col(SigningEventRow.id).desc()).limit(limit)
        return [
            SigningEvent(account_name=row.account_name, at=row.at, kind=row.kind, outcome=row.outcome)
            for row in self._session.exec(last)
        ]


def _bearing(digest: str) -> sa.ColumnElement[bool]:
    return col(EnrolmentLinkRow.digest) == digest
