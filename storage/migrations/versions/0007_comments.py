"""Comments between those who may open an experience, drafts shared, answers adopted."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "comment",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("author", sa.String(length=100), nullable=False),
        sa.Column("author_name", sa.String(length=200), nullable=False),
        sa.Column("structure_code", sa.String(length=64), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("mentions", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["account.name"], name=op.f("fk_comment_author")),
        sa.ForeignKeyConstraint(
            ["experience_number"], ["experience.number"], name=op.f("fk_comment_experience_number")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_comment")),
    )
    op.create_index("ix_comment_experience_number", "comment", ["experience_number", "number", "author"])
    op.create_table(
        "comment_mention",
        sa.Column("account_name", sa.String(length=100), nullable=False),
        sa.Column("comment_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_name"], ["account.name"], name=op.f("fk_comment_mention_account_name")),
        sa.ForeignKeyConstraint(["comment_number"], ["comment.number"], name=op.f("fk_comment_mention_comment_number")),
        sa.PrimaryKeyConstraint("account_name", "comment_number", name=op.f("pk_comment_mention")),
    )
    op.create_table(
        "comment_read",
        sa.Column("account_name", sa.String(length=100), nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("up_to", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_name"], ["account.name"], name=op.f("fk_comment_read_account_name")),
        sa.ForeignKeyConstraint(
            ["experience_number"], ["experience.number"], name=op.f("fk_comment_read_experience_number")
        ),
        sa.PrimaryKeyConstraint("account_name", "experience_number", name=op.f("pk_comment_read")),
    )
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shared", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("adopted_from", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.drop_column("adopted_from")
        batch_op.drop_column("shared")
    op.drop_table("comment_read")
    op.drop_table("comment_mention")
    op.drop_table("comment")
