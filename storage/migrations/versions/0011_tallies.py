"""Counts kept for the dashboard."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_NUMBERS = ("published", "answered", "within_3", "within_7", "within_15", "within_30")
_SECONDS = ("delay", "moderation", "transfer", "drafting", "validation")
_VOTES = ("author_useful", "author_votes", "visitor_useful", "visitor_votes")


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "tally",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in (*_NUMBERS, *_VOTES)),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in _SECONDS),
        sa.Column("delays", sa.JSON(), nullable=False),
        sa.Column("facets", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("code", "alone", "period", name=op.f("pk_tally")),
    )
    op.create_table(
        "tallied",
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("share", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["experience_number"], ["experience.number"], name=op.f("fk_tallied_experience_number")
        ),
        sa.PrimaryKeyConstraint("experience_number", name=op.f("pk_tallied")),
    )
    op.create_table(
        "tally_due",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally_due")),
        sqlite_autoincrement=True,
    )
    op.execute(
        "INSERT INTO tally_due (experience_number)"
        " SELECT number FROM experience WHERE state = 'published' ORDER BY number"
    )


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    for table in ("tally_due", "tallied", "tally"):
        op.drop_table(table)
