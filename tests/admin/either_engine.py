"""A prepared house on each engine, for tests whose processes work on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from admin.settings import Settings
from admin.wiring import House
from storage.store import SqlStore
from tests.fakes.world import accounts, structures
from tests.postgres import postgres_database, postgres_server, postgres_template, postgres_url
from tests.storage.samples import plant, put

__all__ = ["either_house", "postgres_database", "postgres_server", "postgres_template", "postgres_url"]


@pytest.fixture(params=["sqlite", "postgresql"])
def either_house(home: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """Give a house with its tree and its accounts, in force for its commands, on each engine."""
    address = ""
    if request.param == "postgresql":
        address = request.getfixturevalue("postgres_url")
        monkeypatch.setenv("ECOUTE_DATABASE", address)
    opened = House(Settings(home=home, database=address))
    if address:
        people(opened)
    yield opened
    opened.engine.dispose()


def people(house: House) -> None:
    """Put the tree and the accounts into an empty database."""
    plant(house.engine, *structures())
    with SqlStore(house.engine).writing() as uow:
        put(uow, accounts())
        uow.commit()
