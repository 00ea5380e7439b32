"""The calls of the desk that were answered, so that none is carried out twice."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_text = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "call",
        sa.Column("account_name", _text(length=100), nullable=False),
        sa.Column("mark", _text(length=64), nullable=False),
        sa.Column("digest", _text(length=64), nullable=False),
        sa.Column("seat", _text(length=200), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("state IN ('under_way', 'changed', 'answered')", name=op.f("ck_call_state")),
        sa.ForeignKeyConstraint(["account_name"], ["account.name"], name=op.f("fk_call_account_name")),
        sa.PrimaryKeyConstraint("account_name", "mark", name=op.f("pk_call")),
    )
    op.create_index("ix_call_at", "call", ["at"])


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    op.drop_table("call")
