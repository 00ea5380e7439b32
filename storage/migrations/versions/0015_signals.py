"""Signals, and what was decided of each."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_text = sqlmodel.sql.sqltypes.AutoString
_moment = sqlmodel.sql.sqltypes.UTCDateTime
_path = sa.String(1000).with_variant(sa.String(1000, collation="C"), "postgresql")

_SCOPES = ("programme", "structure", "department", "channel", "trade_tag")
_TERMS = ("word", "pair", "concept")
_DECISIONS = ("watch", "unwatch", "mute", "unmute", "attach")
_STATES = ("running", "stopping", "stopped", "done")


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "signal",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("scope_kind", _word("scope_kind", _SCOPES), nullable=False),
        sa.Column("scope_path", _path, nullable=False),
        sa.Column("scope_code", _text(length=100), nullable=False),
        sa.Column("scope_name", _text(length=400), nullable=False),
        sa.Column("term_kind", _word("term_kind", _TERMS), nullable=False),
        sa.Column("term_key", _text(length=150), nullable=False),
        sa.Column("words", _text(length=300), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("count", "told", "before", "told_before")),
        *(sa.Column(name, sa.Float(), nullable=False) for name in ("likelihood", "rate")),
        sa.Column("since", sa.Date(), nullable=False),
        *(
            sa.Column(name, sa.JSON(), nullable=False)
            for name in ("weeks", "shown", "stories", "goes_with", "feelings", "channels", "places")
        ),
        sa.Column("found_at", _moment(), nullable=False),
        sa.Column("seen_at", _moment(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_signal")),
        sa.UniqueConstraint(
            *("scope_kind", "scope_path", "scope_code", "term_kind", "term_key"),
            name=op.f("uq_signal_scope_kind_scope_path_scope_code_term_kind_term_key"),
        ),
    )
    op.create_table(
        "signal_decision",
        sa.Column("signal_number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("actor", _text(length=100), nullable=False),
        sa.Column("kind", _word("kind", _DECISIONS), nullable=False),
        sa.Column("reason", _text(length=500), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("up_to", sa.Integer(), nullable=True),
        sa.Column("action_number", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["action_number"], ["action.number"], name=op.f("fk_signal_decision_action_number")),
        sa.ForeignKeyConstraint(["actor"], ["account.name"], name=op.f("fk_signal_decision_actor")),
        sa.ForeignKeyConstraint(["signal_number"], ["signal.number"], name=op.f("fk_signal_decision_signal_number")),
        sa.PrimaryKeyConstraint("signal_number", "place", name=op.f("pk_signal_decision")),
    )
    op.create_table(
        "signal_search",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("by", _text(length=100), nullable=False),
        sa.Column("state", _word("state", _STATES), nullable=False),
        *(sa.Column(name, _moment(), nullable=False) for name in ("started_at", "told_at")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("size", "read", "last_number")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_signal_search")),
    )


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    for table in ("signal_search", "signal_decision", "signal"):
        op.drop_table(table)


def _word(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)
