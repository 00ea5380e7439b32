"""What was erased, when and why."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_text = sqlmodel.sql.sqltypes.AutoString
_EVENTS = (
    *("submitted", "published", "rejected", "held", "withdrawn", "response_drafted", "response_to_validate"),
    *("response_published", "evaluated", "masked", "corrected", "withdrawn_by_author", "masks_refused", "appealed"),
    *("address_erased", "alert_raised", "alert_cleared", "routed", "tagged", "undone", "reported"),
    *("reports_dismissed", "transfer_asked", "transfer_accepted", "transfer_refused"),
    *("transfer_climbed", "discussion_opened", "discussion_closed", "reattached", "classified", "draft_shared"),
    *("draft_unshared", "response_sent_back", "response_adopted", "response_undone"),
    *("linked_to_action", "unlinked_from_action", "offered_to_sit", "offer_taken_back"),
)


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "erasure",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("by", _text(length=100), nullable=False),
        sa.Column("why", _text(length=500), nullable=False),
        sa.Column("experiences", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_erasure")),
    )
    op.add_column("experience", sa.Column("erased_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    op.add_column("event", sa.Column("erased", sa.Boolean(), server_default=sa.false(), nullable=False))
    _allow((*_EVENTS, "erased"))


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    kind = sa.column("kind", sa.String())
    op.execute(sa.delete(sa.table("event", kind)).where(kind == "erased"))
    _allow(_EVENTS)
    op.drop_column("event", "erased")
    op.drop_column("experience", "erased_at")
    op.drop_table("erasure")


def _allow(words: Sequence[str]) -> None:
    """Let these kinds, and no others, into the history."""
    name = op.f("ck_event_kind")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, f"kind IN ({', '.join(f'{word!r}' for word in words)})")
