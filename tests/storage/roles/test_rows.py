"""The second wall: plain SQL, run by the desk's role, shows each account what the desk shows it and nothing more."""

from collections.abc import Iterable, Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.exc import ProgrammingError

from core.access import Action
from core.case import Case
from core.history import AUTHOR, DETECTOR, VISITOR
from core.masking import Original
from core.seat import Seat
from core.vocabulary import Role
from storage.roles.privileges import Door
from tests.postgres import empty
from tests.storage.access_places import DRAFTED, HERE, PEOPLE, STORIES, TOLD, TREE, Person, Spot
from tests.storage.access_programme import HELD, PREPARED, TO_COME, WORKER, Programme
from tests.storage.roles.conftest import Walled
from tests.storage.samples import plant, put

OF_AN_EXPERIENCE = ("comment", "event")
"""What is shown of the experiences that one opens."""


@pytest.fixture(scope="module")
def settled(walled_database: Walled) -> Iterator[Programme]:
    """Give a programme with everybody in their place, in a transaction that is never kept."""
    empty(walled_database.address)
    walled_database.administrator.dispose()
    plant(walled_database.administrator, *TREE)
    with walled_database.administrator.connect() as connection, connection.begin():
        programme = Programme(connection)
        programme.settle()
        with programme.store.writing() as uow:
            put(uow, [Original(experience_number=TOLD.number, title="t", text="t", masks=())])
            uow.commit()
        yield programme


@pytest.fixture
def programme(settled: Programme) -> Iterator[Programme]:
    """Give it; what a test does is put back."""
    with settled.store.put_back():
        yield settled


def seen(connection: Connection, person: Person | None, query: str) -> set[object]:
    """Give what the desk's role reads when it works for somebody, or for nobody."""
    savepoint = connection.begin_nested()
    connection.exec_driver_sql(f"SET LOCAL ROLE {Door.DESK}")
    connection.execute(sa.select(sa.func.set_config("ecoute.account", person.name if person else "", True)))
    found = set(connection.scalars(sa.text(query)))
    savepoint.rollback()
    return found


def opened(programme: Programme, person: Person) -> set[int]:
    """Give the experiences that core lets a person open."""
    with programme.store.reading() as uow:
        seat = Seat.of(uow, person.name)
        return {story.number for story in STORIES if Case.of(uow, story.number).is_visible_to(seat)}


def differences(programme: Programme, people: Iterable[Person] = PEOPLE) -> list[tuple[object, ...]]:
    """Give where the database shows a person more or less than core."""
    found: list[tuple[object, ...]] = []
    everything = programme.connection
    written = {
        table: set(everything.scalars(sa.text(f"SELECT experience_number FROM {table}"))) for table in OF_AN_EXPERIENCE
    }
    drafts = set(everything.scalars(sa.text("SELECT experience_number FROM response WHERE state <> 'published'")))
    public = {story.number for story in STORIES if story.published}
    for person in people:
        own, opens = programme.connection, opened(programme, person)
        of_all = person.may(Action.READ_UNPUBLISHED, ())
        here = person.may(Action.READ, [HERE])
        expected: dict[str, set[object]] = {
            "SELECT number FROM experience": {story.number for story in STORIES} if of_all else set(public),
            **{f"SELECT experience_number FROM {table}": set(written[table] & opens) for table in OF_AN_EXPERIENCE},
            "SELECT experience_number FROM response WHERE state <> 'published'": set(drafts)
            if person.may(Action.DRAFT, [HERE])
            else set(),
            "SELECT experience_number FROM original": {TOLD.number} if of_all else set(),
            "SELECT experience_number FROM report": {TOLD.number} if of_all else set(),
            "SELECT number FROM action WHERE published_at IS NULL": {PREPARED} if here else set(),
            "SELECT number FROM committee": set(range(TO_COME, HELD + 1)) if here else set(),
            "SELECT structure_code FROM assessment": {HERE} if here else set(),
            "SELECT structure_code FROM seat_offer": {HERE} if here else set(),
        }
        for query, rows in expected.items():
            if (got := seen(own, person, query)) != rows:
                found.append((person.name, query, got, rows))
    return found


def test_plain_sql_shows_what_the_desk_shows(programme: Programme) -> None:
    """Every role at every place of the tree sees the rows that core lets it see, and no others."""
    assert differences(programme) == []
    reached = [len(opened(programme, person)) for person in PEOPLE]
    assert (min(reached), max(reached)) == (0, len(STORIES))


