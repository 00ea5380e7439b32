"""A row for every table that has none, made of what the table says of itself; and all that a database holds."""

from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import UTCDateTime

from core.clock import SystemClock
from core.desk import Desk
from core.filters import Filters
from core.french import stems
from core.library import Library
from core.marks import Marks
from storage.engine import writer
from storage.store import SqlStore

HARD_TEXT = "« L’été » — œuf\u202f: \"guillemets\", 'apostrophes', \\barre, \n\r\t, 𝔘, {} %s ? :nom, null"
CANARY = "Zéphirine Quatrebarbes"
"""Stands in a story: it must come out of no encrypted backup."""


def fill_every_table(engine: Engine) -> None:
    """Put a row into each table that is still empty."""
    with writer(engine).begin() as connection:
        for table in SQLModel.metadata.sorted_tables:
            if connection.scalar(sa.select(sa.func.count()).select_from(table)) == 0:
                connection.execute(sa.insert(table).values(_row(connection, table)))
        experience = SQLModel.metadata.tables["experience"]
        first = connection.scalar(sa.select(sa.func.min(experience.c.number)))
        told = {"note": HARD_TEXT, "text": f"{CANARY} m’a reçue."}
        connection.execute(sa.update(experience).where(experience.c.number == first).values(told))


def everything(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Give every cell of every table, read by the models and not by what copies."""
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(sa.select(table))), key=repr)
            for table in SQLModel.metadata.sorted_tables
        }


def seen(engine: Engine) -> dict[str, Any]:
    """Give what people see: pages, searches and lists of the desk."""
    store = SqlStore(engine)
    library, moderator = Library(store, SystemClock(), Marks(b"cle")), Desk(store, SystemClock(), "camille")
    words = ("accueil", "attente", "dossier", "réponse", "bonjour", "téléphone", "retraite")
    found = {word: library.page(Filters(words=tuple(stems(word)))).experiences for word in words}
    assert any(found.values()), "these searches say nothing"
    lines = ("", *(f"titre:{word}" for word in words), *(f"récit:{word}" for word in words), "réponse:bonjour")
    return {
        "page": library.page(),
        "found": found,
        "results": {line: moderator.search(line) for line in lines},
        "alike": [library.alike(one) for one in library.page().experiences],
        "lists": {count.place: moderator.queue(count.place) for count in moderator.me().places},
    }


def _row(connection: Connection, table: sa.Table) -> dict[str, Any]:
    return {column.name: _value(connection, column) for column in table.columns if not _counts(column)}


def _counts(column: sa.Column[Any]) -> bool:
    return column is column.table.autoincrement_column


def _value(connection: Connection, column: sa.Column[Any]) -> Any:
    for key in column.foreign_keys:
        return connection.scalar(sa.select(sa.func.min(key.column)))
    kind = column.type
    if isinstance(kind, sa.Enum):
        return kind.python_type(kind.enums[0]) if kind.enum_class else kind.enums[0]
    if isinstance(kind, sa.JSON):
        return {"é": [1, 2.5, None, True], "a": HARD_TEXT}
    if isinstance(kind, sa.LargeBinary):
        return bytes(range(256))
    if isinstance(kind, UTCDateTime):
        return datetime(2026, 5, 3, 23, 59, 59, 1, tzinfo=UTC)
    if isinstance(kind, sa.Date):
        return date(2026, 2, 28)
    if isinstance(kind, sa.Boolean):
        return True
    if isinstance(kind, sa.Float):
        return 0.1 + 0.2
    if isinstance(kind, sa.Integer):
        return 2**40 if isinstance(kind, sa.BigInteger) else 7
    return HARD_TEXT[: getattr(kind, "length", None) or None]
