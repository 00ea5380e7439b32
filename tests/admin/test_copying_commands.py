"""`ecoute backup`, `restore` and `move` as operators run them, killed ones included."""

import gzip
import os
import signal
import stat
import subprocess
import sys
import tarfile
import time
from base64 import b64encode
from pathlib import Path
from random import Random

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import SQLModel

from admin.settings import Settings
from admin.wiring import DATABASE_FILE, House
from storage.engine import open_engine, sqlite_url
from tests.admin.conftest import Ecoute, tables
from tests.admin.running import Running, running, wait_for
from tests.fakes.world import EMAIL, SOURCE, submission
from tests.postgres import Server, postgres_server

__all__ = ["postgres_server"]

MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"
DUE = MANY + " INSERT INTO tally_due (experience_number) SELECT i FROM n"
HEAVY = MANY + " INSERT INTO link_request (box, at) SELECT randomblob(50000), '2026-01-01 00:00:00.000000' FROM n"
"""Many times what SQLite holds in memory: it writes from the beginning of the transaction, not at its end alone."""


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(sa.select(table))), key=repr)
            for table in SQLModel.metadata.sorted_tables
        }


@pytest.fixture
def told(house: House) -> House:
    """Give a house where somebody told a story and left an address."""
    house.intake.submit(submission(), SOURCE)
    return house


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """Give a new house, in force for the commands that follow."""
    house = House(Settings(home=tmp_path / "ailleurs", database=""))
    monkeypatch.setenv("ECOUTE_HOME", str(house.settings.home))
    return house


