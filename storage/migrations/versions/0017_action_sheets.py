"""Every field of an action sheet, and its history."""

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
