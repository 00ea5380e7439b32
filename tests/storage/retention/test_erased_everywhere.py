"""After an erasure, nothing of what was told is left: in no table, no index, no file of the database, no answer."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from core.committees.sitting import SeatOffer
from core.displays.display import Display, Quote
from core.errors import Invalid, NotFound, Refused
from core.filters import Filters
from core.french import stems
from core.masking import MaskedField, masks_of
from core.retention.door import Retention
from core.retention.kept import Delays
from core.vocabulary import ResponseState, Sentiment
from core.wire.kept_call import CallState, KeptCall
from storage.opendata.updating import stored_rows
from storage.scrubbing import scrub
from storage.store import SqlStore
from tests.fakes.clock import START
from tests.fakes.world import WORDING, World, accounts, structures
from tests.storage.samples import a_signal, plant

CANARY = "zygomorphe"
STEM = stems(CANARY)[0]
OTHER = "labradorite"
"""A word of a story that nobody erases."""


@pytest.fixture
def world(store: SqlStore, engine: Engine) -> World:
    """Give the small programme over a real store."""
    plant(engine, *structures())
    world: Any = World()
    world.store = store
    for door in (world.intake, world.following, world.library, world.office):
        door._store = store
    for account in accounts():
        world.office.add_account(account)
    return world


@pytest.fixture
def told(world: World) -> int:
    """Give a story whose canary went everywhere that it can go, beside one that stays."""
    words = {"title": f"Le {CANARY} attend", "text": f"Un {CANARY} et Paul ont attendu.", "pseudonym": CANARY}
    receipt = world.submit(**words)
    number = receipt.number
    again = words | {"text": f"Un {CANARY}, puis Paul, ont attendu."}
    world.following.correct(receipt.token, 1, sentiment=Sentiment.NEGATIVE, **again)
    modo, agent = world.desk("modo"), world.desk("agent-30")
    modo.hold(number, 2, f"Demander au {CANARY}.")
    story = modo.show(number).experience
    parts = {field: getattr(story, field.value) for field in MaskedField}
    modo.publish(number, 3, masks_of("Paul", "nom", parts), f"Le nom du {CANARY}.")
    agent.comment(number, f"Voir avec le {CANARY}, @modo.")
    agent.ask_transfer(number, 1, "gn", f"Le {CANARY} est à eux.")
    modo.refuse_transfer(number, 1, f"Le {CANARY} est à vous.")
    draft = WORDING.model_copy(update={"body": f"Cher {CANARY}, merci."})
    written = agent.write(number, 1, draft, ResponseState.DRAFT, 0).concerns[0].draft
    agent.write(number, 1, draft, ResponseState.PUBLISHED, written.version if written else 0)
    agent.write(number, 1, draft.model_copy(update={"body": f"{CANARY} bis"}), ResponseState.DRAFT, 0)
    world.following.rate(receipt.token, 1, useful=True, comment=f"Merci pour le {CANARY}.")
    world.submit(title="Une autre", text=f"La {OTHER} est là.")
    with world.store.writing() as uow:
        uow.seat_offers.put(SeatOffer(experience_number=number, structure_code="caf-30", at=START))
        quote = Quote(number, f"un {CANARY}")
        uow.displays.add(Display(structure_code="caf-30", version=1, quotes=(quote,), kept_by="modo", kept_at=START))
        uow.signals.put([a_signal(1, shown=(number,), stories=(number, 99), goes_with=(CANARY,))])
        call = KeptCall(account_name="modo", key="k" * 20, digest="d", seat="modo", at=START)
        uow.calls.begin(call)
        uow.calls.save(call.answered(200, CANARY), 1)
        uow.commit()
    return number


def rows(engine: Engine) -> str:
    """Give every row of every table that SQL can read, the index of words too, as one text."""
    with engine.connect() as connection:
        names = sa.inspect(connection).get_table_names()
        tables = [connection.exec_driver_sql(f'SELECT * FROM "{name}"').all() for name in names]
    return repr(tables)


def retention(world: World) -> Retention:
    return Retention(world.store, world.clock, Delays())


def everything_read(world: World) -> str:
    """Give what the public and the desks read, as one text."""
    library, desks = world.library, [world.desk(name) for name in ("modo", "admin", "agent-30", "manager-30")]
    read = [library.page(), library.page(Filters(words=(STEM,))), *(desk.search(CANARY).hits for desk in desks)]
    queues = [desk.queue(kept.place) for desk in desks for kept in desk.me().places]
    return repr([*read, *queues, library.display("caf-30"), desks[3].display()])


def test_a_story_erased_is_nowhere(world: World, told: int, engine: Engine) -> None:
    """The canary stood everywhere; then it stands nowhere, its neighbour stays, and the history still holds."""
    token = world.links.follow_token(told)
    assert STEM in rows(engine)
    assert CANARY in repr(world.desk("modo").show(told))
    erasure = retention(world).erase(told, "demande de l’auteur", "claire")
    while world.office.count_some():
        pass
    scrub(engine, lambda: None)
    for text in (rows(engine), everything_read(world), repr(world.desk("modo").show(told)), repr(erasure)):
        assert CANARY not in text
        assert STEM not in text
    assert CANARY not in repr(world.following.everything(token))
    assert world.following.follow(token).acts == frozenset()
    assert world.library.page(Filters(words=tuple(stems(OTHER)))).experiences == []  # not published yet
    assert OTHER in rows(engine)
    assert world.office.verify_history(lambda _: None, {}).broken is None
    with pytest.raises(NotFound):
        world.library.published(told)


def test_the_files_of_the_database_hold_it_no_more(world: World, told: int, engine: Engine) -> None:
    """On SQLite not a byte of it is left, free pages, journal and index of words included."""
    retention(world).erase(told, "demande", "claire")
    while world.office.count_some():
        pass
    scrub(engine, lambda: None)
    if engine.dialect.name == "postgresql":
        return
    engine.dispose()
    file = Path(str(engine.url.database))
    for part in file.parent.glob(file.name + "*"):
        content = part.read_bytes()
        assert CANARY.encode() not in content, part.name
        assert STEM.encode() not in content, part.name
    assert OTHER.encode() in file.read_bytes()


def test_what_was_reached_is_told_without_what_it_said(world: World, told: int) -> None:
    """The report counts each kind of thing, and says when, why and by whom."""
    erasure = retention(world).erase(told, "demande de l’auteur", "claire")
    assert [erasure] == list(retention(world).log(10))
    assert (erasure.why, erasure.by) == ("demande de l’auteur", "claire")
    assert (erasure.at, erasure.experiences) == (START, (told,))
    expected = {"récits", "commentaires", "versions de réponses", "réponses et brouillons", "évaluations", "signaux"}
    assert expected | {"affichages", "adresses e-mail scellées", "lettres"} <= erasure.counts.keys()


def test_an_erasure_is_done_once_and_needs_a_reason(world: World, told: int) -> None:
    with pytest.raises(Invalid):
        retention(world).erase(told, "  ", "claire")
    with pytest.raises(NotFound):
        retention(world).erase(999, "demande", "claire")
    retention(world).erase(told, "demande", "claire")
    with pytest.raises(Refused):
        retention(world).erase(told, "demande", "claire")


def test_a_call_made_again_is_refused_and_not_done_twice(world: World, told: int) -> None:
    """An answer kept for a call may tell the story: it goes, and that the call was carried out stays known."""
    retention(world).erase(told, "demande", "claire")
    with world.store.reading() as uow:
        kept = uow.calls.get("modo", "k" * 20)
    assert kept is not None
    assert (kept.state, kept.answer) == (CallState.CHANGED, "")


def test_a_file_does_not_bring_it_back(world: World, told: int, store: SqlStore, engine: Engine) -> None:
    """An import sees that it was erased here."""
    retention(world).erase(told, "demande", "claire")
    with Session(engine) as session:
        assert stored_rows(session, [told])[told].erased


def test_all_that_an_author_told_goes_at_once(world: World, told: int) -> None:
    """The notifier knows an address again by its mark: what has the same one goes with it."""
    other = world.submit(title="Une autre du même auteur", text="Un texte assez long.").number
    stranger = world.submit(title="Une autre encore", text="Un texte assez long.").number
    with world.store.writing() as uow:
        for number, mark in ((told, "m"), (other, "m"), (stranger, "n")):
            uow.addresses.recognise(number, mark)
        uow.commit()
    assert list(retention(world).to_erase(told, whole_author=True)) == [told, other]
    assert retention(world).erase(told, "demande", "claire", whole_author=True).experiences == (told, other)
    with world.store.reading() as uow:
        assert uow.erasing.erased_among([told, other, stranger]) == {told, other}
        assert uow.addresses.among([told, other, stranger]) == [stranger]
