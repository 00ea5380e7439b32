"""Views shared by a structure, letters of summary to agents."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_CHOICES = ("never", "daily", "weekly")

_text = sqlmodel.sql.sqltypes.AutoString
_moment = sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column(
        "saved_view", sa.Column("structure_code", _text(length=64), server_default=sa.text("''"), nullable=False)
    )
    op.create_index(op.f("ix_saved_view_structure_code"), "saved_view", ["structure_code"], unique=False)
    op.add_column("account", sa.Column("email", _text(length=254), server_default=sa.text("''"), nullable=False))
    choices = ", ".join(map(repr, _CHOICES))
    op.execute(
        "ALTER TABLE account ADD COLUMN digest varchar(40) DEFAULT 'never' NOT NULL"
        f" CONSTRAINT ck_account_digest CHECK (digest IN ({choices}))"
    )
    op.create_table(
        "digest_sent",
        sa.Column("account_name", _text(length=100), nullable=False),
        sa.Column("period", _text(length=20), nullable=False),
        sa.Column("held_by", _text(length=100), nullable=False),
        sa.Column("held_until", _moment(), nullable=False),
        sa.Column("done_at", _moment(), nullable=True),
        sa.Column("error", _text(), nullable=False),
        sa.ForeignKeyConstraint(["account_name"], ["account.name"], name=op.f("fk_digest_sent_account_name")),
        sa.PrimaryKeyConstraint("account_name", "period", name=op.f("pk_digest_sent")),
    )


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    op.drop_table("digest_sent")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_account_digest"), type_="check")
        batch_op.drop_column("digest")
        batch_op.drop_column("email")
    op.execute("DELETE FROM saved_view WHERE structure_code <> ''")
    op.drop_index(op.f("ix_saved_view_structure_code"), table_name="saved_view")
    op.drop_column("saved_view", "structure_code")
