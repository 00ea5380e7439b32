"""The agents' desk: what may be done to an experience, and the lists that show it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_EVENTS = (
    *("submitted", "published", "rejected", "held", "withdrawn", "response_drafted", "response_to_validate"),
    *("response_published", "evaluated", "masked", "corrected", "withdrawn_by_author", "masks_refused", "appealed"),
    *("address_erased", "alert_raised", "alert_cleared", "routed", "tagged", "undone", "reported"),
    *("reports_dismissed", "transfer_asked", "transfer_accepted", "transfer_refused"),
)
_NEW_EVENTS = (
    *("transfer_climbed", "discussion_opened", "discussion_closed", "reattached", "classified", "draft_shared"),
    *("draft_unshared", "response_sent_back", "response_adopted", "response_undone"),
)
_PLACES = (
    *("to_moderate", "alerts", "held", "appeals", "transfers", "reports", "published", "to_answer"),
    *("to_validate", "drafts", "answered"),
)
_NEW_PLACES = ("comments", "discussions", "transferred", "all")
_STATES = ("asked", "accepted", "refused")
_NEW_STATES = ("expired",)


def upgrade() -> None:
    """Bring the schema forward."""
    _allow("event", "kind", (*_EVENTS, *_NEW_EVENTS))
    _allow("saved_view", "place", (*_PLACES, *_NEW_PLACES))
    _allow("transfer", "state", (*_STATES, *_NEW_STATES))


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    for table, column, words in (
        ("event", "kind", _NEW_EVENTS),
        ("saved_view", "place", _NEW_PLACES),
        ("transfer", "state", _NEW_STATES),
    ):
        word = sa.column(column, sa.String())
        op.execute(sa.delete(sa.table(table, word)).where(word.in_(words)))
    _allow("event", "kind", _EVENTS)
    _allow("saved_view", "place", _PLACES)
    _allow("transfer", "state", _STATES)


def _allow(table: str, column: str, words: Sequence[str]) -> None:
    """Let these words, and no others, into a column."""
    name = op.f(f"ck_{table}_{column}")
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, f"{column} IN ({', '.join(f'{word!r}' for word in words)})")
