"""What accounts sign in with, and what happened at the door."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from core.signing.credential import Credential
from core.signing.journal import Outcome, SigningEvent, SigningKind
from core.signing.links import KeptLink
from core.signing.tokens import DIGEST_LENGTH, KeptToken
from core.signing.tries import MARK_LENGTH, Tries
from storage.tables.base import ROW, words


class CredentialRow(Credential, table=True):
    """What an account proves itself with."""

    __tablename__ = "credential"
    model_config = ROW
    account_name: str = Field(primary_key=True, foreign_key="account.name", max_length=100)
    last_step: int = Field(default=0, sa_type=sa.BigInteger)


class TokenRow(KeptToken, table=True):
    """A token in use."""

    __tablename__ = "session_token"
    model_config = ROW
    digest: str = Field(primary_key=True, max_length=DIGEST_LENGTH)
    account_name: str = Field(foreign_key="account.name", index=True, max_length=100)
    expires_at: datetime = Field(index=True)


class EnrolmentLinkRow(KeptLink, table=True):
    """The link of an account: its key is the account, so that a new link takes the place of the old one."""

    __tablename__ = "enrolment_link"
    model_config = ROW
    account_name: str = Field(primary_key=True, foreign_key="account.name", max_length=100)
    digest: str = Field(unique=True, max_length=DIGEST_LENGTH)


class TriesRow(Tries, table=True):
    """The tries for an account, which may not exist, or for anybody, from a network or from everywhere."""

    __tablename__ = "sign_in_tries"
    model_config = ROW
    account_mark: str = Field(primary_key=True, max_length=MARK_LENGTH)
    network: str = Field(primary_key=True, max_length=MARK_LENGTH)
    last_at: datetime | None = Field(default=None, index=True)


class SigningEventRow(SigningEvent, table=True):
    """Something that happened at the door. Rows are only ever added, and dropped once they are old."""

    __tablename__ = "signing_event"
    __table_args__ = (sa.Index("ix_signing_event_account_name_id", "account_name", "id"),)
    model_config = ROW
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(index=True)
    kind: SigningKind = Field(sa_type=words(SigningKind, "kind"))
    outcome: Outcome = Field(default=Outcome.DONE, sa_type=words(Outcome, "outcome"))
