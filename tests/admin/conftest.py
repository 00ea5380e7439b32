"""A prepared home, copied for each test, and the command run in this process or as one of its own."""

import io
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pythonjsonlogger.json import JsonFormatter
from sqlmodel import SQLModel

from admin.cli import ecoute as command_line
from admin.french import speak_french
from admin.guard import guarded
from admin.settings import Settings
from admin.wiring import House
from storage import schema
from storage.store import SqlStore
from tests.admin.running import Run
from tests.fakes.world import accounts, structures
from tests.storage.samples import plant, put

Ecoute = Callable[..., Run]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take every setting away, keep what a test forgets out of the person's folder, and let letters leave at once."""
    for name in os.environ:
        if name.startswith("ECOUTE_") and name != "ECOUTE_TEST_EVERYTHING":
            monkeypatch.delenv(name)
    monkeypatch.setenv("ECOUTE_HOME", str(tmp_path / "nulle-part"))
    monkeypatch.setenv("ECOUTE_GRACE", "0")


@pytest.fixture(autouse=True)
def no_logs_of_others() -> Iterator[None]:
    """Let no log that a command of this test opened write to its standard error when that is gone."""
    yield
    logging.root.handlers = [one for one in logging.root.handlers if not isinstance(one.formatter, JsonFormatter)]
    logging.getLogger("ecoute").setLevel(logging.NOTSET)


@pytest.fixture(scope="session")
def prepared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home with its keys, its database, a small tree and its accounts; to be copied, never changed."""
    folder = tmp_path_factory.mktemp("prepared") / "home"
    folder.mkdir(mode=0o700)
    house = House(Settings(home=folder, database=""))
    house.keys.create_missing()
    schema.upgrade(house.engine)
    plant(house.engine, *structures())
    with SqlStore(house.engine).writing() as uow:
        put(uow, accounts())
        uow.commit()
    house.engine.dispose()
    return folder


@pytest.fixture
def home(prepared_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a prepared home of this test's own, in force for its commands."""
    folder = Path(shutil.copytree(prepared_home, tmp_path / "maison"))
    monkeypatch.setenv("ECOUTE_HOME", str(folder))
    return folder


@pytest.fixture
def house(home: Path) -> Iterator[House]:
    """Give the house that lives in that home."""
    opened = House(Settings(home=home, database=""))
    yield opened
    opened.engine.dispose()


@pytest.fixture
def ecoute(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ecoute:
    """Give what runs `ecoute` in this process, as main() does."""
    speak_french()

    def run(*arguments: object, text: str | bytes = "") -> Run:
        given = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        capfd.readouterr()
        words = [str(argument) for argument in arguments]
        code = guarded(lambda: command_line.main(words, prog_name="ecoute", standalone_mode=False))
        out, err = capfd.readouterr()
        return Run(code, out, err)

    return run


def tables(house: House) -> dict[str, int]:
    """Give how many rows each table of a house has."""
    with house.engine.connect() as connection:
        return {
            table.name: connection.exec_driver_sql(f'SELECT count(*) FROM "{table.name}"').scalar_one()
            for table in SQLModel.metadata.sorted_tables
        }
