"""Columns that no index is sought by: rows walked in another order are looked at one by one."""

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Walked(FunctionElement[Any]):
    """A column that nearly every row fulfils: SQLite knows no such numbers, and would sort all it finds by its index.

    PostgreSQL knows them, and chooses by itself.
    """

    inherit_cache = True

    def __init__(self, column: Any) -> None:
        super().__init__(column)
        self.type = column.type


@compiles(Walked)
def _as_it_is(element: Walked, compiler: SQLCompiler, **how: Any) -> str:
    return compiler.process(element.clauses, **how)


@compiles(Walked, "sqlite")
def _on_sqlite(element: Walked, compiler: SQLCompiler, **how: Any) -> str:
    return f"+{compiler.process(element.clauses, **how)}"
