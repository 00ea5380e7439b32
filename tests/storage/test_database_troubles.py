"""A machine in the way is told in one French sentence that says what to do, and the data stay as they were."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from core.errors import Invalid, Unavailable
from storage import connections, schema
from storage import engine as storage_engine
from storage.engine import open_engine, sqlite_url
from storage.store import SqlStore
from storage.troubles import trouble, trouble_of_commit
from tests.postgres import Server
from tests.storage.samples import a_published_experience, an_experience

NOBODY = 65534


def test_a_file_that_is_not_a_database(tmp_path: Path) -> None:
    """A file of something else is named as such, and not one byte of it changes."""
    file = tmp_path / "notes.txt"
    content = b"Ceci n'est pas une base.\n" * 400
    file.write_bytes(content)
    _assert_told(sqlite_url(file), "n’est pas une base d’Écoute")
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


def test_a_database_that_is_damaged(sqlite_file: Path) -> None:
    """A file whose pages were overwritten sends the operator to the last backup."""
    content = bytearray(sqlite_file.read_bytes())
    content[4096 : len(content)] = b"\xab" * (len(content) - 4096)
    sqlite_file.write_bytes(content)
    _assert_told(sqlite_url(sqlite_file), "abîmé", check=_read_and_write)


def test_a_missing_folder(tmp_path: Path) -> None:
    """A folder that does not exist is not made by surprise."""
    _assert_told(sqlite_url(tmp_path / "nowhere" / "ecoute.sqlite"), "ne s’ouvre pas")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    """A folder is not a database."""
    _assert_told(sqlite_url(tmp_path), "ne s’ouvre pas")


@pytest.mark.parametrize("writable_folder", [True, False], ids=["file", "folder"])
def test_a_file_that_may_not_be_written(migrated_file: Path, writable_folder: bool) -> None:
    """A read-only file, in its folder or in a read-only one, is told as such, and stays as it was."""
    with _public_folder() as folder:
        file = Path(shutil.copy(migrated_file, folder))
        before = file.read_bytes()
        file.chmod(0o444)
        folder.chmod(0o777 if writable_folder else 0o555)
        with _as_nobody():
            _assert_told(sqlite_url(file), "droits", check=_write)
        folder.chmod(0o777)
        assert file.read_bytes() == before


def test_a_file_that_may_not_be_read(migrated_file: Path) -> None:
    """A file of another account is told as such."""
    with _public_folder() as folder:
        file = Path(shutil.copy(migrated_file, folder))
        file.chmod(0o000)
        with _as_nobody():
            _assert_told(sqlite_url(file), "droits")


def test_a_database_locked_by_another_program(sqlite_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer who finds another program writing waits a while, then is told; readers go on all the time."""
    monkeypatch.setattr(storage_engine, "WAIT_FOR_LOCK_MS", 50)
    engine = open_engine(sqlite_url(sqlite_file))
    store = SqlStore(engine)
    with store.writing() as uow:
        uow.experiences.add(a_published_experience())
        uow.commit()
    with _locked_by_another_process(sqlite_file):
        with pytest.raises(Unavailable, match="occupée"), store.writing() as uow:
            uow.experiences.save(an_experience(version=2), 1)
            uow.commit()
        with store.reading() as uow:
            assert uow.experiences.get(1) == a_published_experience()
    with store.writing() as uow:
        assert uow.experiences.get(1) == a_published_experience()
    engine.dispose()


def test_a_migration_of_a_locked_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that finds another program writing is told, and does nothing."""
    monkeypatch.setattr(storage_engine, "WAIT_FOR_LOCK_MS", 50)
    file = tmp_path / "new.sqlite"
    engine = open_engine(sqlite_url(file))
    assert schema.version(engine) is None
    with _locked_by_another_process(file), pytest.raises(Unavailable, match="occupée"):
        schema.upgrade(engine)
    assert schema.version(engine) is None
    engine.dispose()


def test_a_full_disk(sqlite_file: Path) -> None:
    """A disk that is full is told as such; what was begun is not there, and what was there still is."""
    engine = open_engine(sqlite_url(sqlite_file))
    store = SqlStore(engine)
    with store.writing() as uow:
        uow.experiences.add(an_experience())
        uow.commit()
    engine.dispose()

    @event.listens_for(engine, "connect")
    def _no_room_left(dbapi: sa.engine.interfaces.DBAPIConnection, _: object) -> None:
        cursor = dbapi.cursor()
        cursor.execute("PRAGMA max_page_count = 1")  # never less than what the file has
        cursor.close()

    with pytest.raises(Unavailable, match="disque est plein"), store.writing() as uow:
        uow.experiences.save(an_experience(version=2, title="Autre"), 1)
        for number in range(2, 50):
            uow.experiences.add(an_experience(number, text="é" * 50_000))
        uow.commit()
    with store.reading() as uow:
        assert uow.experiences.get(1) == an_experience()
        assert uow.experiences.get(2) is None
    engine.dispose()


def test_a_migration_on_a_full_disk(tmp_path: Path) -> None:
    """A migration that has no room left does nothing at all."""
    engine = open_engine(sqlite_url(tmp_path / "new.sqlite"))

    @event.listens_for(engine, "connect")
    def _little_room(dbapi: sa.engine.interfaces.DBAPIConnection, _: object) -> None:
        cursor = dbapi.cursor()
        cursor.execute("PRAGMA max_page_count = 8")
        cursor.close()

    with pytest.raises(Unavailable, match="disque est plein"):
        schema.upgrade(engine)
    assert schema.version(engine) is None
    engine.dispose()


def test_a_postgresql_that_is_not_started() -> None:
    """A server that nobody started is told as not answering."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    _assert_told(f"postgresql://ecoute@127.0.0.1:{port}/ecoute", "ne répond pas")


