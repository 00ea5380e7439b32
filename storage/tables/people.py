"""The accounts, and what each of them chose."""

import sqlalchemy as sa
from sqlmodel import Field

from core.account import EMAIL_MAX, Account
from core.digest import PERIOD_MAX, Digest
from core.saved_view import SavedView
from core.views import Place
from core.vocabulary import DigestChoice, Role
from storage.tables.base import ROW, words


class AccountRow(Account, table=True):
    """Somebody who works at the desk."""

    __tablename__ = "account"
    model_config = ROW
    name: str = Field(primary_key=True, max_length=100)
    role: Role = Field(sa_type=words(Role, "role"))
    structure_code: str | None = Field(default=None, foreign_key="structure.code", max_length=64)
    email: str = Field(default="", max_length=EMAIL_MAX, sa_column_kwargs={"server_default": sa.text("''")})
    digest: DigestChoice = Field(
        default=DigestChoice.NEVER,
        sa_type=words(DigestChoice, "digest"),
        sa_column_kwargs={"server_default": sa.text("'never'")},
    )
    digest_days: str = Field(default="", max_length=7, sa_column_kwargs={"server_default": sa.text("''")})
    digest_board: str = Field(default="", max_length=60, sa_column_kwargs={"server_default": sa.text("''")})


class DigestRow(Digest, table=True):
    """A letter of summary, sent or being sent: one at most for an account and a period."""

    __tablename__ = "digest_sent"
    model_config = ROW
    account_name: str = Field(primary_key=True, foreign_key="account.name", max_length=100)
    period: str = Field(primary_key=True, max_length=PERIOD_MAX)


class SavedViewRow(SavedView, table=True):
    """A view that an account keeps."""

    __tablename__ = "saved_view"
    model_config = ROW
    account_name: str = Field(primary_key=True, foreign_key="account.name", max_length=100)
    name: str = Field(primary_key=True, max_length=60)
    place: Place = Field(sa_type=words(Place, "place"))
    structure_code: str = Field(
        default="", index=True, max_length=64, sa_column_kwargs={"server_default": sa.text("''")}
    )
