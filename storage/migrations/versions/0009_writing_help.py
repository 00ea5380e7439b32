"""Help for writing: templates, links, sentences already sent."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_text = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """Bring the schema forward."""
    sentiment = sa.Enum(
        *("positive", "neutral", "negative"), name="sentiment", native_enum=False, create_constraint=True, length=40
    )
    op.create_table(
        "reply_template",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("structure_code", _text(length=64), nullable=False),
        sa.Column("title", _text(length=200), nullable=False),
        sa.Column("body", _text(length=10000), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("sentiment", sentiment, nullable=True),
        _of_structure("reply_template", "structure_code"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reply_template")),
    )
    op.create_index(op.f("ix_reply_template_structure_code"), "reply_template", ["structure_code"], unique=False)
    op.create_table(
        "official_link",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("network_code", _text(length=64), nullable=False),
        sa.Column("title", _text(length=200), nullable=False),
        sa.Column("url", _text(length=500), nullable=False),
        _of_structure("official_link", "network_code"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_official_link")),
    )
    op.create_index(op.f("ix_official_link_network_code"), "official_link", ["network_code"], unique=False)
    op.create_table(
        "sent_sentence",
        sa.Column("structure_code", _text(length=64), nullable=False),
        sa.Column("mark", _text(length=24), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        _of_structure("sent_sentence", "structure_code"),
        sa.PrimaryKeyConstraint("structure_code", "mark", name=op.f("pk_sent_sentence")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    for table in ("sent_sentence", "official_link", "reply_template"):
        op.drop_table(table)


def _of_structure(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["structure.code"], name=op.f(f"fk_{table}_{column}"))
