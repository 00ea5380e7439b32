"""Columns that a query must not begin from."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class unled(FunctionElement[str]):  # noqa: N801 (it is written like a function)
    """A column of words that no index is to be looked for on.

    SQLite has no statistics: it takes every equality for rare, and would begin from the million experiences that are
    published rather than from the few structures that are awaited. PostgreSQL counts, and needs no such advice.
    """

    name = "unled"
    type = sa.String()
    inherit_cache = True


@compiles(unled)
def _as_it_is(element: unled, compiler: SQLCompiler, **more: Any) -> str:
    return str(compiler.process(element.clauses, **more))


@compiles(unled, "sqlite")
def _without_index(element: unled, compiler: SQLCompiler, **more: Any) -> str:
    return f"+{compiler.process(element.clauses, **more)}"
