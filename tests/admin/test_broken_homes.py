"""The database or the home in trouble under servers at work: a page or one sentence, then all goes on."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from admin.commands.serve import application as site_of
from admin.desk_server import application as desk_of
from admin.settings import Settings
from admin.wiring import DATABASE_FILE, House
from core.wire.calls import call
from storage import engine as engines
from tests.admin.conftest import Ecoute
from tests.admin.either_engine import people, postgres_database, postgres_server, postgres_template, postgres_url
from tests.admin.small_disks import SmallDisk, small_disk
from tests.admin.using_servers import a_story, csrf_token, signed_in
from tests.storage.samples import a_concern, an_experience, put

__all__ = ["postgres_database", "postgres_server", "postgres_template", "postgres_url", "small_disk"]


class Servers:
    """The form and the desk of a house, with what people send to them."""

    def __init__(self, house: House) -> None:
        with house.store.writing() as uow:
            for number in range(1, 9):
                put(uow, [an_experience(number), a_concern(number)])
            uow.commit()
        self._site: FlaskClient = site_of(house).test_client()
        self._desk: FlaskClient = desk_of(house).test_client()
        self._bearer = signed_in(house, "modo")
        self._csrf_token = csrf_token(self._site.get("/experience/step_1").text)
        self._left = iter(range(1, 9))

    def tell(self) -> TestResponse:
        """Send a form."""
        return self._site.post("/experience/step_4", data=a_story(str(uuid4()), self._csrf_token))

    def publish(self) -> TestResponse:
        """Publish one more experience."""
        headers = {"Authorization": f"Bearer {self._bearer}", "Idempotency-Key": uuid4().hex}
        body = call("publish").pack(next(self._left), 1)
        return self._desk.post("/v1/desk/publish", data=body, headers=headers, content_type="application/json")

    def read(self) -> TestResponse:
        """Open a public page."""
        return self._site.get("/experiences")

    def must_work(self) -> None:
        """Check that all of it is done."""
        assert (self.tell().status_code, self.publish().status_code) == (303, 200)
        assert self.read().status_code == 200

    def must_be_told(self, sentence: str, *, reads: bool = False) -> None:
        """Check that nothing is done, that the sentence says why, and that nobody loses what they wrote."""
        told, decided = self.tell(), self.publish()
        assert (told.status_code, decided.status_code) == (503, 503), (told.text, decided.text)
        assert sentence in told.text and "J’ai attendu une heure au guichet" in told.text
        assert sentence in decided.get_json()["title"]
        assert self.read().status_code == (200 if reads else 503)


def test_a_home_that_is_deleted(house: House) -> None:
    """What cannot be kept any more is not acknowledged; once the folder is back, the servers go on by themselves."""
    servers, home = Servers(house), house.settings.home
    servers.must_work()
    house.engine.dispose()  # so that all of it is in the file, as in a backup
    servers.must_work()
    with _away(home):
        servers.must_be_told("ne s’ouvre pas")
    servers.must_work()


def test_a_database_that_is_deleted(house: House) -> None:
    """A file that is gone is not written into, and a new empty one is told as such."""
    servers, file = Servers(house), house.settings.home / DATABASE_FILE
    servers.must_work()
    house.engine.dispose()
    servers.must_work()
    house.engine.dispose()
    with _away(file):
        servers.must_be_told("n’est pas prête")
        house.engine.dispose()
        for made in file.parent.glob(f"{DATABASE_FILE}*"):
            made.unlink()
    servers.must_work()


def test_a_database_that_is_damaged(house: House) -> None:
    """Pages that were overwritten are told as such, until a sound file is in their place."""
    servers, file = Servers(house), house.settings.home / DATABASE_FILE
    servers.must_work()
    house.engine.dispose()
    sound = file.read_bytes()
    file.write_bytes(sound[:4096] + b"\xab" * (len(sound) - 4096))
    servers.must_be_told("abîmé")
    house.engine.dispose()
    file.write_bytes(sound)
    servers.must_work()


def test_a_database_that_is_held_by_another_program(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Held for longer than one waits, the database is busy for who writes; readers notice nothing."""
    monkeypatch.setattr(engines, "WAIT_FOR_LOCK_MS", 50)
    house = House(Settings(home=home, database=""))
    servers = Servers(house)
    servers.must_work()
    other = sqlite3.connect(home / DATABASE_FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    servers.must_be_told("occupée", reads=True)
    other.close()
    servers.must_work()
    house.engine.dispose()


def test_a_disk_that_is_read_only(prepared_home: Path, small_disk: SmallDisk) -> None:
    """A disk that takes nothing any more is told as such; readers notice nothing."""
    house = House(Settings(home=Path(shutil.copytree(prepared_home, small_disk.folder / "maison")), database=""))
    servers = Servers(house)
    servers.must_work()
    house.engine.dispose()
    small_disk.mount("ro")
    servers.must_be_told("droits", reads=False)
    house.engine.dispose()
    small_disk.mount("rw")
    servers.must_work()
    house.engine.dispose()


def test_all_connections_taken(postgres_url: str, home: Path) -> None:
    """When every connection is taken for too long, the database is busy; once they are given back, all goes on."""
    house = House(Settings(home=home, database=postgres_url, pool_size=1, pool_overflow=0, pool_wait=0.05))
    people(house)
    servers = Servers(house)
    servers.must_work()
    with house.engine.connect():
        servers.must_be_told("occupée")
    servers.must_work()
    house.engine.dispose()


def test_keys_that_are_deleted(house: House, ecoute: Ecoute) -> None:
    """Servers at work have their keys already, and go on; whoever starts without them is told which one is missing."""
    servers = Servers(house)
    with _away(house.settings.home / "keys"):
        servers.must_work()
        assert "seal.key manque" in ecoute("notify", "--once").refused(1)
        assert "manque" in ecoute("serve", "public", "--port", "0").refused(1)
        assert "manque" in ecoute("serve", "desk", "--port", "0").refused(1)
    servers.must_work()


@contextmanager
def _away(path: Path) -> Iterator[None]:
    """Have a file or a folder deleted, and restored from a copy at the end."""
    copy, copied = path.with_name(f"sauvegarde-{path.name}"), shutil.copytree if path.is_dir() else shutil.copy2
    restore: Callable[..., object] = copied
    copied(path, copy)
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    try:
        yield
    finally:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        restore(copy, path)
