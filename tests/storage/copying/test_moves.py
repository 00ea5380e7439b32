"""Moves: the old database changes no more, the new one opens only once all has arrived, and nothing else is touched."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from core.errors import Refused, Unavailable
from storage import schema
from storage.copying.freezing import freeze, thaw
from storage.copying.moving import move
from storage.copying.tables import tables_of
from storage.engine import writer
from storage.store import SqlStore
from tests.storage.copying.conftest import Opener
from tests.storage.copying.crowd import everything
from tests.storage.samples import an_experience


class Stopped(Exception):
    """A power cut."""


def stopped_after(source: Engine, target: Engine, rows: int) -> None:
    """Begin to move, and stop after this many rows."""
    left = [rows]

    def stop(count: int) -> None:
        left[0] -= count
        if left[0] <= 0:
            raise Stopped

    with pytest.raises(Stopped):
        move(source, target, stop)


def test_a_database_that_moves_refuses_every_change(source: Engine) -> None:
    """Whatever is tried on whatever table is refused in one sentence, and nothing of it is kept; reading goes on."""
    before = everything(source)
    mark = freeze(source)
    assert freeze(source) == mark
    with pytest.raises(Unavailable, match="déménage"), SqlStore(source).writing() as uow:
        uow.experiences.add(an_experience(9999))
        uow.commit()
    with source.connect() as connection:
        tables = tables_of(connection)
    for table in tables:
        column = table.columns[0].name
        for statement in (f'DELETE FROM "{table.name}"', f'UPDATE "{table.name}" SET "{column}" = "{column}"'):
            with pytest.raises(sa.exc.DBAPIError, match="moved"), writer(source).begin() as connection:
                connection.exec_driver_sql(statement)
    assert everything(source) == before


def test_a_move_given_up_leaves_the_database_as_it_was(source: Engine) -> None:
    """Changes are taken again, and nothing is left of the refusal."""

    def left() -> set[str]:
        with source.connect() as connection:
            names = set(sa.inspect(connection).get_table_names())
            if source.dialect.name == "sqlite":
                found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
            else:
                found = connection.exec_driver_sql(
                    "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal UNION SELECT proname FROM pg_proc"
                    " WHERE pronamespace = current_schema()::regnamespace"
                ).scalars()
            return {*names, *found}

    before = left()
    freeze(source)
    assert left() > before
    assert thaw(source)
    assert left() == before
    assert not thaw(source)
    with SqlStore(source).writing() as uow:
        uow.experiences.add(an_experience(uow.experiences.next_number()))
        uow.commit()


def test_a_stopped_move_goes_on(embedded: Engine, target: Engine) -> None:
    """Stopped at several places, copying and comparing, then run again: everything arrives once, on either engine."""
    rows = sum(len(cells) for cells in everything(embedded).values())
    for share in (0, 0.3, 0.8, 1.2, 1.9):
        stopped_after(embedded, target, round(rows * share))
        for open_door in (schema.check_ready, schema.upgrade):
            with pytest.raises(Unavailable, match="relancez « ecoute move »".replace(" ", "[ \u202f]")):
                open_door(target)
    move(embedded, target, lambda _: None)
    schema.check_ready(target)
    assert everything(target) == everything(embedded)


def test_another_move_does_not_go_on_from_there(
    embedded: Engine, empty: Engine, planted_file: Path, tmp_path: Path, opened: Opener
) -> None:
    """What one move began, another source does not finish, nor the same one after it was given up and changed."""
    stopped_after(embedded, empty, 500)
    other = opened(f"sqlite:///{tmp_path / 'other.sqlite'}")
    (tmp_path / "other.sqlite").write_bytes(planted_file.read_bytes())
    with pytest.raises(Refused, match="autre déménagement"):
        move(other, empty, lambda _: None)
    assert not thaw(other), "a move that is refused freezes nothing"
    thaw(embedded)
    with pytest.raises(Refused, match="abandonné"):
        move(embedded, empty, lambda _: None)


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE experience SET title = title || '.' WHERE number = (SELECT max(number) FROM experience)",
        "DELETE FROM event WHERE id = (SELECT min(id) FROM event)",
        "UPDATE account SET email = NULL WHERE name = 'camille'",
    ],
)
def test_a_row_that_did_not_arrive_as_it_left_is_noticed(embedded: Engine, empty: Engine, spoil: str) -> None:
    """Whatever happened to the target between two runs, the last one compares every row before any door opens."""
    rows = sum(len(cells) for cells in everything(embedded).values())
    stopped_after(embedded, empty, rows + 200)
    with writer(empty).begin() as connection:
        connection.exec_driver_sql(spoil.replace("NULL", "'changed'"))
    with pytest.raises(Unavailable, match=r"n’est pas arrivée|refusé"):
        move(embedded, empty, lambda _: None)
    with pytest.raises(Unavailable, match="déménagement"):
        schema.check_ready(empty)


def test_a_moved_database_stays_closed_to_changes(embedded: Engine, empty: Engine) -> None:
    """A door left open on the old database loses nothing silently: it is told that the database went elsewhere."""
    move(embedded, empty, lambda _: None)
    with pytest.raises(Unavailable, match="déménagé"), SqlStore(embedded).writing() as uow:
        uow.experiences.add(an_experience(9999))
        uow.commit()
    with SqlStore(empty).writing() as uow:
        uow.experiences.add(an_experience(uow.experiences.next_number()))
        uow.commit()
