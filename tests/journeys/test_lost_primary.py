"""PostgreSQL is restarted, then lost, while people tell and decide: they go on by themselves, and nothing is lost."""

from collections import Counter
from pathlib import Path

import sqlalchemy as sa

from admin.purpose import Purpose
from admin.settings import Settings
from admin.wiring import House
from core.history import EventKind
from storage import schema
from tests.fakes.world import accounts, structures
from tests.journeys.under_load import Load, under_load
from tests.postgres_pair import Pair, postgres_pair
from tests.storage.samples import plant, put

__all__ = ["postgres_pair"]

SOME = 8
"""How many more stories are waited for before the next accident."""


def test_nothing_acknowledged_is_lost_with_the_primary(postgres_pair: Pair, tmp_path: Path) -> None:
    """Every story that has a receipt and every decision that was confirmed is there, once, on the standby promoted."""
    settings = Settings(home=tmp_path, database=postgres_pair.both, replica=postgres_pair.copy, retry_for=2)
    house = _programme(settings)
    with under_load(settings, tellers=2) as (crowd, load):
        crowd.wait_for_more(SOME)
        postgres_pair.do("restart", "primary")
        crowd.wait_for_more(SOME)
        postgres_pair.do("kill", "primary")
        postgres_pair.do("promote", "standby")
        crowd.wait_for_more(SOME)
    _assert_all_is_there(house, load)
    shown = {one.number for one in house.library.page(limit=9999).experiences}
    assert shown >= {*load.decided}, "the copy that was promoted goes on serving those who read"
    assert house.replica is not None
    house.replica.engine.dispose()
    house.engine.dispose()


def _programme(settings: Settings) -> House:
    """Give an empty programme with its tree, its accounts and its keys."""
    house = House(settings, Purpose.FORM)
    house.keys.create_missing()
    schema.upgrade(house.engine)
    plant(house.engine, *structures())
    with house.store.writing() as uow:
        put(uow, accounts())
        uow.commit()
    return house


def _assert_all_is_there(house: House, load: Load) -> None:
    with house.store.reading() as uow:
        kept = {key: uow.submissions.number_of(key) for key in load.receipts}
        assert kept == load.receipts
        assert len(set(load.receipts.values())) == len(load.receipts)
        assert len(uow.experiences.many(load.receipts.values())) == len(load.receipts)
        for number in load.decided:
            told = Counter(event.kind for event in uow.history.of(number))
            assert told[EventKind.PUBLISHED] == 1, number
    with house.engine.connect() as connection:
        titles = Counter(connection.scalars(sa.text("SELECT title FROM experience")))
    assert set(titles.values()) == {1}, "no form made two experiences"
