"""Concepts are counted on both engines as a plain recount counts them, whoever counts and whatever changes."""

import threading

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from core.concepts.concept import Concept, drafted
from core.concepts.counting import Recount, recount
from core.concepts.edge import loosened
from core.concepts.expressions import expressions, needs
from core.concepts.held import FIELDS, NONE, Edition, Held, Spot
from core.concepts.keeping import change, create, known
from core.errors import Stale
from core.folding import fold
from core.office import Office
from storage.bulk import write_experiences
from storage.engine import writer
from storage.store import SqlStore
from storage.tables import ConceptMatchRow, ConceptSumRow
from tests.fakes.clock import START, FixedClock
from tests.fakes.telling import Tellers, plainly_counted
from tests.fakes.world import accounts, structures
from tests.storage.counting import counted
from tests.storage.samples import NOON, a_concern, a_published_experience, after, plant

RECOUNT_STATEMENTS = 11
"""The turn, the concept, the candidates, the shares, what is held, the texts, three to write, where it is, how far."""


@pytest.fixture
def programme(store: SqlStore, engine: Engine) -> SqlStore:
    """Give a store with the structures and accounts of the small programme."""
    plant(engine, *structures())
    office = Office(store, FixedClock())
    for account in accounts():
        office.add_account(account)
    return store


def kept(store: SqlStore) -> dict[tuple[Edition, Spot], Held]:
    """Give all that is kept and is not nothing."""
    key = (ConceptSumRow.concept_number, ConceptSumRow.edition, ConceptSumRow.code, ConceptSumRow.period)
    query = sa.select(*key, *(getattr(ConceptSumRow, name) for name in FIELDS))  # type: ignore[call-overload]
    with store.reading() as uow:
        rows = uow._session.execute(query).all()
    found = {(Edition(*row[:2]), Spot(*row[2:4])): Held(*row[4:]) for row in rows}
    return {one: held for one, held in found.items() if held != NONE}


def told(engine: Engine, count: int, title: str = "Au guichet", code: str = "caf-30", first: int = 1) -> None:
    """Keep published stories, at once as an import does."""
    numbers = range(first, first + count)
    with Session(writer(engine)) as session:
        write_experiences(
            session,
            [a_published_experience(n, decided_at=NOON, title=title) for n in numbers],
            [a_concern(n, code=code) for n in numbers],
            [],
        )
        session.commit()


def concept(store: SqlStore, *lines: str, network: str = "") -> Concept:
    """Keep a new concept, and count what changed."""
    with store.writing() as uow:
        made = create(uow, network, drafted("Guichet", "", None, lines), START, "admin")
        while fold(uow):
            pass
        uow.commit()
    return made


def recounted(store: SqlStore, number: int, most: int) -> Recount:
    """Count a concept anew for some stories."""
    with store.writing() as uow:
        progress = recount(uow, number, most)
        uow.commit()
    return progress


@pytest.mark.parametrize("seed", range(2))
def test_kept_counts_are_those_of_a_plain_recount(programme: SqlStore, seed: int) -> None:
    """After random stories, corrections, editions and pieces of recounts."""
    tellers = Tellers(programme, FixedClock(), seed)
    tellers.wander(50)
    tellers.settle()
    found = kept(programme)
    assert found == plainly_counted(programme)
    assert found


def test_two_who_recount_at_once_count_each_story_once(programme: SqlStore, engine: Engine) -> None:
    """Two threads, in small pieces."""
    told(engine, 40)
    number = concept(programme, "guichet").number

    def work() -> None:
        while not recounted(programme, number, 3).done:
            pass

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept(programme) == plainly_counted(programme)
    assert kept(programme)[Edition(number, 1), Spot("caf", f"{NOON:%Y-%m}")].stories == 40


def test_a_recount_is_stopped_and_taken_up_again(programme: SqlStore, engine: Engine) -> None:
    """It begins after the last story counted, and tells how far it has come."""
    told(engine, 5)
    number = concept(programme, "guichet").number
    progress = [recounted(programme, number, 2) for _ in range(3)]
    assert [(one.reached, one.last, one.done) for one in progress] == [(2, 5, False), (4, 5, False), (0, 0, True)]
    with programme.reading() as uow:
        assert not known(uow, number).recounting


