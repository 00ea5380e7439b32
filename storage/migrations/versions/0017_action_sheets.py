"""Every field of an action sheet, its history, what it is tied to, and which letter tells an address of its steps."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_TEXTS = {
    **{"owner": 200, "contributors": 5000, "problem": 5000, "objective": 5000, "follow_up": 5000, "expected": 5000},
    **{"blocked": 500, "measured": 200, "dropped_why": 500},
}
_MEASURES = "measure_kind IN ('channel', 'tag', 'trade_tag', 'words', 'concept')"
_KINDS = "kind IN ('created', 'edited', 'linked', 'unlinked', 'tied', 'untied', 'published', 'moved', 'undone')"


def upgrade() -> None:
    """Bring the schema forward."""
    with op.batch_alter_table("action", schema=None) as batch_op:
        for name in ("version", "progress"):
            first = "1" if name == "version" else "0"
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text(first)))
        for name, length in _TEXTS.items():
            batch_op.add_column(sa.Column(name, sa.String(length), nullable=False, server_default=sa.text("''")))
        for name in ("commitment_year", "commitment", "committee"):
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=True))
        for name in ("starts_on", "ends_on"):
            batch_op.add_column(sa.Column(name, sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("dropped_at", UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("measure_kind", sa.String(40), nullable=True))
        batch_op.create_check_constraint(op.f("ck_action_measure_kind"), _MEASURES)
        batch_op.create_index("ix_action_published", ["published_at", "number"])
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.add_column(sa.Column("action", sa.Integer(), nullable=False, server_default=sa.text("0")))
        about_actions = sa.text("action > 0")
        batch_op.create_index(
            "ix_notification_action",
            ["action", "created_at"],
            sqlite_where=about_actions,
            postgresql_where=about_actions,
        )
    _create_tables()


def _create_tables() -> None:
    op.create_table(
        "action_link",
        sa.Column("action_number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.CheckConstraint("kind IN ('signal', 'concept')", name=op.f("ck_action_link_kind")),
        sa.ForeignKeyConstraint(["action_number"], ["action.number"], name=op.f("fk_action_link_action_number")),
        sa.PrimaryKeyConstraint("action_number", "kind", "key", name=op.f("pk_action_link")),
    )
    op.create_table(
        "action_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_number", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("detail", sa.String(2000), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.CheckConstraint(_KINDS, name=op.f("ck_action_event_kind")),
        sa.ForeignKeyConstraint(["action_number"], ["action.number"], name=op.f("fk_action_event_action_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_event")),
    )
    op.create_index("ix_action_event_action_number", "action_event", ["action_number"])
    op.create_table(
        "action_told",
        sa.Column("action_number", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("event", sa.String(100), nullable=False),
        sa.ForeignKeyConstraint(["action_number"], ["action.number"], name=op.f("fk_action_told_action_number")),
        sa.PrimaryKeyConstraint("action_number", "step", "mark", name=op.f("pk_action_told")),
    )


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    for table in ("action_told", "action_event", "action_link"):
        op.drop_table(table)
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.drop_index("ix_notification_action")
        batch_op.drop_column("action")
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_index("ix_action_published")
        batch_op.drop_constraint(op.f("ck_action_measure_kind"), type_="check")
        dates = ("starts_on", "ends_on", "dropped_at")
        for name in (*_TEXTS, *dates, "version", "progress", "commitment_year", "commitment", "committee"):
            batch_op.drop_column(name)
        batch_op.drop_column("measure_kind")
