"""What agents say of a structure concerned: attributes corrected, trade tags, services to improve."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_text = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "trade_tag",
        sa.Column("network_code", _text(length=64), nullable=False),
        sa.Column("name", _text(length=60), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["network_code"], ["structure.code"], name=op.f("fk_trade_tag_network_code")),
        sa.PrimaryKeyConstraint("network_code", "name", name=op.f("pk_trade_tag")),
    )
    nothing = sa.text("''")
    for column in (
        sa.Column("told_channels", sa.JSON(), nullable=True),
        sa.Column("told_code", _text(length=64), server_default=nothing, nullable=False),
        sa.Column("trade_tags", sa.JSON(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("to_improve", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("improvement", _text(length=1000), server_default=nothing, nullable=False),
    ):
        op.add_column("concern", column)
    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.alter_column("trade_tags", existing_type=sa.JSON(), existing_nullable=False, server_default=None)


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    for name in ("improvement", "to_improve", "trade_tags", "told_code", "told_channels"):
        op.drop_column("concern", name)
    op.drop_table("trade_tag")
