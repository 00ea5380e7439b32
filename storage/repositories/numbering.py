"""Numbers that are given one after the other, without a gap."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from storage.counted import counted


def next_number(session: Session, table: Any, lock: int) -> int:
    """Give one more than the last number of a table; the next one to ask waits until this work is done.

    Args:
        session: the work.
        table: what is numbered, by its column `number`.
        lock: the lock of PostgreSQL that those who number the same things wait for: any number, its own for each
            table. SQLite has one writer.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(lock)))
    return int(session.scalar(sa.select(sa.func.max(counted(session, table).number))) or 0) + 1
