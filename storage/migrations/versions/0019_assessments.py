"""Self-assessments, and the results of a structure."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_TABLES = ("indicator_shown", "indicator", "assessment_answer", "assessment", "questionnaire", "commitment")


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "commitment",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("promise", sa.String(40), nullable=False),
        sa.Column("wording", sa.String(300), nullable=False),
        sa.CheckConstraint("promise IN ('closer', 'effective', 'simpler')", name=op.f("ck_commitment_promise")),
        sa.PrimaryKeyConstraint("year", "number", name=op.f("pk_commitment")),
    )
    op.create_table(
        "questionnaire",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("commitment_year", sa.Integer(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("kept_at", UTCDateTime(), nullable=False),
        sa.Column("kept_by", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_questionnaire")),
    )
    _create_assessment()
    _create_indicator()


def _create_assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("structure_code", sa.String(64), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("year", "place", "questionnaire")),
        sa.Column("commitment_year", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("opened_by", sa.String(100), nullable=False),
        sa.Column("opened_at", UTCDateTime(), nullable=False),
        sa.Column("closed_by", sa.String(100), nullable=False),
        sa.Column("closed_at", UTCDateTime(), nullable=True),
        sa.Column("scores", sa.JSON(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_assessment_state")),
        _to("assessment", "structure_code", "structure.code"),
        _to("assessment", "questionnaire", "questionnaire.version"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_assessment")),
        sa.UniqueConstraint("structure_code", "year", "place", name=op.f("uq_assessment_structure_code_year_place")),
    )
    still_open = sa.text("state = 'open'")
    op.create_index(
        "uq_assessment_open",
        "assessment",
        ["structure_code"],
        unique=True,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_index("ix_assessment_year", "assessment", ["year"])
    op.create_table(
        "assessment_answer",
        sa.Column("assessment_number", sa.Integer(), nullable=False),
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("comment", sa.String(2000), nullable=False),
        sa.Column("evidence", sa.String(2000), nullable=False),
        sa.Column("by", sa.String(100), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        _to("assessment_answer", "assessment_number", "assessment.number"),
        sa.PrimaryKeyConstraint("assessment_number", "question", name=op.f("pk_assessment_answer")),
    )


def _create_indicator() -> None:
    op.create_table(
        "indicator",
        sa.Column("structure_code", sa.String(64), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("wording", sa.String(300), nullable=False),
        sa.Column("unit", sa.String(40), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("source", sa.String(300), nullable=False),
        sa.Column("kept_by", sa.String(100), nullable=False),
        sa.Column("kept_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint("kind IN ('performance', 'satisfaction')", name=op.f("ck_indicator_kind")),
        _to("indicator", "structure_code", "structure.code"),
        sa.PrimaryKeyConstraint("structure_code", "code", "day", name=op.f("pk_indicator")),
    )
    op.create_table(
        "indicator_shown",
        sa.Column("structure_code", sa.String(64), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        _to("indicator_shown", "structure_code", "structure.code"),
        sa.PrimaryKeyConstraint("structure_code", "code", name=op.f("pk_indicator_shown")),
    )


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    for table in _TABLES:
        op.drop_table(table)
