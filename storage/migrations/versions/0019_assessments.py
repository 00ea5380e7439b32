"""Self-assessments, and the results of a structure."""

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
