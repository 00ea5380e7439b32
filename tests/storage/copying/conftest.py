"""A programme with something in every table, on each engine, and empty databases to copy it into."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from admin.seed.counted import count_everything
from admin.seed.programme import Programme
from admin.settings import Settings
from admin.wiring import DATABASE_FILE, House
from storage import schema
from storage.copying.reading import Backup
from storage.copying.restoring import restore
from storage.copying.writing import back_up
from storage.engine import open_engine, sqlite_url
from tests.postgres import Server
from tests.storage.copying.crowd import fill_every_table
from tests.storage.samples import NOON

Opener = Callable[[str], Engine]


@pytest.fixture(scope="session")
def planted_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an embedded database with something in every table; to be copied, never changed."""
    home = tmp_path_factory.mktemp("planted")
    house = House(Settings(home=home, database=""))
    schema.upgrade(house.engine)
    Programme(house.engine, 1, NOON).plant(12)
    count_everything(house)
    fill_every_table(house.engine)
    house.engine.dispose()
    return home / DATABASE_FILE


@pytest.fixture(scope="session")
def planted_backup(planted_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a backup of it."""
    file = tmp_path_factory.mktemp("backup") / "ecoute.tar"
    engine = open_engine(sqlite_url(planted_file))
    back_up(engine, file, None, lambda _: None)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def planted_postgresql(planted_backup: Path, postgres_server: Server) -> Iterator[str]:
    """Give the address of the same programme on PostgreSQL; to be cloned, never changed."""
    address = postgres_server.create_french()
    engine = open_engine(address)
    backup = Backup(planted_backup, None)
    restore(engine, backup, backup.check(), lambda _: None)
    engine.dispose()
    yield address
    postgres_server.drop(address)


@pytest.fixture
def opened() -> Iterator[Opener]:
    """Give what opens databases for this test."""
    engines: list[Engine] = []

    def open_one(url: str) -> Engine:
        engines.append(open_engine(url))
        return engines[-1]

    yield open_one
    for engine in engines:
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def source_url(request: pytest.FixtureRequest, planted_file: Path, tmp_path: Path) -> Iterator[str]:
    """Give the address of a programme of this test's own, on each engine."""
    if request.param == "sqlite":
        yield sqlite_url(Path(shutil.copy(planted_file, tmp_path / "source.sqlite")))
        return
    server: Server = request.getfixturevalue("postgres_server")
    address = server.create(str(make_url(request.getfixturevalue("planted_postgresql")).database))
    yield address
    server.drop(address)


@pytest.fixture
def source(source_url: str, opened: Opener) -> Engine:
    """Give the database of a programme of this test's own, on each engine."""
    return opened(source_url)


@pytest.fixture
def target(unmigrated_url: str, opened: Opener) -> Engine:
    """Give an empty database, on each engine."""
    return opened(unmigrated_url)


@pytest.fixture
def embedded(planted_file: Path, tmp_path: Path, opened: Opener) -> Engine:
    """Give the embedded database of a programme of this test's own."""
    return opened(sqlite_url(Path(shutil.copy(planted_file, tmp_path / "embedded.sqlite"))))


@pytest.fixture
def empty(tmp_path: Path, opened: Opener) -> Engine:
    """Give an embedded database with nothing in it."""
    return opened(sqlite_url(tmp_path / "empty.sqlite"))