def test_from_a_backup_to_another_house(
    ecoute: Ecoute, told: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sealed, looked at, restored elsewhere: everything is there but the keys."""
    file, key = tmp_path / "ecoute.backup", tmp_path / "cle"
    assert ecoute("backup-key", key, "--json").document == {"private": str(key), "public": f"{key}.pub"}
    run = ecoute("backup", file, "--to-key", f"{key}.pub", "--json")
    assert (run.document["encrypted"], run.document["rows"]) == (True, sum(run.document["tables"].values()))
    assert {name: run.document["tables"][name] for name in tables(told)} == tables(told)
    assert ecoute("backup", "--verify", file, "--key", key, "--json").document["rows"] == run.document["rows"]
    monkeypatch.setenv("ECOUTE_HOME", str(tmp_path / "ailleurs"))
    restored = ecoute("restore", file, "--key", key, "--json")
    assert (restored.code, restored.document["history_holds"]) == (0, True)
    assert restored.document["rows"] == run.document["rows"]
    house = House(Settings(home=tmp_path / "ailleurs", database=""))
    assert everything(house.engine) == everything(told.engine)
    house.engine.dispose()
    assert not (tmp_path / "ailleurs" / "keys").exists()
    assert "n’est pas vide" in ecoute("restore", file, "--key", key).refused(5)


def test_no_key_and_no_address_is_in_a_backup(ecoute: Ecoute, told: House, tmp_path: Path) -> None:
    """Nothing of the files of keys stands in an open backup, as bytes or written out, nor a sealed address."""
    file = tmp_path / "ecoute.tar"
    assert ecoute("backup", file).code == 0
    with tarfile.open(file) as tar:
        held = b"".join(_plain(tar, member) for member in tar)
    assert b"experience_number" in held, "the backup was read"
    for key in told.keys.folder.iterdir():
        secret = key.read_bytes()
        for form in (secret, secret.hex().encode(), secret.hex().upper().encode(), _base64(secret)):
            assert form not in held, key.name
            assert form not in file.read_bytes(), key.name
    assert EMAIL.encode() not in held


def _plain(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    found = tar.extractfile(member)
    assert found is not None
    content = found.read()
    return gzip.decompress(content) if member.name.endswith(".gz") else content


def _base64(secret: bytes) -> bytes:
    return b64encode(secret).rstrip(b"=")


def test_the_private_key_is_never_kept_in_the_house(ecoute: Ecoute, home: Path, tmp_path: Path) -> None:
    """A place in the home folder is refused, however it is written; elsewhere it is for its owner alone."""
    for place in (home / "cle", home / "keys" / "cle", tmp_path / "x" / ".." / home.name / "cle"):
        assert "hors de" in ecoute("backup-key", place).refused(7)
    assert ecoute("backup-key", tmp_path / "cle").code == 0
    assert stat.S_IMODE((tmp_path / "cle").stat().st_mode) == 0o600
    assert "il y a déjà un fichier" in ecoute("backup-key", tmp_path / "cle").refused(1)


def test_options_that_do_not_go_together_are_told(ecoute: Ecoute, home: Path, tmp_path: Path) -> None:
    """A sentence says what to choose."""
    assert "choisissez" in ecoute("backup", tmp_path / "x", "--verify", "--to-key", tmp_path / "y").refused(7)
    assert "--verify" in ecoute("backup", tmp_path / "x", "--key", tmp_path / "y").refused(7)
    assert "ECOUTE_MOVE_TO" in ecoute("move").refused(7)
    assert ecoute("move", "--give-up", "--json").document == {"given_up": False}


def test_a_move_says_what_to_change_and_shows_no_password(
    ecoute: Ecoute, told: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new address is told; from the environment it may bear a secret, in an argument that is warned of."""
    run = ecoute("move", "--to", "postgresql://moi:sesame@127.0.0.1:1/ecoute")
    assert "ECOUTE_MOVE_TO" in run.err
    assert "sesame" not in run.err + run.out
    monkeypatch.setenv("ECOUTE_MOVE_TO", sqlite_url(tmp_path / "nouvelle.db"))
    moved = ecoute("move")
    assert moved.code == 0
    assert f"ECOUTE_DATABASE={sqlite_url(tmp_path / 'nouvelle.db')}" in moved.out
    assert "déménagé" in ecoute("seed", "--experiences", 1).refused(1)
    assert ecoute("move", "--give-up", "--json").document == {"given_up": True}


@pytest.fixture(params=["sqlite", "postgresql"])
def arrival(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty database, on each engine."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "nouvelle.db")
    server: Server = request.getfixturevalue("postgres_server")
    address = server.create_french()
    request.addfinalizer(lambda: server.drop(address))
    return address


def arrived(engine: Engine) -> int:
    """Give how many of the many rows have arrived."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("tally_due"):
            return 0
        return int(connection.exec_driver_sql("SELECT count(*) FROM tally_due").scalar_one())


def killed_at(process: Running, engine: Engine, rows: int) -> None:
    def reached() -> bool:
        time.sleep(0.01)  # whoever looks all the time leaves little to whoever works
        return arrived(engine) >= rows or process.process.exitcode is not None

    wait_for(reached, f"{rows} rows")
    process.send(signal.SIGKILL)
    process.ended()


def test_a_move_killed_five_times_brings_everything(told: House, tmp_path: Path, arrival: str) -> None:
    """Killed at five moments, then run to its end: every cell is there once, whatever was under way."""
    count = 15_000
    with told.engine.begin() as connection:
        connection.exec_driver_sql(DUE.format(count=count))
    engine, draw = open_engine(arrival), Random(3)
    for rows in sorted([*draw.sample(range(count), 4), count]):  # the last one while it compares
        with running(tmp_path / "sorties", "move", ECOUTE_MOVE_TO=arrival) as process:
            killed_at(process, engine, rows)
    with running(tmp_path / "sorties", "move", "--json", ECOUTE_MOVE_TO=arrival) as process:
        run = process.ended()
    assert run.code == 0 or "n’est pas vide" in run.err, run
    assert everything(engine) == everything(told.engine)
    engine.dispose()


def test_a_killed_restore_starts_over(ecoute: Ecoute, told: House, elsewhere: House, tmp_path: Path) -> None:
    """Killed in the middle, nothing can be seen of it; the next run restores all."""
    with told.engine.begin() as connection:
        connection.exec_driver_sql(HEAVY.format(count=400))
    file = tmp_path / "ecoute.tar"
    with running(tmp_path / "sorties", "backup", file, ECOUTE_HOME=str(told.settings.home)) as process:
        assert process.ended().code == 0
    database = elsewhere.settings.home / DATABASE_FILE
    with running(tmp_path / "sorties", "restore", file) as process:
        wal = database.with_name(f"{DATABASE_FILE}-wal")
        wait_for(lambda: wal.exists() and wal.stat().st_size > 500_000, "something written")
        process.send(signal.SIGKILL)
        assert process.ended().code == -signal.SIGKILL
    assert sa.inspect(elsewhere.engine).get_table_names() == []
    elsewhere.engine.dispose()
    assert ecoute("restore", file).code == 0
    assert tables(elsewhere) == tables(told)


def test_a_killed_backup_leaves_nothing_under_its_name(told: House, tmp_path: Path) -> None:
    """The name appears only with the whole file."""
    with told.engine.begin() as connection:
        connection.exec_driver_sql(DUE.format(count=100_000))
    folder = tmp_path / "sauvegardes"
    folder.mkdir()
    with running(tmp_path / "sorties", "backup", folder / "ecoute.tar") as process:
        wait_for(lambda: list(folder.iterdir()), "a file being written")
        process.send(signal.SIGKILL)
        assert process.ended().code == -signal.SIGKILL
    assert not (folder / "ecoute.tar").exists()


def peak(*arguments: object) -> int:
    """Run a command in a process of its own; give the most memory that it had."""
    line = [sys.executable, "-c", "from admin.cli import main; main()", *map(str, arguments)]
    process = subprocess.Popen(
        line, cwd=Path(__file__).parents[2], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss


def test_memory_does_not_grow_with_the_database(told: House, tmp_path: Path) -> None:
    """A hundred thousand rows take no more memory than a few, but for a little."""
    small = peak("backup", tmp_path / "petit.tar")
    with told.engine.begin() as connection:
        box = " INSERT INTO link_request (box, at) SELECT randomblob(200), '2026-05-03 12:00:00.000000' FROM n"
        connection.exec_driver_sql(MANY.format(count=100_000) + box)
    assert peak("backup", tmp_path / "grand.tar") <= 1.2 * small
