"""What a structure shows on its posters, and the visits of its campaigns."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_text = sqlmodel.sql.sqltypes.AutoString
_BY_CAMPAIGN = "campaign <> ''"


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "display",
        sa.Column("structure_code", _text(length=64), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("campaign", _text(length=100), nullable=False),
        sa.Column("results", sa.JSON(), nullable=False),
        sa.Column("commitments", sa.JSON(), nullable=False),
        sa.Column("actions", sa.JSON(), nullable=False),
        sa.Column("quotes", sa.JSON(), nullable=False),
        sa.Column("kept_by", _text(length=100), nullable=False),
        sa.Column("kept_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["structure_code"], ["structure.code"], name=op.f("fk_display_structure_code")),
        sa.PrimaryKeyConstraint("structure_code", "version", name=op.f("pk_display")),
    )
    op.create_table(
        "visit",
        sa.Column("structure_code", _text(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("campaign", _text(length=100), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["structure_code"], ["structure.code"], name=op.f("fk_visit_structure_code")),
        sa.PrimaryKeyConstraint("structure_code", "day", "campaign", name=op.f("pk_visit")),
    )
    op.create_index(
        "ix_experience_campaign",
        "experience",
        ["submitted_at", "campaign", "number"],
        sqlite_where=sa.text(_BY_CAMPAIGN),
        postgresql_where=sa.text(_BY_CAMPAIGN),
    )


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    op.drop_index("ix_experience_campaign", table_name="experience")
    op.drop_table("visit")
    op.drop_table("display")