def test_who_changes_a_concept_that_somebody_else_changed_is_told(programme: SqlStore) -> None:
    """Nothing of theirs is lost, and nothing is overwritten."""
    made = concept(programme, "guichet")
    for lines in (("accueil",), ("bureau",)):
        with programme.writing() as uow:
            try:
                change(uow, made, 1, drafted("Guichet", "", None, lines), START, "admin")
                uow.commit()
            except Stale:
                assert lines == ("bureau",)
    with programme.reading() as uow:
        assert known(uow, made.number).expressions == ("accueil",)
        assert [version.version for version in uow.concepts.versions(made.number)] == [2, 1]


def test_a_recount_that_ends_on_older_expressions_changes_nothing(programme: SqlStore, engine: Engine) -> None:
    """The concept has others since: its own recount is still to be done."""
    told(engine, 1)
    made = concept(programme, "guichet")
    with programme.writing() as uow:
        change(uow, made, 1, drafted("Guichet", "", None, ("accueil",)), START, "admin")
        uow.concepts.counted(Edition(made.number, 1))
        uow.concepts.reached(Edition(made.number, 1), 1)
        uow.commit()
    with programme.reading() as uow:
        now = known(uow, made.number)
    assert (now.counted, now.reached, now.edition) == (0, 0, 2)


def test_the_index_finds_at_least_what_expressions_hold(programme: SqlStore, engine: Engine) -> None:
    """Whatever the alternatives; within a network too, from either end."""
    told(engine, 2, "Le guichet de la mairie")
    told(engine, 2, "Le courrier de la mairie", code="gn-30", first=3)
    told(engine, 1, "Rien à redire", first=5)
    wanted = needs(expressions(['"guichet mairie" -fermé', "courrier|lettre mairie", "titre:absent"]))
    with programme.reading() as uow:
        assert uow.concepts.following(wanted, None, 0, 10) == [1, 2, 3, 4]
        assert uow.concepts.following(wanted, None, 1, 2) == [2, 3]
        assert uow.concepts.newest(wanted, "gn", None, 10) == [4, 3]
        assert uow.concepts.newest(wanted, None, 4, 2) == [3, 2]
        assert (uow.concepts.candidates(wanted, None), uow.concepts.candidates(wanted, "caf")) == (4, 2)
        nearly = loosened(expressions(["guichet courrier"]))
        assert uow.concepts.following(nearly, None, 0, 10) == [1, 2, 3, 4]
        assert uow.concepts.following([], None, 0, 10) == []


def test_stories_of_a_concept_are_counted_and_listed_in_a_place_and_a_period(
    programme: SqlStore, engine: Engine
) -> None:
    """What actions and signals ask: a moment to another one, not included."""
    told(engine, 3)
    told(engine, 2, code="gn-30", first=4)
    made = concept(programme, "guichet")
    recounted(programme, made.number, 100)
    edition, late = Edition(made.number, 1), after(1)
    with programme.reading() as uow:
        assert uow.concepts.count(edition, None, NOON, late) == 5
        assert uow.concepts.count(edition, "caf", NOON, late) == 3
        assert uow.concepts.count(edition, None, late, after(2)) == 0
        assert uow.concepts.stories(edition, None, NOON, late, 5, 3) == [4, 3, 2]
        assert [one.name for one in uow.concepts.of_story(4)] == ["Guichet"]
        assert uow.concepts.of_story(9) == []


def test_old_lines_are_forgotten_little_by_little(programme: SqlStore, engine: Engine) -> None:
    """Those of expressions that were replaced, and of nothing else."""
    told(engine, 4)
    made = concept(programme, "guichet")
    recounted(programme, made.number, 100)
    with programme.writing() as uow:
        change(uow, known(uow, made.number), 1, drafted("Guichet", "", None, ("absent",)), START, "admin")
        assert uow.concepts.forget_old(3) == 0
        uow.commit()
    recounted(programme, made.number, 100)
    with programme.writing() as uow:
        forgotten = [uow.concepts.forget_old(3) for _ in range(5)]
        uow.commit()
        left = uow._session.scalar(sa.select(sa.func.count()).select_from(ConceptMatchRow))
    assert (forgotten, left, kept(programme)) == ([3, 3, 3, 1, 0], 0, {})


def test_a_piece_of_a_recount_asks_few_statements(programme: SqlStore, engine: Engine) -> None:
    """As many for three stories as for forty."""
    told(engine, 43)
    number = concept(programme, "guichet").number
    for most in (3, 40):
        with counted(engine) as statements:
            recounted(programme, number, most)
        assert len(statements) <= RECOUNT_STATEMENTS, statements
