"""What agents say of a concern, and the vocabularies of the networks, as both databases keep them."""

import pytest
from sqlalchemy import Engine

from core.trade_tag import TradeTag
from core.vocabulary import Channel, Sentiment
from storage.store import SqlStore
from tests.storage.counting import counted
from tests.storage.samples import HOSTILE, a_concern, an_experience, plant, put


@pytest.fixture(autouse=True)
def tree(engine: Engine) -> None:
    plant(engine, "caf", "caf/caf-30", "caf-2", "gn")


def tag(name: str, network: str = "caf", *, retired: bool = False) -> TradeTag:
    return TradeTag(network_code=network, name=name, retired=retired)


def test_what_agents_say_is_given_back_as_it_was(store: SqlStore) -> None:
    """Corrected or not, unusual signs or none: the concern that comes back is the one that was kept."""
    corrected = a_concern(
        1,
        2,
        channels={Channel.DESK: Sentiment.POSITIVE, Channel.CHAT: None},
        told_channels={Channel.PHONE: None},
        told_code="caf-30",
        trade_tags=(HOSTILE[:60].strip(), "Éloigné"),
        to_improve=True,
        improvement=f"{HOSTILE}\nDeux lignes.",
    )
    emptied = a_concern(1, 3, told_channels={})
    with store.writing() as uow:
        put(uow, [an_experience(), a_concern(1, 1), corrected, emptied])
        uow.commit()
    with store.reading() as uow:
        assert list(uow.concerns.of([1])[1]) == [a_concern(1, 1), corrected, emptied]


def test_a_vocabulary_comes_by_name_and_alone(store: SqlStore) -> None:
    """Put again, a word takes the place of itself; a network never has the words of another."""
    with store.writing() as uow:
        for one in (tag("RSA"), tag("Plainte", "gn"), tag("Aide"), tag("RSA", retired=True)):
            uow.trade_tags.put(one)
        assert uow.trade_tags.of("caf") == [tag("Aide"), tag("RSA", retired=True)]
        assert uow.trade_tags.of("gn") == [tag("Plainte", "gn")]


def test_a_tag_renamed_is_followed_in_its_network_alone(store: SqlStore) -> None:
    """Only where it is set whole: not in a name that holds it, nor in a network whose code begins alike."""
    name = 'Élan "100 %_"'
    concerns = [
        a_concern(1, 1, "caf-30", trade_tags=("Aide", name)),
        a_concern(1, 2, "caf", trade_tags=(f"{name} bis",)),
        a_concern(1, 3, "caf-2", trade_tags=(name,)),
        a_concern(1, 4, "gn"),
    ]
    with store.writing() as uow:
        put(uow, [an_experience(), *concerns])
        uow.trade_tags.put(tag(name))
        assert uow.trade_tags.rename(tag(name), "Élan") == [1]
        assert uow.trade_tags.rename(tag("Élan"), "Élan") == [1]
        uow.commit()
    with store.reading() as uow:
        assert uow.trade_tags.of("caf") == [tag("Élan")]
        kept = [concern.trade_tags for concern in uow.concerns.of([1])[1]]
    assert kept == [("Aide", "Élan"), (f"{name} bis",), (name,), ()]


def test_a_vocabulary_costs_one_statement(store: SqlStore, engine: Engine) -> None:
    with store.writing() as uow:
        for rank in range(30):
            uow.trade_tags.put(tag(f"Tag {rank}"))
        uow.commit()
    with counted(engine) as statements, store.reading() as uow:
        assert len(uow.trade_tags.of("caf")) == 30
    assert len(statements) == 1, statements
