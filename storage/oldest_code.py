"""The oldest version of Écoute that may go on over a schema: kept beside the version that Alembic keeps."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

_COLUMN = "oldest_code"


def note(ctx: Any, step: Any, heads: object, run_args: object) -> None:
    """Keep, with a migration and in its transaction, which versions may go on.

    A migration that leaves older code working says which with `oldest_code`; without it, none older than itself may.
    """
    if not step.is_upgrade:
        _write(ctx.connection, step.down_revision_ids[0] if step.down_revision_ids else None)
        return
    declared = getattr(step.up_revision.module, _COLUMN, step.up_revision_id)
    _write(ctx.connection, max(declared, oldest_code(ctx.connection) or declared))


def oldest_code(connection: Connection) -> str | None:
    """Give the oldest version that may go on, None when nobody said."""
    if not _is_there(connection):
        return None
    found = connection.scalar(sa.text(f"SELECT {_COLUMN} FROM alembic_version"))
    return None if found is None else str(found)


def _write(connection: Connection, oldest: str | None) -> None:
    if not _is_there(connection):
        connection.execute(sa.text(f"ALTER TABLE alembic_version ADD COLUMN {_COLUMN} VARCHAR(32)"))
    connection.execute(sa.text(f"UPDATE alembic_version SET {_COLUMN} = :oldest"), {"oldest": oldest})


def _is_there(connection: Connection) -> bool:
    return any(column["name"] == _COLUMN for column in sa.inspect(connection).get_columns("alembic_version"))
