"""What SQLite and PostgreSQL say in different words: one element each, written for both."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from core.vocabulary import Channel


class paris_day(FunctionElement[str]):  # noqa: N801  # reads as the other functions of SQL
    """The day of a moment in Paris, as 2024-05-03.

    SQLite knows no time zones: the hour changes there by the rule in force since 1996, the last Sundays of
    March and October at one o'clock UTC. A day that was kept as its midnight comes out right before that as well.
    """

    type = sa.String()
    inherit_cache = True


class place_in(FunctionElement[int]):  # noqa: N801
    """Where in a text another one begins, from 1; 0 when it does not stand in it."""

    type = sa.Integer()
    inherit_cache = True


class by_signs(FunctionElement[str]):  # noqa: N801
    """A text that is compared and sorted by the numbers of its signs, whatever the language of the database."""

    type = sa.String()
    inherit_cache = True


class unsought(FunctionElement[str]):  # noqa: N801
    """A column that SQLite looks at row by row, in the order it reads them, rather than seek it in an index."""

    inherit_cache = True


class lowered(FunctionElement[str]):  # noqa: N801
    """A text with a to z in the place of A to Z, and every other sign as it is: the same on both engines."""

    type = sa.String()
    inherit_cache = True


class channel_labels(FunctionElement[str]):  # noqa: N801
    """The labels of the channels of a concern, in their order, joined by commas; null for none."""

    type = sa.String()
    inherit_cache = True


_LABELS = " ".join(f"WHEN '{channel.value}' THEN '{channel.label}'" for channel in Channel)


def _argument(element: FunctionElement[Any], compiler: SQLCompiler, **kw: Any) -> str:
    return compiler.process(element.clauses, **kw)


@compiles(paris_day, "sqlite")
def _(element: paris_day, compiler: SQLCompiler, **kw: Any) -> str:
    at = _argument(element, compiler, **kw)
    spring = f"date(strftime('%Y-03-25', {at}), 'weekday 0') || ' 01:00'"
    autumn = f"date(strftime('%Y-10-25', {at}), 'weekday 0') || ' 01:00'"
    return f"date({at}, CASE WHEN {at} >= {spring} AND {at} < {autumn} THEN '+2 hours' ELSE '+1 hours' END)"


@compiles(paris_day, "postgresql")
def _(element: paris_day, compiler: SQLCompiler, **kw: Any) -> str:
    return f"to_char({_argument(element, compiler, **kw)} AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD')"


@compiles(place_in, "sqlite")
def _(element: place_in, compiler: SQLCompiler, **kw: Any) -> str:
    return f"instr({_argument(element, compiler, **kw)})"


@compiles(place_in, "postgresql")
def _(element: place_in, compiler: SQLCompiler, **kw: Any) -> str:
    return f"strpos({_argument(element, compiler, **kw)})"


@compiles(by_signs, "sqlite")
def _(element: by_signs, compiler: SQLCompiler, **kw: Any) -> str:
    return f"({_argument(element, compiler, **kw)} COLLATE BINARY)"


@compiles(by_signs, "postgresql")
def _(element: by_signs, compiler: SQLCompiler, **kw: Any) -> str:
    return f'({_argument(element, compiler, **kw)} COLLATE "C")'


@compiles(unsought, "sqlite")
def _(element: unsought, compiler: SQLCompiler, **kw: Any) -> str:
    return f"+{_argument(element, compiler, **kw)}"


@compiles(unsought, "postgresql")
def _(element: unsought, compiler: SQLCompiler, **kw: Any) -> str:
    return _argument(element, compiler, **kw)


@compiles(lowered, "sqlite")
def _(element: lowered, compiler: SQLCompiler, **kw: Any) -> str:
    return f"lower({_argument(element, compiler, **kw)})"


@compiles(lowered, "postgresql")
def _(element: lowered, compiler: SQLCompiler, **kw: Any) -> str:
    return f'lower({_argument(element, compiler, **kw)} COLLATE "C")'


@compiles(channel_labels, "sqlite")
def _(element: channel_labels, compiler: SQLCompiler, **kw: Any) -> str:
    entries = f"SELECT key FROM json_each({_argument(element, compiler, **kw)}) ORDER BY id"
    return f"(SELECT group_concat(CASE key {_LABELS} END, ',') FROM ({entries}))"


@compiles(channel_labels, "postgresql")
def _(element: channel_labels, compiler: SQLCompiler, **kw: Any) -> str:
    entries = f"json_each_text({_argument(element, compiler, **kw)}) WITH ORDINALITY AS entry(key, value, place)"
    return f"(SELECT string_agg(CASE key {_LABELS} END, ',' ORDER BY place) FROM {entries})"
