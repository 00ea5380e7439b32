"""Searches that are kept."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_text = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "saved_search",
        sa.Column("account_name", _text(length=100), nullable=False),
        sa.Column("name", _text(length=60), nullable=False),
        sa.Column("line", _text(length=1000), nullable=False),
        sa.Column("structure_code", _text(length=64), nullable=False),
        sa.ForeignKeyConstraint(["account_name"], ["account.name"], name=op.f("fk_saved_search_account_name")),
        sa.PrimaryKeyConstraint("account_name", "name", name=op.f("pk_saved_search")),
    )
    op.create_index(op.f("ix_saved_search_structure_code"), "saved_search", ["structure_code"], unique=False)


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    op.drop_table("saved_search")
