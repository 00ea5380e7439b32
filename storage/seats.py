"""Tells PostgreSQL whom a transaction works for, so that its policies show the rows that this account may see."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, event
from sqlmodel import Session

ACCOUNT = "ecoute.account"
"""The setting of PostgreSQL that names the account of a desk, for one transaction."""

REVEALED = "ecoute.revealed"
"""The setting that names the unpublished experiences that the public site may read, for one transaction."""

_SEAT = "account"
_SHOWN = "revealed"


class _SeatedSession(Session):
    """A session each of whose transactions begins by saying for whom it works."""


def session_for(engine: Engine | Connection, account: str, **how: Any) -> Session:
    """Give a session where each transaction says for whom it works; "" for nobody in particular."""
    kind = _SeatedSession if account and engine.dialect.name == "postgresql" else Session
    return kind(engine, info={_SEAT: account}, **how)


def works_for_somebody(session: Session) -> bool:
    """Tell whether the rows of this session may be only those that an account may see."""
    return bool(session.info.get(_SEAT)) and session.get_bind().dialect.name == "postgresql"


def reveal(session: Session, numbers: list[int]) -> None:
    """Let the rest of this transaction read these experiences, published or not."""
    if session.get_bind().dialect.name != "postgresql":
        return
    shown = session.info.setdefault(_SHOWN, set())
    shown.update(numbers)
    _set(session.connection(), REVEALED, f"{{{','.join(map(str, sorted(shown)))}}}")


def _say_for_whom(session: Session, _transaction: object, connection: Connection) -> None:
    _set(connection, ACCOUNT, session.info[_SEAT])


def _set(connection: Connection, name: str, value: str) -> None:
    """Set it until the transaction ends: the next one to use this connection finds nothing of it."""
    connection.execute(sa.select(sa.func.set_config(name, value, True)))


# For the whole class: what listens to one session is made and forgotten with each unit of work.
event.listen(_SeatedSession, "after_begin", _say_for_whom)
