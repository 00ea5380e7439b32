"""How many statements each page costs, whatever it shows: more lines never make more of them."""

import pytest
from sqlalchemy import Engine

from core.desk import PAGE, Desk
from core.filters import Filters
from core.intake import Intake
from core.library import Library
from core.links import Links
from core.marks import Marks
from core.views import Place, Sieve
from core.vocabulary import ResponseState, Role
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.fakes.sealing import FakeSealer
from tests.fakes.world import SOURCE, submission
from tests.storage.counting import behind_walls, counted
from tests.storage.samples import (
    NOON,
    a_concern,
    a_published_experience,
    a_response,
    a_vote,
    after,
    an_account,
    an_event,
    plant,
    put,
)

# Account, structure, lines, names of structures, total, who is there, what is unread.
QUEUE_STATEMENTS = 7
# Account, structure, experience, concerns, structures, responses, votes, who is there, transfers, history, who writes.
DOSSIER_STATEMENTS = 11
# No structure; what the author wrote, what the detectors said, reports.
MODERATORS_DOSSIER_STATEMENTS = DOSSIER_STATEMENTS - 1 + 3
# The form, two limits, number, claim, experience, structures, concern, address, history, stories alike, its own bands
# (those before go first), what the detectors said, letter; PostgreSQL tells those who wait.
SUBMISSION_STATEMENTS = {"sqlite": 15, "postgresql": 16}
# Experiences, concerns, responses, votes, actions, structures.
PUBLIC_LIST_STATEMENTS = 6
PUBLIC_PAGE_STATEMENTS = 6
# Which stems are rare (PostgreSQL first looks at a sample), which experiences share them, then these.
ALIKE_STATEMENTS = {"sqlite": 2 + PUBLIC_LIST_STATEMENTS, "postgresql": 3 + PUBLIC_LIST_STATEMENTS}
# Counts, delays, actions.
FIGURES_STATEMENTS = 3
# Stories, withdrawals, reports, three medians at most: nobody waits for one that there is none of.
TRANSPARENCY_STATEMENTS = 5
# The structure, those above and those below, its actions and their structures, its figures, the path that its list
# looks for, and this list.
STRUCTURE_STATEMENTS = 6 + FIGURES_STATEMENTS + 1 + PUBLIC_LIST_STATEMENTS


@pytest.fixture
def full(store: SqlStore, engine: Engine) -> SqlStore:
    """Give a store with more than a page of everything."""
    plant(engine, "caf", "caf/caf-30", "gn")
    with store.writing() as uow:
        put(uow, [an_account("agent", Role.AGENT, "caf"), an_account("modo")])
        for number in range(1, PAGE + 12):
            put(uow, [a_published_experience(number, published_at=after(number), decided_at=after(1))])
            put(uow, [an_event(number), an_event(number)])
            put(uow, [a_concern(number, 1, "caf-30", open_since=after(number)), a_concern(number, 2, "gn")])
            put(uow, [a_response(number, 1, structure_code="caf-30", state=ResponseState.PUBLISHED)])
            put(uow, [a_vote(number=number), a_vote("v1", number=number)])
            uow.listing.put(number, ["titr"], ["rec"])
        uow.commit()
    return store


def test_the_lists_of_the_desk(full: SqlStore, engine: Engine) -> None:
    """A page of any length, first or further down, costs the same few statements."""
    agent, modo = Desk(full, FixedClock(), "agent"), Desk(full, FixedClock(), "modo")
    for lines in (1, 10, PAGE):
        with counted(engine) as statements:
            page = agent.queue(Place.TO_ANSWER, limit=lines)
        assert (len(page.lines), len(statements)) == (lines, QUEUE_STATEMENTS), statements
        with counted(engine) as statements:
            page = modo.queue(Place.PUBLISHED, limit=lines)
        assert (len(page.lines), len(statements)) == (lines, QUEUE_STATEMENTS - 1), "a moderator has no structure"
        with counted(engine) as statements:
            page = modo.queue(Place.PUBLISHED, limit=lines, sieve=Sieve("caf", None, False, ""))
        assert (len(page.lines), len(statements)) == (lines, QUEUE_STATEMENTS), "its width is looked at"
    with counted(engine) as statements:
        agent.queue(Place.TO_ANSWER, page.following)
    assert len(statements) == QUEUE_STATEMENTS, statements
    with counted(engine) as statements:
        agent.me()
    assert len(statements) == 3, "account, structure, and the totals of all lists"


