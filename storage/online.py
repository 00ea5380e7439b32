"""What migrations use so that nobody has to stop working while they run."""

from collections.abc import Sequence
from typing import Any

from alembic import op


def create_index(name: str, table: str, columns: Sequence[Any], **options: Any) -> None:
    """Make an index of a table that may be big; on PostgreSQL, those who write go on meanwhile (CONCURRENTLY).

    It is no part of a transaction: a migration that calls this does nothing else. Stopped half-way, it leaves an index
    that is not valid, which the next attempt takes away. Where somebody fills a new database in one transaction, nobody
    is there to wait.
    """
    context = op.get_context()
    if context.dialect.name != "postgresql" or context._in_external_transaction:
        op.create_index(name, table, columns, **options)
        return
    with context.autocommit_block():
        # It waits for all who were writing, and nobody waits for it.
        op.execute("SET lock_timeout = 0")
        op.drop_index(name, table_name=table, if_exists=True, postgresql_concurrently=True)
        op.create_index(name, table, columns, postgresql_concurrently=True, **options)
        op.execute("RESET lock_timeout")
