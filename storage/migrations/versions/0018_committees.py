"""Référents, local committees, and the authors who offer to sit."""

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
