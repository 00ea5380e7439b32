"""A store over each of the two engines, for every test that asks for one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from storage import schema
from storage.engine import open_engine, sqlite_url
from storage.store import SqlStore
from tests.postgres import Server, postgres_database, postgres_server, postgres_template, postgres_url

__all__ = ["postgres_database", "postgres_server", "postgres_template", "postgres_url"]

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a migrated SQLite file, to be copied and never changed."""
    file = tmp_path_factory.mktemp("migrated") / "ecoute.sqlite"
    engine = open_engine(sqlite_url(file))
    schema.upgrade(engine)
    engine.dispose()
    return file


@pytest.fixture
def sqlite_file(migrated_file: Path, tmp_path: Path) -> Path:
    """Give a migrated SQLite file with nothing in it."""
    return Path(shutil.copy(migrated_file, tmp_path / "ecoute.sqlite"))


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> str:
    """Give the address of a migrated database with nothing in it, on each engine."""
    if request.param == "sqlite":
        return sqlite_url(request.getfixturevalue("sqlite_file"))
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture(params=ENGINES)
def unmigrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a database without any table, on each engine."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "new.sqlite")
        return
    server: Server = request.getfixturevalue("postgres_server")
    address = server.create_french()
    yield address
    server.drop(address)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Give an engine over a migrated database with nothing in it."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> SqlStore:
    """Give a store over a migrated database with nothing in it."""
    return SqlStore(engine)