def test_a_postgresql_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that takes the call and then says nothing is not waited for without end."""
    monkeypatch.setattr(connections, "WAIT_FOR_SERVER_S", 2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = silent.getsockname()[1]
        _assert_told(f"postgresql://ecoute@127.0.0.1:{port}/ecoute", "ne répond pas", check=_read_and_write)


@pytest.mark.parametrize(
    ("complaint", "sentence"),
    [
        (
            psycopg.OperationalError("failed to resolve host 'db': [Errno -2] Name or service not known"),
            "ne répond pas",
        ),
        (
            psycopg.OperationalError('connection failed: FATAL:  no pg_hba.conf entry for host "::1"'),
            "refuse ce compte",
        ),
        (psycopg.errors.DiskFull("n'a pas pu étendre le fichier : Aucun espace disponible"), "disque est plein"),
        (psycopg.errors.UndefinedTable("la relation « experience » n'existe pas"), "ecoute init"),
        (psycopg.errors.AdminShutdown("arrêt des connexions suite à la demande de l'administrateur"), "ne répond pas"),
        (psycopg.errors.InsufficientPrivilege("droit refusé pour la table experience"), "n’accorde pas ce travail"),
        (sqlite3.OperationalError("disk I/O error"), "disque ne répond pas"),
        (sqlite3.OperationalError("something new"), "ecoute doctor"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_complaint_is_put_in_words(complaint: Exception, sentence: str) -> None:
    """What a driver complains of is told by its meaning, also where the server speaks French."""
    assert sentence in trouble(DBAPIError("SELECT 1", {}, complaint)).sentence


@pytest.mark.parametrize(("severity", "sentence"), [("ERROR", "disque est plein"), ("PANIC", "relisez")])
def test_a_journal_without_room_leaves_a_doubt(severity: str, sentence: str) -> None:
    """A server that refuses to keep something kept nothing; one that ended while keeping it may have kept it."""

    class Full(psycopg.errors.DiskFull):
        diag = SimpleNamespace(severity_nonlocalized=severity)  # type: ignore[assignment]

    assert sentence in trouble_of_commit(DBAPIError("COMMIT", {}, Full("could not write"))).sentence


def test_all_connections_taken(sqlite_file: Path) -> None:
    """When every connection is taken for too long, a person is told that the base is busy."""
    engine = sa.create_engine(sqlite_url(sqlite_file), pool_size=1, max_overflow=0, pool_timeout=0.01)
    store = SqlStore(engine)
    with engine.connect(), pytest.raises(Unavailable, match="occupée"), store.reading() as uow:
        uow.experiences.get(1)
    engine.dispose()


def test_a_postgresql_without_the_database(postgres_server: Server) -> None:
    """A server without our database says what to do."""
    address = postgres_server.address.set(database="nowhere").render_as_string(hide_password=False)
    _assert_told(address, "créez-la")


def test_a_postgresql_without_the_account(postgres_server: Server) -> None:
    """A server without our account says that the account is refused."""
    address = postgres_server.address.set(username="nobody_at_all", password="secret")
    _assert_told(address.render_as_string(hide_password=False), "refuse ce compte")


def test_a_postgresql_that_goes_away(postgres_server: Server, postgres_url: str) -> None:
    """A server that ends our connection in the middle of a work is told; nothing of the work is kept."""
    engine = open_engine(postgres_url)
    store = SqlStore(engine)
    with pytest.raises(Unavailable, match="ne répond pas"), store.writing() as uow:
        uow.experiences.add(an_experience())
        postgres_server.cut(postgres_url)
        uow.experiences.add(an_experience(2))
        uow.commit()
    with store.reading() as uow:  # the next work finds the server again by itself
        assert uow.experiences.get(1) is None
    engine.dispose()


@pytest.mark.parametrize("address", ["", "n’importe quoi", "mysql://root@127.0.0.1/x", "oracle+x://a", "ecoute.sqlite"])
def test_an_address_that_is_not_one(address: str) -> None:
    """An address that we cannot use is told as such before anything is opened."""
    with pytest.raises(Invalid, match="sqlite:/// ou postgresql://"):
        open_engine(address)


def _read(store: SqlStore) -> None:
    with store.reading() as uow:
        uow.experiences.get(1)


def _write(store: SqlStore) -> None:
    with store.writing() as uow:
        uow.experiences.add(an_experience())
        uow.commit()


def _read_and_write(store: SqlStore) -> None:
    _read(store)
    _write(store)


def _assert_told(url: str, sentence: str, check: Callable[[SqlStore], object] = _read) -> None:
    """Check that each way in says the sentence: the program's start, its migration, its work."""
    engine = open_engine(url)
    try:
        ways = (lambda: schema.check_ready(engine), lambda: schema.upgrade(engine), lambda: check(SqlStore(engine)))
        for way in ways[2:] if check is not _read else ways:
            with pytest.raises(Unavailable) as caught:
                way()
            assert sentence in caught.value.sentence
    finally:
        engine.dispose()


@contextmanager
def _public_folder() -> Iterator[Path]:
    """Give a folder that any account may enter, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="ecoute-"))
    folder.chmod(0o777)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Do without the rights of root, whom no file refuses anything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def _locked_by_another_process(file: Path) -> Iterator[None]:
    program = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)"
    program += "; c.execute('BEGIN EXCLUSIVE'); print('locked', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        yield
        other.communicate()
