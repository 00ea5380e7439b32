"""Concepts, and the experiences that hold them."""

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
