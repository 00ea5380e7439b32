"""Backups taken while other processes write: each is one moment of the database, and whole."""

import threading
from collections import defaultdict
from pathlib import Path

from sqlalchemy import Engine

from storage.copying.reading import Backup
from storage.copying.rows import Row
from storage.copying.writing import back_up
from storage.store import SqlStore
from tests.fakes.world import accounts, structures
from tests.storage.processes import run_at_once, send_forms
from tests.storage.samples import plant, put


def test_a_backup_beside_writers_is_one_moment(engine: Engine, database_url: str, tmp_path: Path) -> None:
    """No experience without its concern, its form and its history, and as many rows as the file says."""
    plant(engine, *structures())
    with SqlStore(engine).writing() as uow:
        put(uow, accounts())
        uow.commit()
    keys = [([f"formulaire-{who}-{number}" for number in range(60)],) for who in ("une", "autre")]
    writers = threading.Thread(target=run_at_once, args=(send_forms, database_url, *keys))
    writers.start()
    told: list[int] = []
    while writers.is_alive():
        told.append(experiences_of(engine, tmp_path / f"{len(told)}.tar"))
    writers.join()
    told.append(experiences_of(engine, tmp_path / "last.tar"))
    assert told == sorted(told)
    assert told[-1] == 120
    assert len(told) > 1


def experiences_of(engine: Engine, file: Path) -> int:
    """Take a backup, check that it is whole, and give how many experiences it has."""
    manifest = back_up(engine, file, None, lambda _: None)
    backup = Backup(file, None)
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    header = backup.check()
    assert backup.read(lambda name, some: rows[name].extend(some)) == manifest
    assert header.rows == manifest.rows == sum(map(len, rows.values()))

    def numbers(table: str) -> set[int]:
        place = header.columns[table].index("number" if table == "experience" else "experience_number")
        return {row[place] for row in rows[table]}

    experiences = numbers("experience")
    assert numbers("concern") == numbers("event") == numbers("submission") == experiences
    return len(experiences)
