"""Transfers that climb, and discussions of three."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ASKED, _ACCEPTED, _DISCUSSED = "state = 'asked'", "state = 'accepted'", "discussed_since IS NOT NULL"


def upgrade() -> None:
    """Bring the schema forward; what is asked already is for the moderators, as it was."""
    code = sqlmodel.sql.sqltypes.AutoString(length=64)
    op.add_column("transfer", sa.Column("decider_code", code, server_default=sa.text("''"), nullable=False))
    op.add_column("transfer", sa.Column("climbs_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    op.add_column("concern", sa.Column("discussed_since", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    _index("ix_transfer_climbs_at", "transfer", ["climbs_at", "experience_number"], _ASKED)
    _index("ix_transfer_accepted", "transfer", ["from_code", "decided_at"], _ACCEPTED)
    _index("ix_concern_discussed", "concern", ["discussed_since", "experience_number", "position"], _DISCUSSED)


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    op.drop_index("ix_concern_discussed", table_name="concern")
    op.drop_index("ix_transfer_accepted", table_name="transfer")
    op.drop_index("ix_transfer_climbs_at", table_name="transfer")
    op.drop_column("concern", "discussed_since")
    op.drop_column("transfer", "climbs_at")
    op.drop_column("transfer", "decider_code")


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
