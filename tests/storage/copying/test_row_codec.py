"""A row written down and back is the same row, on each engine and from one to the other."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, make_url
from sqlmodel.sql.sqltypes import UTCDateTime

from storage.copying.contents import Content, contents_of
from storage.copying.rows import line_of, row_of
from tests.postgres import Server

TABLE = sa.Table(
    "every_kind",
    sa.MetaData(),
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("word", sa.String, primary_key=True),
    sa.Column("at", UTCDateTime),
    sa.Column("day", sa.Date),
    sa.Column("flag", sa.Boolean),
    sa.Column("box", sa.LargeBinary),
    sa.Column("rate", sa.Float),
    sa.Column("document", sa.JSON(none_as_null=False)),
    sa.Column("text", sa.Text),
)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
scalars = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | texts
inside = scalars | st.floats(allow_nan=False, allow_infinity=False) | st.lists(scalars, max_size=2)
documents = scalars | st.lists(inside, max_size=3) | st.dictionaries(texts, inside, max_size=3)
moments = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
rows = st.fixed_dictionaries(
    {
        "number": st.integers(-(2**63), 2**63 - 1),
        "word": texts,
        "at": st.none() | moments,
        "day": st.none() | st.dates(date(1000, 1, 1)),
        "flag": st.none() | st.booleans(),
        "box": st.none() | st.binary(),
        "rate": st.none() | st.floats(allow_nan=False, allow_infinity=False),
        "document": st.just(sa.null()) | documents,
        "text": st.none() | texts,
    }
)
crowds = st.lists(rows, max_size=8, unique_by=lambda row: (row["number"], row["word"]))


@pytest.fixture(scope="module")
def both(postgres_server: Server) -> Iterator[list[Connection]]:
    """Give a connection to each engine that has such a table; nothing is ever kept."""
    address = make_url(postgres_server.create_french()).set(drivername="postgresql+psycopg")
    engines = [sa.create_engine("sqlite://"), sa.create_engine(address)]
    connections = [engine.connect() for engine in engines]
    for connection in connections:
        TABLE.metadata.create_all(connection)
        connection.commit()
    yield connections
    for connection in connections:
        connection.close()
    for engine in engines:
        engine.dispose()
    postgres_server.drop(address.render_as_string(hide_password=False))


@settings(max_examples=40, phases=[Phase.explicit, Phase.generate])
@given(crowds)
def test_rows_go_from_one_engine_to_the_other_and_back(both: list[Connection], crowd: list[dict[str, Any]]) -> None:
    """Values that went through lines and both engines are those that were there, and in the same order."""
    first, second = both
    second.rollback()
    told(first, crowd)
    told(second, [])
    before, said = cells(first), lines(first)
    stored(second).write([row_of(line) for line in said])
    assert cells(second) == before
    assert lines(second) == said
    told(first, [])
    stored(first).write([row_of(line) for line in lines(second)])
    assert cells(first) == before


@settings(max_examples=20, phases=[Phase.explicit, Phase.generate])
@given(crowds)
def test_reading_goes_on_after_any_row(both: list[Connection], crowd: list[dict[str, Any]]) -> None:
    """After the key of a row come those that follow it, on both engines alike, and the last key is the last row's."""
    for connection in both:
        told(connection, crowd)
        content = stored(connection)
        found = list(content.read())
        assert content.last() == (content.key_of(found[-1]) if found else [])
        for place, row in enumerate(found):
            assert list(content.read(content.key_of(row))) == found[place + 1 :]
    assert lines(both[0]) == lines(both[1])


def told(connection: Connection, crowd: list[dict[str, Any]]) -> None:
    connection.execute(sa.delete(TABLE))
    for row in crowd:
        connection.execute(sa.insert(TABLE).values(row))


def stored(connection: Connection) -> Content:
    return contents_of(connection)["every_kind"]


def lines(connection: Connection) -> list[bytes]:
    return [line_of(row) for row in stored(connection).read()]


def cells(connection: Connection) -> list[tuple[Any, ...]]:
    """Give every cell as its own type, and documents also as the text that they are kept as."""
    found = connection.execute(sa.select(TABLE, sa.cast(TABLE.c.document, sa.Text).label("kept")))
    return sorted((tuple(row) for row in found), key=repr)
