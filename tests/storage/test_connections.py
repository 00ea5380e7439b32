"""What a process asks of its connections to PostgreSQL reaches the server, and what the address says comes first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from admin.purpose import Purpose
from admin.settings import Settings
from core.errors import Unavailable
from storage.connections import Connections
from storage.engine import open_engine
from storage.store import SqlStore
from tests.storage.samples import an_experience, put


@contextmanager
def opened(url: str, connections: Connections) -> Iterator[Engine]:
    engine = open_engine(url, connections)
    try:
        yield engine
    finally:
        engine.dispose()


def told(engine: Engine, setting: str) -> str:
    """Give what the server says of a setting, for one of these connections."""
    with engine.connect() as connection:
        return str(connection.scalar(sa.text(f"SHOW {setting}")))


@pytest.mark.parametrize(
    ("purpose", "name", "statement", "idle"),
    [(Purpose.FORM, "ecoute form", "15s", "30s"), (Purpose.NOTIFY, "ecoute notify", "1h", "1h")],
)
def test_each_purpose_has_its_limits(
    postgres_url: str, tmp_path: Path, purpose: Purpose, name: str, statement: str, idle: str
) -> None:
    """A page is given up soon, an import late; nobody waits long for what somebody else holds."""
    with opened(postgres_url, purpose.connections(Settings(home=tmp_path))) as engine:
        assert told(engine, "application_name") == name
        assert told(engine, "statement_timeout") == statement
        assert told(engine, "idle_in_transaction_session_timeout") == idle
        assert told(engine, "lock_timeout") == "5s"
        assert told(engine, "jit") == "off"


def test_the_address_comes_first(postgres_url: str) -> None:
    """What an operator writes in the address is what holds, and the other limits stay."""
    own = make_url(postgres_url).update_query_dict({"application_name": "mine", "options": "-c statement_timeout=7000"})
    with opened(own.render_as_string(hide_password=False), Connections(statement=1, lock=2)) as engine:
        assert told(engine, "application_name") == "mine"
        assert told(engine, "statement_timeout") == "7s"
        assert told(engine, "lock_timeout") == "2s"


def test_of_several_hosts_the_one_that_answers_is_taken(postgres_url: str) -> None:
    """A host where nobody listens is passed over."""
    given = make_url(postgres_url)
    hosts = ("127.0.0.1:1", f"{given.host}:{given.port}")
    several = given.set(host=None, port=None, query={"host": hosts})
    with opened(several.render_as_string(hide_password=False), Connections()) as engine:
        assert told(engine, "port") == str(given.port)


def test_all_connections_taken(postgres_url: str) -> None:
    """When every connection is taken for too long, a person is told that the base is busy."""
    with opened(postgres_url, Connections(size=1, overflow=0, wait=0.05)) as engine:
        store = SqlStore(engine)
        with engine.connect(), pytest.raises(Unavailable, match="occupée"), store.reading() as uow:
            uow.experiences.get(1)


def test_what_only_reads_cannot_write(postgres_url: str) -> None:
    """The server itself refuses whatever would write through a connection for readers."""
    with opened(postgres_url, Connections(read_only=True)) as engine:
        with pytest.raises(Unavailable), SqlStore(engine).writing() as uow:
            put(uow, [an_experience()])
            uow.commit()
        with SqlStore(engine).reading() as uow:
            assert uow.experiences.get(1) is None
