"""Concepts, and the experiences that hold them."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_FEELINGS = ("positive", "neutral", "negative")
_CHANNELS = (
    *("desk", "phone", "letter", "email", "online_procedure"),
    *("personal_account", "chat", "social_networks", "video", "patrol"),
)


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "concept",
        *_words(),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network_code", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_concept")),
    )
    op.create_index(op.f("ix_concept_network_code"), "concept", ["network_code"])
    op.create_table(
        "concept_version",
        *_words(),
        sa.Column("concept_number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("actor", sa.String(length=100), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        _of_concept("concept_version"),
        sa.PrimaryKeyConstraint("concept_number", "version", name=op.f("pk_concept_version")),
    )
    op.create_table(
        "concept_match",
        sa.Column("concept_number", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        _of_concept("concept_match"),
        sa.ForeignKeyConstraint(
            ["experience_number"], ["experience.number"], name=op.f("fk_concept_match_experience_number")
        ),
        sa.PrimaryKeyConstraint("concept_number", "edition", "experience_number", name=op.f("pk_concept_match")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_concept_match_experience_number"), "concept_match", ["experience_number"])
    op.create_table(
        "concept_sum",
        sa.Column("concept_number", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("stories", *_FEELINGS, *_CHANNELS)),
        _of_concept("concept_sum"),
        sa.PrimaryKeyConstraint("concept_number", "edition", "code", "period", name=op.f("pk_concept_sum")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    for table in ("concept_sum", "concept_match", "concept_version", "concept"):
        op.drop_table(table)


def _words() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("commitment", sa.Integer(), nullable=True),
        sa.Column("expressions", sa.JSON(), nullable=False),
    )


def _of_concept(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["concept_number"], ["concept.number"], name=op.f(f"fk_{table}_concept_number"))
