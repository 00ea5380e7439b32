"""Dashboards that people arrange."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_CALENDARS = ("month", "quarter", "year")

_text = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "board",
        sa.Column("account_name", _text(length=100), nullable=False),
        sa.Column("name", _text(length=60), nullable=False),
        sa.Column("tiles", sa.JSON(), nullable=False),
        sa.Column(
            "calendar",
            sa.Enum(*_CALENDARS, name="calendar", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("structure_code", _text(length=64), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(["account_name"], ["account.name"], name=op.f("fk_board_account_name")),
        sa.PrimaryKeyConstraint("account_name", "name", name=op.f("pk_board")),
    )
    op.create_index(op.f("ix_board_structure_code"), "board", ["structure_code"], unique=False)
    op.add_column("account", sa.Column("digest_days", _text(length=7), server_default=sa.text("''"), nullable=False))
    op.add_column("account", sa.Column("digest_board", _text(length=60), server_default=sa.text("''"), nullable=False))


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    op.drop_column("account", "digest_board")
    op.drop_column("account", "digest_days")
    op.drop_index(op.f("ix_board_structure_code"), table_name="board")
    op.drop_table("board")
