"""A PostgreSQL for tests: the one of TEST_DATABASE_URL, or a private one that ends with the process.

Each process of pytest (each worker of xdist) has its own server, made when a test first asks for it, and one
database cloned from a migrated template. Nothing is left behind, even by a worker that is killed: see
tests/postgres_keeper.py.
"""

import atexit
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from core.structure import OUTSIDE_CODE
from storage import schema
from storage.engine import open_engine
from storage.tables import NUMBERS
from tests.missing import without
from tests.postgres_keeper import ACCOUNT

NO_SERVER = "no PostgreSQL here: install postgresql (Debian), or set TEST_DATABASE_URL"


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL where tests may create databases."""

    address: URL

    def create(self, template: str = "template0", *, options: str = "") -> str:
        """Create a database, and give its address."""
        name = f"ecoute_test_{uuid4().hex[:12]}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" {options}')
        return self.address.set(database=name).render_as_string(hide_password=False)

    def create_french(self) -> str:
        """Create an empty database that sorts text as French people do, where the server can.

        That is how a real one is often made, and it is nothing like SQLite's order of bytes.
        """
        try:
            return self.create(options="ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'fr-FR'")
        except DBAPIError:
            return self.create()

    def drop(self, address: str) -> None:
        """Drop a database, whoever is still connected to it."""
        self.run(f'DROP DATABASE IF EXISTS "{make_url(address).database}" WITH (FORCE)')

    def cut(self, address: str) -> None:
        """End every connection to a database, and come back when each of them is over: as a stopped server does.

        A goodbye that is still on its way is seen by nobody who looks whether a connection is alive.
        """
        name = make_url(address).database
        self.run(f"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}'")

    def run(self, statement: str) -> None:
        """Run a statement outside any transaction."""
        engine = sa.create_engine(self.address, isolation_level="AUTOCOMMIT", poolclass=sa.pool.NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)


@cache
def server() -> Server | None:
    """Give the server of this process, None where there is none to be had."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        return Server(make_url(given).set(drivername="postgresql+psycopg"))
    programs = server_programs()
    return None if programs is None else Server(_private(programs))


def empty(address: str) -> None:
    """Take everything out of a migrated database, but what its migrations put there."""
    plain = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        connection.execute(_emptying())


@cache
def _emptying() -> bytes:
    """Give what empties a database, to be sent at once: one journey for forty statements."""
    alone = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    deletions = (
        f'DELETE FROM "{table.name}"' + (f" WHERE code <> '{OUTSIDE_CODE}'" if table.name == "structure" else "")
        for table in reversed(SQLModel.metadata.sorted_tables)
    )
    return "; ".join((alone, *deletions, f"ALTER SEQUENCE {NUMBERS.name} RESTART")).encode()


@pytest.fixture(scope="session")
def postgres_server() -> Server:
    """Give the server of this process; skip where there is none."""
    found = server()
    if found is None:
        without(NO_SERVER)
    return found


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Server) -> Iterator[str]:
    """Give the name of a migrated database, to be cloned and never changed."""
    address = postgres_server.create_french()
    engine = open_engine(address)
    schema.upgrade(engine)
    engine.dispose()
    yield str(make_url(address).database)
    postgres_server.drop(address)


@pytest.fixture(scope="session")
def postgres_database(postgres_server: Server, postgres_template: str) -> Iterator[str]:
    """Give the address of this process's own migrated database; `postgres_url` empties it for each test."""
    address = postgres_server.create(postgres_template)
    yield address
    postgres_server.drop(address)


@pytest.fixture
def postgres_url(postgres_database: str) -> str:
    """Give the address of a migrated database with nothing in it."""
    empty(postgres_database)
    return postgres_database


def server_programs() -> Path | None:
    """Give the folder of the newest server installed the Debian way."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    versions = {int(initdb.parent.parent.name): initdb.parent for initdb in found}
    return versions[max(versions)] if versions else None


def _private(programs: Path) -> URL:
    keeper = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("postgres_keeper.py")), str(programs)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # an interruption of the tests from the keyboard must not reach it
    )
    assert keeper.stdout is not None
    port = keeper.stdout.readline()
    if not port:
        raise RuntimeError(f"PostgreSQL did not start:\n{keeper.communicate()[1]}")
    atexit.register(keeper.communicate)  # closes its standard input, and waits for the server to be gone
    return URL.create("postgresql+psycopg", ACCOUNT, host="127.0.0.1", port=int(port), database="postgres")
