"""Listening: what may happen to an experience because of an action or a committee, and the letters of it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_EVENTS = (
    *("submitted", "published", "rejected", "held", "withdrawn", "response_drafted", "response_to_validate"),
    *("response_published", "evaluated", "masked", "corrected", "withdrawn_by_author", "masks_refused", "appealed"),
    *("address_erased", "alert_raised", "alert_cleared", "routed", "tagged", "undone", "reported"),
    *("reports_dismissed", "transfer_asked", "transfer_accepted", "transfer_refused"),
    *("transfer_climbed", "discussion_opened", "discussion_closed", "reattached", "classified", "draft_shared"),
    *("draft_unshared", "response_sent_back", "response_adopted", "response_undone"),
)
_NEW_EVENTS = ("linked_to_action", "unlinked_from_action", "offered_to_sit", "offer_taken_back")
_LETTERS = ("received", "published", "rejected", "answered", "masked", "withdrawn", "links")
_NEW_LETTERS = ("action_published", "action_done", "action_dropped", "invited")


def upgrade() -> None:
    """Bring the schema forward."""
    _allow("event", (*_EVENTS, *_NEW_EVENTS))
    _allow("notification", (*_LETTERS, *_NEW_LETTERS))


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    for table, words in (("event", _NEW_EVENTS), ("notification", _NEW_LETTERS)):
        kind = sa.column("kind", sa.String())
        op.execute(sa.delete(sa.table(table, kind)).where(kind.in_(words)))
    _allow("event", _EVENTS)
    _allow("notification", _LETTERS)


def _allow(table: str, words: Sequence[str]) -> None:
    """Let these kinds, and no others, into a table."""
    name = op.f(f"ck_{table}_kind")
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, f"kind IN ({', '.join(f'{word!r}' for word in words)})")
