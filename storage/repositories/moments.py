"""Moments, as the database counts with them."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import Session


class WholeSeconds(FunctionElement[int]):
    """The whole seconds from 1970 to a moment, as each engine counts them."""

    type = sa.BigInteger()
    inherit_cache = True


@compiles(WholeSeconds, "sqlite")
def _on_sqlite(element: WholeSeconds, compiler: SQLCompiler, **how: Any) -> str:
    return f"unixepoch({compiler.process(element.clauses, **how)})"


@compiles(WholeSeconds, "postgresql")
def _on_postgresql(element: WholeSeconds, compiler: SQLCompiler, **how: Any) -> str:
    return f"CAST(floor(extract(epoch FROM {compiler.process(element.clauses, **how)})) AS BIGINT)"


def seconds(session: Session, moment: Any) -> sa.ColumnElement[int]:
    """Give the whole seconds from 1970 to a moment."""
    if session.get_bind().dialect.name == "sqlite":
        return sa.func.unixepoch(moment)
    return sa.cast(sa.func.floor(sa.extract("epoch", moment)), sa.BigInteger)