def test_a_glance(full: SqlStore, engine: Engine) -> None:
    """Who sits there and the totals, a list, its first story and the views are looked at together, once each."""
    for name, seat, dossier in (("agent", 2, DOSSIER_STATEMENTS - 2), ("modo", 1, MODERATORS_DOSSIER_STATEMENTS - 1)):
        desk = Desk(full, FixedClock(), name)
        with counted(engine) as statements:
            arrived = desk.glance(Place.TO_ANSWER, whole=False)
        # The totals and the lines; where there are some, their structures, who is there, what is unread.
        assert len(statements) == seat + 2 + 3 * bool(arrived.page and arrived.page.lines), statements
        with counted(engine) as statements:
            assert desk.glance(Place.ALL).story is not None
        # What a structure shares, and how wide a list it makes, are looked at for those who work for one.
        cost = seat + 1 + 4 + dossier + (3 if name == "agent" else 1) + behind_walls(engine, 1)
        assert len(statements) == cost, statements


def test_a_story_told(full: SqlStore, engine: Engine) -> None:
    """The form costs the same few statements; what is too old to count is looked for by the first of an hour alone."""
    intake = Intake(full, FixedClock(), FakeSealer(), Links("https://e.fr", b"une cle"), Marks(b"une autre cle"))
    forgotten = []
    for rank in range(3):
        with counted(engine) as statements:
            words = " ".join(f"mot{rank}{place}" for place in range(30))
            intake.submit(submission(key=f"formulaire-{rank}", text=words), SOURCE)
        forgotten.append(sum("DELETE FROM throttle" in statement for statement in statements))
    assert forgotten == [1, 0, 0]
    assert len(statements) == SUBMISSION_STATEMENTS[engine.dialect.name], statements


def test_the_public_pages(full: SqlStore, engine: Engine) -> None:
    """The public list costs the same few statements, however many experiences it shows; a page costs no more."""
    library = Library(full, FixedClock(), Marks(b"une cle pour les essais"))
    for lines in (1, 20):
        with counted(engine) as statements:
            page = library.page(limit=lines)
        assert (len(page.experiences), len(statements)) == (lines, PUBLIC_LIST_STATEMENTS), statements
    with counted(engine) as statements:
        library.published(7)
    assert len(statements) == PUBLIC_PAGE_STATEMENTS, statements


def test_the_pages_that_look_further(full: SqlStore, engine: Engine) -> None:
    """A search, what is alike, the results and the page of a structure cost the same few statements."""
    library = Library(full, FixedClock(), Marks(b"une cle pour les essais"))
    seen = library.published(7)
    costs = {
        "search": (lambda: library.page(Filters(words=("titr",))), PUBLIC_LIST_STATEMENTS),
        "count": (lambda: library.count(Filters(words=("titr",), answered=False), most=100), 1),
        "alike": (lambda: library.alike(seen), ALIKE_STATEMENTS[engine.dialect.name]),
        "helpful": (lambda: library.helpful_like(seen.title, "un mot rare"), ALIKE_STATEMENTS[engine.dialect.name] + 1),
        "figures": (library.figures, FIGURES_STATEMENTS),
        "structure": (lambda: library.structure_page("caf-30"), STRUCTURE_STATEMENTS),
    }
    for name, (look, cost) in costs.items():
        with counted(engine) as statements:
            look()
        assert len(statements) == cost, (name, statements)
    with counted(engine) as statements, full.reading() as uow:
        assert uow.structures.search("structuer", 5)
    assert len(statements) == 3, "as typed, the words that are known, and as meant"


def test_a_dossier(full: SqlStore, engine: Engine) -> None:
    """One experience, with all that belongs to it, costs the same few statements."""
    with counted(engine) as statements:
        Desk(full, FixedClock(), "agent").show(7)
    assert len(statements) == DOSSIER_STATEMENTS + behind_walls(engine, 1), statements
    with counted(engine) as statements:
        Desk(full, FixedClock(), "modo").show(7)
    assert len(statements) == MODERATORS_DOSSIER_STATEMENTS + behind_walls(engine, 1), statements


def test_the_report_of_transparency(full: SqlStore, engine: Engine) -> None:
    """A period of any length costs the same few statements."""
    with counted(engine) as statements, full.reading() as uow:
        assert uow.results.transparency(NOON, after(1)).received == PAGE + 11
    assert len(statements) == TRANSPARENCY_STATEMENTS, statements
