"""A programme restored or moved is the same, cell by cell and as people see it, from any engine to any engine."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import SQLModel

from core.errors import Refused
from storage import schema
from storage.copying.contents import contents_of
from storage.copying.counters import read_counters
from storage.copying.moving import move
from storage.copying.reading import Backup
from storage.copying.restoring import restore
from storage.copying.writing import back_up
from storage.engine import writer
from storage.store import SqlStore
from tests.storage.copying.conftest import Opener
from tests.storage.copying.crowd import everything, seen
from tests.storage.samples import an_experience


def copy(source: Engine, target: Engine, file: Path) -> None:
    back_up(source, file, None, lambda _: None)
    backup = Backup(file, None)
    restore(target, backup, backup.check(), lambda _: None)


def test_every_table_and_every_column_is_copied(source: Engine) -> None:
    """What storage declares and what is copied are the same, and each table here has something to copy."""
    with source.connect() as connection:
        contents = contents_of(connection)
        declared = {table.name: sorted(table.columns.keys()) for table in SQLModel.metadata.sorted_tables}
        assert {name: list(content.columns) for name, content in contents.items() if name in declared} == declared
        assert contents.keys() - declared.keys() == {"search_index"}
        assert [name for name, content in contents.items() if not content.count()] == []


def test_parents_come_before_those_that_refer_to_them(source: Engine) -> None:
    """No row is written before the ones that it refers to."""
    with source.connect() as connection:
        places = {name: place for place, name in enumerate(contents_of(connection))}
    for table in SQLModel.metadata.sorted_tables:
        for key in table.foreign_keys:
            parent = key.column.table
            assert parent is table or places[parent.name] < places[table.name], (table.name, parent.name)


def test_a_backup_restored_is_the_same_programme(source: Engine, target: Engine, tmp_path: Path) -> None:
    """Every cell, page, search and list is the same on the four pairs of engines."""
    copy(source, target, tmp_path / "ecoute.tar")
    schema.check_ready(target)
    assert everything(target) == everything(source)
    assert seen(target) == seen(source)


def test_a_moved_programme_is_the_same(source: Engine, target: Engine) -> None:
    """Every cell, page, search and list is the same on the four pairs of engines."""
    counts = move(source, target, lambda _: None)
    schema.check_ready(target)
    rows = everything(target)
    assert rows == everything(source)
    assert {name: len(cells) for name, cells in rows.items()} == {name: counts[name] for name in rows}
    assert seen(target) == seen(source)


def test_the_copy_of_a_copy_has_the_same_sums(
    source: Engine, target: Engine, tmp_path: Path, planted_backup: Path
) -> None:
    """Lines are the same on both engines, so that sums are too, the index of words included."""
    copy(source, target, tmp_path / "ecoute.tar")
    again = back_up(target, tmp_path / "again.tar", None, lambda _: None)
    assert again.tables == Backup(planted_backup, None).read(lambda *_: None).tables


def test_a_copy_counts_on_where_the_original_was(source: Engine, target: Engine, tmp_path: Path) -> None:
    """A number given once is never given again, even when its row is gone; new rows find free ones."""
    with writer(source).begin() as connection:
        statement = "INSERT INTO link_request (box, at) VALUES (:box, :at)"
        at = connection.scalar(sa.text("SELECT max(at) FROM link_request"))
        connection.execute(sa.text(statement), [{"box": b"x", "at": at}] * 5)
        connection.exec_driver_sql("DELETE FROM link_request")
    with source.connect() as connection:
        given = read_counters(connection)["link_request"]
    copy(source, target, tmp_path / "ecoute.tar")
    with writer(target).begin() as connection:
        box, at = SQLModel.metadata.tables["link_request"], sa.func.current_timestamp()
        found = connection.execute(sa.insert(box).values(box=b"y", at=sa.literal_column("CURRENT_TIMESTAMP")))
        assert found.inserted_primary_key[0] == given + 1
        assert connection.scalar(sa.select(at)) is not None
    with SqlStore(target).writing() as uow:
        number = uow.experiences.next_number()
        uow.experiences.add(an_experience(number))
        uow.commit()
    with SqlStore(source).reading() as uow:
        assert uow.experiences.get(number) is None


@pytest.mark.usefixtures("postgres_server")
def test_every_sequence_of_postgresql_goes_along(planted_postgresql: str, opened: Opener) -> None:
    """No sequence is left where it began: the next row of each table finds a free number."""
    engine = opened(planted_postgresql)
    with engine.connect() as connection:
        known = read_counters(connection)
        sequences = sa.inspect(connection).get_sequence_names()
        assert len(known) == len(sequences)
        assert all(known.values()), known


def test_a_database_that_is_not_empty_is_left_as_it_was(embedded: Engine, database_url: str, opened: Opener) -> None:
    """Neither a restore nor a move touches a database that has tables, and the move freezes nothing."""
    target = opened(database_url)
    before = everything(target)
    for copying in (lambda: move(embedded, target, lambda _: None), lambda: _restore_any(embedded, target)):
        with pytest.raises(Refused, match="n’est pas vide"):
            copying()
    assert everything(target) == before
    with SqlStore(embedded).writing() as uow:
        uow.experiences.add(an_experience(uow.experiences.next_number()))
        uow.commit()


def _restore_any(source: Engine, target: Engine) -> None:
    file = Path(str(source.url.database)).with_name("any.tar")
    copy(source, target, file)
