"""A database with its roles, and a store for each of them."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ProgrammingError

from storage.engine import open_engine
from storage.roles.privileges import Door
from storage.roles.settling import settle
from storage.store import SqlStore
from tests.postgres import Server, empty

REFUSED = "42501"
"""What PostgreSQL says to who may not."""


@dataclass(frozen=True, slots=True)
class Walled:
    """A database with its roles.

    Attributes:
        address: its address, for its administrator.
        engines: one for each role.
    """

    address: str
    administrator: Engine
    engines: dict[Door, Engine]

    def store(self, door: Door, account: str = "") -> SqlStore:
        """Give the store of a role."""
        return SqlStore(self.engines[door], account)

    def ask(self, door: Door, statement: str, account: str = "", **given: object) -> list[tuple[object, ...]]:
        """Give the rows of a statement run by a role, for an account; what it wrote is put back."""
        with self.engines[door].connect() as connection:
            connection.execute(sa.text("SELECT set_config('ecoute.account', :name, true)"), {"name": account})
            result = connection.execute(sa.text(statement), given)
            return [tuple(row) for row in result.all()] if result.returns_rows else []

    def refusal(self, door: Door, statement: str, account: str = "") -> str:
        """Give the SQLSTATE that a role is refused a statement with, "" when it is not."""
        try:
            self.ask(door, statement, account)
        except ProgrammingError as error:
            return str(getattr(error.orig, "sqlstate", ""))
        return ""


@pytest.fixture(scope="session")
def walled_database(postgres_server: Server, postgres_template: str) -> Iterator[Walled]:
    """Give a migrated database with its roles, one for all tests."""
    address = postgres_server.create(postgres_template)
    administrator = open_engine(address)
    settle(administrator)
    engines = {door: _signed_in(address, door) for door in Door}
    yield Walled(address, administrator, engines)
    for engine in (administrator, *engines.values()):
        engine.dispose()
    postgres_server.drop(address)


@pytest.fixture
def walled(walled_database: Walled) -> Walled:
    """Give the same with nothing in it."""
    empty(walled_database.address)
    for engine in (walled_database.administrator, *walled_database.engines.values()):
        engine.dispose()
    return walled_database


def _signed_in(address: str, door: Door) -> Engine:
    own = make_url(address).set(username=door.value, password=None)
    return open_engine(own.render_as_string(hide_password=False))
