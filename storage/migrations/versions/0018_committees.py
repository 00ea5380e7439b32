"""Référents, local committees, and the authors who offer to sit."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_STATES = "state IN ('prepared', 'invited', 'held', 'closed')"
_KINDS = (
    "kind IN ('prepared', 'edited', 'agenda', 'invited', 'answered', 'held', 'minutes', 'proposals', 'ranked', "
    "'decided', 'closed')"
)
_TABLES = ("invited", "invitation", "committee_event", "committee", "seat_offer", "referent")


def upgrade() -> None:
    """Bring the schema forward."""
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.add_column(sa.Column("committee", sa.Integer(), nullable=False, server_default=sa.text("0")))
    _create_referent()
    _create_committee()
    op.create_table(
        "seat_offer",
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("structure_code", sa.String(64), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        _to("seat_offer", "experience_number", "experience.number"),
        _to("seat_offer", "structure_code", "structure.code"),
        sa.PrimaryKeyConstraint("experience_number", "structure_code", name=op.f("pk_seat_offer")),
    )
    op.create_index("ix_seat_offer_structure_code", "seat_offer", ["structure_code"])
    op.create_table(
        "invitation",
        sa.Column("committee_number", sa.Integer(), nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("said", sa.String(40), nullable=False),
        sa.Column("said_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.CheckConstraint("said IN ('nothing', 'yes', 'no')", name=op.f("ck_invitation_said")),
        _to("invitation", "committee_number", "committee.number"),
        _to("invitation", "experience_number", "experience.number"),
        sa.PrimaryKeyConstraint("committee_number", "experience_number", name=op.f("pk_invitation")),
    )
    op.create_index("ix_invitation_experience_number", "invitation", ["experience_number"])
    op.create_table(
        "invited",
        sa.Column("committee_number", sa.Integer(), nullable=False),
        sa.Column("announced", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("event", sa.String(100), nullable=False),
        _to("invited", "committee_number", "committee.number"),
        sa.PrimaryKeyConstraint("committee_number", "announced", "mark", name=op.f("pk_invited")),
    )


def _create_referent() -> None:
    op.create_table(
        "referent",
        sa.Column("structure_code", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("account_name", sa.String(100), nullable=False),
        sa.Column("since", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("named_by", sa.String(100), nullable=False),
        sa.Column("until", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("ended_by", sa.String(100), nullable=False),
        _to("referent", "structure_code", "structure.code"),
        _to("referent", "account_name", "account.name"),
        sa.PrimaryKeyConstraint("structure_code", "place", name=op.f("pk_referent")),
    )
    lasting = sa.text("until IS NULL")
    op.create_index(
        "uq_referent_present",
        "referent",
        ["structure_code"],
        unique=True,
        sqlite_where=lasting,
        postgresql_where=lasting,
    )
    op.create_index("ix_referent_account_name", "referent", ["account_name"])


def _create_committee() -> None:
    texts = {"place": 200, "link": 500, "elected": 400, "facilitator": 200, "secretary": 200, "minutes": 20_000}
    op.create_table(
        "committee",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("structure_code", sa.String(64), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("announced", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        *(sa.Column(name, sa.String(length), nullable=False) for name, length in texts.items()),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("agenda", "proposals", "ballots", "decisions")),
        sa.Column("method", sa.String(40), nullable=False),
        sa.CheckConstraint(_STATES, name=op.f("ck_committee_state")),
        sa.CheckConstraint("method IN ('borda', 'points')", name=op.f("ck_committee_method")),
        _to("committee", "structure_code", "structure.code"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_committee")),
    )
    op.create_index("ix_committee_structure_code", "committee", ["structure_code"])
    op.create_table(
        "committee_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_number", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("detail", sa.String(2000), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.CheckConstraint(_KINDS, name=op.f("ck_committee_event_kind")),
        _to("committee_event", "committee_number", "committee.number"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_event")),
    )
    op.create_index("ix_committee_event_committee_number", "committee_event", ["committee_number"])


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    for table in _TABLES:
        op.drop_table(table)
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.drop_column("committee")
