"""What every role may count, without a word of it, on PostgreSQL: what walls stand on."""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_COUNTED = {
    "experience": "number, state, origin, submitted_at, published_at, decided_at, appealed_at, masked, reasons,"
    " campaign",
    "event": "experience_number, place, kind, seal",
    "report": "number, at, outcome",
    "comment": "number",
    "transfer": "number",
    "action": "number",
    "committee": "number",
    "assessment": "number",
}
_UNDER_WAY = (
    "SELECT experience_number, position, revision, version, structure_code, kind, state, author, updated_at, shared"
    " FROM response WHERE state IN ('draft', 'to_validate') AND NOT shared"
)


def upgrade() -> None:
    """Bring the schema forward."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, columns in _COUNTED.items():
        op.execute(f"CREATE VIEW counted_{table} AS SELECT {columns} FROM {table}")
    op.execute(f"CREATE VIEW under_way AS {_UNDER_WAY}")


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for view in ("under_way", *(f"counted_{table}" for table in _COUNTED)):
        op.execute(f"DROP VIEW {view}")
