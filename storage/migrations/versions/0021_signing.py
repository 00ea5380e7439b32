"""Who signs in at the desk: passwords, codes, links and tokens."""

from typing import Any

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_text = sqlmodel.sql.sqltypes.AutoString
_moment = sqlmodel.sql.sqltypes.UTCDateTime

_KINDS = (
    *("sign_in", "renewal", "sign_out", "link", "enrolment", "password"),
    *("revocation", "deactivation", "activation", "move", "role"),
)
_OUTCOMES = ("done", "refused", "delayed")


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "credential",
        sa.Column("account_name", _text(length=100), nullable=False),
        sa.Column("password", _text(length=255), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", _moment(), nullable=False),
        _of_account("credential"),
        sa.PrimaryKeyConstraint("account_name", name=op.f("pk_credential")),
    )
    op.create_table(
        "session_token",
        sa.Column("digest", _text(length=64), nullable=False),
        sa.Column("account_name", _text(length=100), nullable=False),
        sa.Column("began_at", _moment(), nullable=False),
        sa.Column("expires_at", _moment(), nullable=False),
        _of_account("session_token"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_session_token")),
    )
    for column in ("account_name", "expires_at"):
        op.create_index(op.f(f"ix_session_token_{column}"), "session_token", [column])
    op.create_table(
        "enrolment_link",
        sa.Column("account_name", _text(length=100), nullable=False),
        sa.Column("digest", _text(length=64), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", _moment(), nullable=False),
        _of_account("enrolment_link"),
        sa.PrimaryKeyConstraint("account_name", name=op.f("pk_enrolment_link")),
        sa.UniqueConstraint("digest", name=op.f("uq_enrolment_link_digest")),
    )
    op.create_table(
        "sign_in_tries",
        sa.Column("account_mark", _text(length=64), nullable=False),
        sa.Column("network", _text(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", _moment(), nullable=True),
        sa.Column("succeeded_at", _moment(), nullable=True),
        sa.PrimaryKeyConstraint("account_mark", "network", name=op.f("pk_sign_in_tries")),
    )
    op.create_index(op.f("ix_sign_in_tries_last_at"), "sign_in_tries", ["last_at"])
    op.create_table(
        "signing_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_name", _text(length=100), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("kind", _word("kind", _KINDS), nullable=False),
        sa.Column("outcome", _word("outcome", _OUTCOMES), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_event")),
    )
    op.create_index("ix_signing_event_account_name_id", "signing_event", ["account_name", "id"])
    op.create_index(op.f("ix_signing_event_at"), "signing_event", ["at"])


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    for table in ("signing_event", "sign_in_tries", "enrolment_link", "session_token", "credential"):
        op.drop_table(table)


def _of_account(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["account_name"], ["account.name"], name=op.f(f"fk_{table}_account_name"))


def _word(name: str, values: tuple[str, ...]) -> Any:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)
