"""The index of words: which published experiences hold which stems, FTS5 on SQLite and a tsvector on PostgreSQL."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql

_STEM_MAX = 60
"""How many signs of a stem count: a story may be one endless word, which no index takes."""

_STEM = re.compile(r"[a-z0-9]+")
_FTS5 = sa.table("search_index", sa.column("rowid", sa.Integer), sa.column("search_index", sa.Text))
_TSVECTOR = sa.table("search_index", sa.column("number", sa.Integer), sa.column("stems", sa.Text))

_PUT = {
    "sqlite": "INSERT OR REPLACE INTO search_index (rowid, title, text) VALUES (:number, :title, :text)",
    # One place in the text stands for all: only the weight, A in a title and B elsewhere, is looked at.
    "postgresql": "INSERT INTO search_index (number, stems) VALUES (:number, CAST(:title || ' ' || :text AS tsvector))"
    " ON CONFLICT (number) DO UPDATE SET stems = excluded.stems",
}
_FORGET = {
    "sqlite": "DELETE FROM search_index WHERE rowid = :number",
    "postgresql": "DELETE FROM search_index WHERE number = :number",
}


class Entry(NamedTuple):
    """What one published experience is found by."""

    number: int
    title: Sequence[str]
    text: Sequence[str]


def put(connection: Connection, entries: Iterable[Entry]) -> None:
    """Keep what experiences are found by, in the place of what there was."""
    written = _lexemes if connection.dialect.name == "postgresql" else _words
    rows = [{"number": e.number, "title": written(e.title, "A"), "text": written(e.text, "B")} for e in entries]
    if rows:
        connection.execute(sa.text(_PUT[connection.dialect.name]), rows)


def forget(connection: Connection, number: int) -> None:
    """Find an experience no more."""
    connection.execute(sa.text(_FORGET[connection.dialect.name]), {"number": number})


def holding(connection: Connection, words: Iterable[str], *, in_title: bool = False) -> sa.Select[Any]:
    """Give the query of the numbers of the experiences that hold all these stems, as its column `number`."""
    stems = [word[:_STEM_MAX] for word in words]
    found: sa.ColumnElement[bool]
    if connection.dialect.name == "postgresql":
        number = _TSVECTOR.c.number
        weight = ":A" if in_title else ""
        query = " & ".join(f"'{stem}'{weight}" for stem in stems)
        found = _TSVECTOR.c.stems.op("@@", is_comparison=True)(sa.cast(query, postgresql.TSQUERY))
    else:
        number = _FTS5.c.rowid
        where = "title : " if in_title else ""
        query = " AND ".join(f'{where}"{stem}"' for stem in stems)
        found = _FTS5.c.search_index.match(query)
    # What is no stem stands in no index, and neither engine would read it as one word.
    return sa.select(number.label("number")).where(found if all(map(_STEM.fullmatch, stems)) else sa.false())


def _words(stems: Iterable[str], _weight: str) -> str:
    return " ".join(dict.fromkeys(stem[:_STEM_MAX] for stem in stems))


def _lexemes(stems: Iterable[str], weight: str) -> str:
    return " ".join(f"'{stem}':1{weight}" for stem in dict.fromkeys(stem[:_STEM_MAX] for stem in stems))
