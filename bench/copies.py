"""A backup, a restoration and a move of many stories on each engine, beside what the engines have themselves."""

import os
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url

from bench.house import ecoute, fill_queue, new_house
from bench.report import ratio
from tests.postgres import NO_SERVER, Server, server, server_programs

EXPERIENCES = 1_000_000


def run(experiences: int = EXPERIENCES) -> None:
    """Copy a house of so many stories in every way there is."""
    found, programs = server(), server_programs()
    if found is None or programs is None:
        raise SystemExit(NO_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        embedded = new_house(home, 0)
        fill_queue(home, experiences)
        _measure(Path(folder), embedded, found, programs)


def _measure(folder: Path, embedded: Mapping[str, str], found: Server, programs: Path) -> None:
    moved, restored = (found.create() for _ in range(2))
    to_sqlite = {**embedded, "ECOUTE_HOME": str(folder / "other")}
    to_postgres = {**embedded, "ECOUTE_DATABASE": restored}
    file, again, dump = (folder / name for name in ("one.ecoute", "two.ecoute", "dump"))
    vacuum = _vacuumed(folder)
    ours = _seconds(ecoute("backup", str(file)), embedded)
    ratio("backup, SQLite", ours, "VACUUM INTO", vacuum, "none")
    ratio("restore, SQLite", _seconds(ecoute("restore", str(file)), to_sqlite), "VACUUM INTO", vacuum, "none")
    ours = _seconds(ecoute("restore", str(file)), to_postgres)
    named = make_url(restored).set(drivername="postgresql").render_as_string(hide_password=False)
    dumped = _seconds([str(programs / "pg_dump"), "-Fc", "-f", str(dump), named])
    empty = found.create()
    target = make_url(empty).set(drivername="postgresql").render_as_string(hide_password=False)
    put_back = _seconds([str(programs / "pg_restore"), "-d", target, str(dump)])
    ratio("restore, PostgreSQL", ours, "pg_restore", put_back, "none")
    ratio("backup, PostgreSQL", _seconds(ecoute("backup", str(again)), to_postgres), "pg_dump -Fc", dumped, "none")
    ours = _seconds(ecoute("move", "--to", moved), embedded)
    ratio("move, SQLite to PostgreSQL", ours, "pg_dump -Fc, pg_restore", dumped + put_back, "none")
    for address in (moved, restored, empty):
        found.drop(address)


def _vacuumed(folder: Path) -> float:
    begun = time.perf_counter()
    with closing(sqlite3.connect(folder / "home" / "ecoute.db")) as connection:
        connection.execute("VACUUM INTO ?", (str(folder / "vacuumed.db"),))
    return time.perf_counter() - begun


def _seconds(command: list[str], environment: Mapping[str, str] = os.environ) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, env=environment, capture_output=True)
    return time.perf_counter() - begun
