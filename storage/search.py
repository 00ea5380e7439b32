"""The index of words: which published experiences hold which stems, FTS5 on SQLite and a tsvector on PostgreSQL."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql

from core.concepts.expressions import Need
from core.french import STEM_MAX

_SAMPLE = 1000
_OFTEN = 10
"""In how many of the newest experiences, of a sample, a common stem stands."""

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
# Written out, and not made of expressions: a story has a hundred stems, and each of them is a part of the statement.
_COUNT = {
    "sqlite": "SELECT {place}, count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT {most})",
    "postgresql": "SELECT {place}, count(*) FROM"
    " (SELECT 1 FROM search_index WHERE stems @@ CAST(%s AS tsquery) LIMIT {most}) AS found",
}
_HELD = {
    "sqlite": "SELECT rowid AS number, ? AS weight FROM search_index WHERE search_index MATCH ?"
    " ORDER BY rowid DESC LIMIT {most}",
    "postgresql": "SELECT number, CAST(%s AS double precision) AS weight FROM search_index"
    " WHERE stems @@ CAST(%s AS tsquery) ORDER BY number DESC LIMIT {most}",
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


def holding(connection: Connection, words: Iterable[str]) -> sa.Select[Any]:
    """Give the query of the numbers of the experiences that hold all these stems, as its column `number`."""
    stems = [word[:STEM_MAX] for word in words]
    if not all(map(_STEM.fullmatch, stems)):
        # What is no stem stands in no index, and neither engine would read it as one word.
        return sa.select(_number(connection)).where(sa.false())
    if connection.dialect.name == "postgresql":
        found = _lexemes_found(" & ".join(f"'{stem}'" for stem in stems))
    else:
        found = _words_found(" AND ".join(f'"{stem}"' for stem in stems))
    return sa.select(_number(connection)).where(found)


def holding_some(connection: Connection, needs: Iterable[Need]) -> sa.Select[Any]:
    """Give the query of the numbers of the experiences that have all the stems of one of these needs, as `number`."""
    readable = [need for need in needs if all(_STEM.fullmatch(stem) for stem in _stems_of(need))]
    if not readable:
        return sa.select(_number(connection)).where(sa.false())
    lexemes = connection.dialect.name == "postgresql"
    conjunction, disjunction, quote = (" & ", " | ", "'") if lexemes else (" AND ", " OR ", '"')
    query = disjunction.join(
        _grouped(
            conjunction,
            (
                _grouped(disjunction, (_grouped(conjunction, (f"{quote}{s}{quote}" for s in one)) for one in criterion))
                for criterion in need
            ),
        )
        for need in readable
    )
    return sa.select(_number(connection)).where(_lexemes_found(query) if lexemes else _words_found(query))


def counts(connection: Connection, stems: Iterable[str], most: int) -> dict[str, int]:
    """Give how many experiences hold each stem, `most` at most; stems that none holds are left out."""
    known = [stem for stem in dict.fromkeys(stems) if _STEM.fullmatch(stem)]
    common = _common(connection, known) if connection.dialect.name == "postgresql" else set()
    rare = [stem for stem in known if stem not in common]
    counted = _COUNT[connection.dialect.name]
    query = " UNION ALL ".join(counted.format(place=place, most=most) for place in range(len(rare)))
    given = tuple(_asked(connection, stem) for stem in rare)
    found = connection.exec_driver_sql(query, given) if rare else ()
    return dict.fromkeys(common, most) | {rare[place]: count for place, count in found if count}


def nearest(connection: Connection, weights: Mapping[str, float], most: int, limit: int) -> list[int]:
    """Give the numbers of the experiences that share most weight, nearest first; a stem in a title weighs twice.

    Args:
        connection: where to look.
        weights: what each stem weighs.
        most: how many of the experiences that hold a stem are looked at, the newest ones.
        limit: how many numbers to give.
    """
    held = _HELD[connection.dialect.name].format(most=most)
    asked = [
        (weight, _asked(connection, stem, in_title=in_title))
        for stem, weight in weights.items()
        for in_title in (False, True)
    ]
    shared = " UNION ALL ".join(f"SELECT * FROM ({held}) AS held_{place}" for place in range(len(asked)))
    query = (
        f"SELECT number FROM ({shared}) AS shared GROUP BY number ORDER BY sum(weight) DESC, number DESC LIMIT {limit}"
    )
    return list(connection.exec_driver_sql(query, tuple(part for pair in asked for part in pair)).scalars())


def _grouped(operator: str, parts: Iterable[str]) -> str:
    return f"({operator.join(parts)})"


def _stems_of(need: Need) -> Iterator[str]:
    return (stem for criterion in need for alternative in criterion for stem in alternative)


def _asked(connection: Connection, stem: str, *, in_title: bool = False) -> str:
    stem = stem[:STEM_MAX]
    if connection.dialect.name == "postgresql":
        return f"'{stem}':A" if in_title else f"'{stem}'"
    return f'title:"{stem}"' if in_title else f'"{stem}"'


def _common(connection: Connection, stems: list[str]) -> set[str]:
    """Give the stems that many experiences hold: PostgreSQL is slow to count those one by one, and quick to sample."""
    sample = f"SELECT stems FROM search_index ORDER BY number DESC LIMIT {_SAMPLE}"
    query = sa.text("SELECT word FROM ts_stat(:sample) WHERE ndoc >= :often AND word = ANY(:stems)")
    return set(connection.scalars(query, {"sample": sample, "often": _OFTEN, "stems": stems}))


def _number(connection: Connection) -> Any:
    of_engine = _TSVECTOR.c.number if connection.dialect.name == "postgresql" else _FTS5.c.rowid
    return of_engine.label("number")


def _lexemes_found(query: str) -> sa.ColumnElement[bool]:
    return _TSVECTOR.c.stems.op("@@", is_comparison=True)(sa.cast(query, postgresql.TSQUERY))


def _words_found(query: str) -> sa.ColumnElement[bool]:
    return _FTS5.c.search_index.match(query)


def _words(stems: Iterable[str], _weight: str) -> str:
    return " ".join(dict.fromkeys(stem[:STEM_MAX] for stem in stems))


def _lexemes(stems: Iterable[str], weight: str) -> str:
    return " ".join(f"'{stem}':1{weight}" for stem in dict.fromkeys(stem[:STEM_MAX] for stem in stems))
