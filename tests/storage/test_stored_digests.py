"""Ports core.ports.Digests and what accounts gained, over SQL: one letter for an account and a period."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from core.digest import LEASE
from core.views import Lateness, Place, Sieve
from core.vocabulary import Channel, DigestChoice, GeneralTag, Role
from storage.store import SqlStore
from tests.storage.samples import NOON, a_view, an_account, put

DAY = "2026-05-03"


@pytest.fixture
def staffed(store: SqlStore) -> SqlStore:
    with store.writing() as uow:
        put(uow, [an_account("amina"), an_account("luc")])
        uow.commit()
    return store


def claim(store: SqlStore, name: str, holder: str, now: datetime = NOON) -> bool:
    with store.writing() as uow:
        claimed = uow.digests.claim(name, DAY, holder, now)
        uow.commit()
        return claimed


def test_one_of_many_notifiers_takes_a_letter(staffed: SqlStore) -> None:
    """However many ask at the same moment."""
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda n: claim(staffed, "amina", f"notifier-{n}"), range(8)))
    assert sum(claims) == 1
    assert claim(staffed, "luc", "notifier-1")


def test_a_letter_is_taken_again_once_its_lease_is_over_or_it_was_let_go(staffed: SqlStore) -> None:
    """Not while it is held, and never once it is done."""
    assert claim(staffed, "amina", "un")
    assert not claim(staffed, "amina", "deux", NOON + LEASE)
    later = NOON + LEASE + timedelta(seconds=1)
    assert claim(staffed, "amina", "deux", later)
    with staffed.writing() as uow:
        uow.digests.let_go("amina", DAY, later)
        uow.commit()
    assert claim(staffed, "amina", "trois", later + timedelta(seconds=1))
    with staffed.writing() as uow:
        uow.digests.done("amina", DAY, later, "550")
        uow.commit()
    assert not claim(staffed, "amina", "quatre", later + timedelta(days=1))


def test_what_is_done_or_held_is_settled(staffed: SqlStore) -> None:
    """Of the periods that are asked for alone."""
    claim(staffed, "amina", "un")
    with staffed.reading() as uow:
        assert uow.digests.settled([DAY, "2026-S18"], NOON) == {("amina", DAY)}
        assert uow.digests.settled(["2026-S18"], NOON) == set()
        assert uow.digests.settled([DAY], NOON + timedelta(hours=1)) == set()


def test_an_account_keeps_its_address_and_its_choice(staffed: SqlStore) -> None:
    changed = an_account("amina", Role.ADMIN).model_copy(
        update={"email": "amina@exemple.fr", "digest": DigestChoice.WEEKLY}
    )
    with staffed.writing() as uow:
        uow.accounts.save(changed)
        uow.commit()
    with staffed.reading() as uow:
        assert uow.accounts.get("amina") == changed
        assert uow.accounts.get("luc") == an_account("luc")


def test_a_view_keeps_every_filter_and_who_shares_it(staffed: SqlStore) -> None:
    """Moments too; the views of several structures come by name, then by who made them."""
    sieve = Sieve(
        late=Lateness.OVER_48,
        channel=Channel.PHONE,
        tag=GeneralTag.RELATION,
        trade_tag="Délai",
        structure="caf-30",
        answered=False,
        since=datetime(2026, 5, 1, tzinfo=UTC),
        words="retard",
    )
    kept = [
        a_view("Zèle", "luc", structure_code="caf"),
        a_view("Retards", "luc", structure_code="caf-30"),
        a_view("Retards", "amina", structure_code="caf", sieve=sieve, place=Place.ALL),
        a_view("À moi", "amina"),
    ]
    with staffed.writing() as uow:
        put(uow, kept)
        uow.commit()
    with staffed.reading() as uow:
        shared = uow.saved_views.shared(["caf-30", "caf"])
        assert [(view.name, view.account_name) for view in shared] == [
            ("Retards", "amina"),
            ("Retards", "luc"),
            ("Zèle", "luc"),
        ]
        assert shared[0].sieve == sieve
        assert uow.saved_views.shared(["gn"]) == []
