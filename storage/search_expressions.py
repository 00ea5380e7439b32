"""Criteria of words in the language of each index: what it can tell exactly, and what it can only narrow."""

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql

from core.seeking.search import Criterion, Key, Words

_FTS5 = sa.table("search_index", sa.column("rowid", sa.Integer), sa.column("search_index", sa.Text))
_TSVECTOR = sa.table("search_index", sa.column("number", sa.Integer), sa.column("stems", postgresql.TSVECTOR))
_COLUMNS = {
    "sqlite": {Key.TEXT: "", Key.TITLE: "title:", Key.STORY: "text:", Key.ANSWER: "text:"},
    # A stem that stands in the title too is kept there alone.
    "postgresql": {Key.TEXT: "", Key.TITLE: ":A", Key.STORY: "", Key.ANSWER: ""},
}


def is_exact(criterion: Criterion) -> bool:
    """Tell whether the index alone says if a criterion holds: it knows no order of words, and story from answer."""
    single = all(isinstance(words, Words) and len(words.stems) == 1 for words in criterion.values)
    return single and criterion.key in {Key.TEXT, Key.TITLE}


def holding(connection: Connection, criteria: Iterable[Criterion]) -> sa.Select[Any] | None:
    """Give the query of the numbers of all that these criteria may find, and some more; None when it narrows nothing.

    What is excluded narrows only where the index is exact, and beside something that is looked for.
    """
    known = list(criteria)
    wanted = [_any_of(connection, criterion) for criterion in known if not criterion.excluded]
    if not wanted:
        return None
    left_out = [_any_of(connection, criterion) for criterion in _left_out(known)]
    if connection.dialect.name == "postgresql":
        query = " & ".join([*wanted, *(f"!{one}" for one in left_out)])
        return sa.select(_TSVECTOR.c.number.label("number")).where(_lexemes_found(query))
    query = " AND ".join(wanted)
    if left_out:
        query = f"({query}) NOT ({' OR '.join(left_out)})"
    return sa.select(_FTS5.c.rowid.label("number")).where(_FTS5.c.search_index.match(query))


def without(connection: Connection, criteria: Iterable[Criterion], number: Any) -> sa.ColumnElement[bool] | None:
    """Give the condition that nothing stands in an experience of what the index can exclude, None for no condition."""
    left_out = [_any_of(connection, criterion) for criterion in _left_out(criteria)]
    if not left_out:
        return None
    if connection.dialect.name == "postgresql":
        return ~sa.exists().where(_TSVECTOR.c.number == number, _lexemes_found(" | ".join(left_out)))
    # Read once: looked up experience by experience, FTS5 would read its query anew each time.
    standing: sa.ColumnElement[bool] = number.in_(
        sa.select(_FTS5.c.rowid).where(_FTS5.c.search_index.match(" OR ".join(left_out)))
    )
    return ~standing


def _left_out(criteria: Iterable[Criterion]) -> Iterator[Criterion]:
    return (criterion for criterion in criteria if criterion.excluded and is_exact(criterion))


def _lexemes_found(query: str) -> sa.ColumnElement[bool]:
    return _TSVECTOR.c.stems.op("@@", is_comparison=True)(sa.cast(query, postgresql.TSQUERY))


def _any_of(connection: Connection, criterion: Criterion) -> str:
    """Give a criterion in the language of the index: one at least of its values, each with all its stems."""
    on_postgresql = connection.dialect.name == "postgresql"
    column = _COLUMNS[connection.dialect.name][criterion.key]
    written = (
        [f"'{stem}'{column}" if on_postgresql else f'{column}"{stem}"' for stem in dict.fromkeys(words.stems)]
        for words in criterion.values
        if isinstance(words, Words)
    )
    both, either = (" & ", " | ") if on_postgresql else (" AND ", " OR ")
    return f"({either.join(f'({both.join(stems)})' for stems in written)})"
