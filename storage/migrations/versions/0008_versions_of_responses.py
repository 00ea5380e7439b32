"""Versions of the answers being written, remarks of validators, who writes."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_text = sqlmodel.sql.sqltypes.AutoString
_moment = sqlmodel.sql.sqltypes.UTCDateTime
_STATES = ("draft", "to_validate", "published", "superseded")


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column("response", sa.Column("remark", _text(length=1000), server_default=sa.text("''"), nullable=False))
    op.create_table(
        "response_version",
        sa.Column("greeting", _text(length=500), nullable=False),
        sa.Column("body", _text(length=50_000), nullable=False),
        sa.Column("closing", _text(length=500), nullable=False),
        sa.Column("signature", _text(length=500), nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(*_STATES, name="state", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("author", _text(length=100), nullable=False),
        sa.Column("remark", _text(length=1000), nullable=False),
        sa.Column("updated_at", _moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["experience_number", "position", "revision"],
            ["response.experience_number", "response.position", "response.revision"],
            name=op.f("fk_response_version_experience_number"),
        ),
        sa.PrimaryKeyConstraint(
            "experience_number", "position", "revision", "version", name=op.f("pk_response_version")
        ),
    )
    op.create_table(
        "writer",
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("account_name", _text(length=100), nullable=False),
        sa.Column("display_name", _text(length=200), nullable=False),
        sa.Column("since", _moment(), nullable=False),
        sa.Column("until", _moment(), nullable=False),
        sa.ForeignKeyConstraint(["account_name"], ["account.name"], name=op.f("fk_writer_account_name")),
        sa.ForeignKeyConstraint(
            ["experience_number", "position"],
            ["concern.experience_number", "concern.position"],
            name=op.f("fk_writer_experience_number"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("experience_number", "position", name=op.f("pk_writer")),
    )


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    op.drop_table("writer")
    op.drop_table("response_version")
    op.drop_column("response", "remark")
