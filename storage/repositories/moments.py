"""Moments, as the database counts with them."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session


def seconds(session: Session, moment: Any) -> sa.ColumnElement[int]:
    """Give the whole seconds from 1970 to a moment."""
    if session.get_bind().dialect.name == "sqlite":
        return sa.func.unixepoch(moment)
    return sa.cast(sa.func.floor(sa.extract("epoch", moment)), sa.BigInteger)