@pytest.mark.parametrize("broken", ["experience", "comment", "response", "action", "committee"])
def test_a_wall_that_falls_is_noticed(programme: Programme, broken: str) -> None:
    """The test above fails when the rows of a table are no longer told apart."""
    programme.connection.exec_driver_sql(f"ALTER TABLE {broken} DISABLE ROW LEVEL SECURITY")
    assert {broken in str(query) for _, query, *_ in differences(programme, [Person(Role.AGENT, Spot.NETWORK)])} == {
        True
    }


def test_whoever_works_for_nobody_sees_what_is_public_alone(programme: Programme) -> None:
    """A transaction that forgot to say for whom it works, or works for an account that is closed, is shown nothing."""
    manager = Person(Role.MANAGER, Spot.PARENT)
    programme.appoint(manager.account.model_copy(update={"active": False}))
    public = {story.number for story in STORIES if story.published}
    for person in (None, manager):
        assert seen(programme.connection, person, "SELECT number FROM experience") == public
        for table in (*OF_AN_EXPERIENCE, "original", "report", "committee", "response_version", "comment_read"):
            assert seen(programme.connection, person, f"SELECT 1 FROM {table}") == set(), table


def test_an_account_that_moves_loses_the_rows_of_where_it_was(programme: Programme) -> None:
    """What the next statement sees is what the account's new structure gives."""
    agent = Person(Role.AGENT, Spot.OWN)
    drafts = "SELECT experience_number FROM response WHERE state <> 'published'"
    assert DRAFTED.number in seen(programme.connection, agent, drafts)
    programme.appoint(agent.account.model_copy(update={"structure_code": "gn-30"}))
    assert seen(programme.connection, agent, drafts) == set()


def test_what_one_keeps_for_oneself_is_ones_own(programme: Programme) -> None:
    """A view that is shared is seen from the structures around it; one that is not, by who keeps it alone."""
    programme.connection.exec_driver_sql(
        "INSERT INTO saved_view (account_name, name, place, sieve, structure_code)"
        f" SELECT account_name, 'La mienne', place, sieve, '' FROM saved_view WHERE account_name = '{WORKER}'"
    )
    names = "SELECT name FROM saved_view"
    assert seen(programme.connection, Person(Role.AGENT, Spot.CHILD), names) == {"Les nôtres"}
    assert seen(programme.connection, Person(Role.MANAGER, Spot.NETWORK), names) == set()


def test_a_desk_signs_its_own_lines(programme: Programme) -> None:
    """The database takes a line of history of the account that it works for, and refuses one in another name."""
    agent = Person(Role.AGENT, Spot.OWN)
    line = (
        "INSERT INTO event (at, actor, detail, changes, experience_number, kind, place, changes_digest, previous, seal)"
        f" VALUES (now(), :actor, '', '{{}}', {TOLD.number}, 'tagged', 99, '', '', '')"
    )
    connection = programme.connection
    connection.exec_driver_sql(f"SET LOCAL ROLE {Door.DESK}")
    connection.execute(sa.select(sa.func.set_config("ecoute.account", agent.name, True)))
    with connection.begin_nested() as savepoint:
        connection.execute(sa.text(line), {"actor": agent.name})
        savepoint.rollback()
    with pytest.raises(ProgrammingError, match="row-level security"), connection.begin_nested():
        connection.execute(sa.text(line), {"actor": "modo"})


def test_the_site_signs_for_nobody_of_the_desk(programme: Programme) -> None:
    """The database takes lines of history from the site in the name of authors, visitors and detectors alone."""
    line = (
        "INSERT INTO event (at, actor, detail, changes, experience_number, kind, place, changes_digest, previous, seal)"
        f" VALUES (now(), :actor, '', '{{}}', {TOLD.number}, 'published', 99, '', '', '')"
    )
    connection = programme.connection
    connection.exec_driver_sql(f"SET LOCAL ROLE {Door.FORM}")
    for actor in (AUTHOR, VISITOR, DETECTOR):
        with connection.begin_nested() as savepoint:
            connection.execute(sa.text(line), {"actor": actor})
            savepoint.rollback()
    with pytest.raises(ProgrammingError, match="row-level security"), connection.begin_nested():
        connection.execute(sa.text(line), {"actor": "modo"})
