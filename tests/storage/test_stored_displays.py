"""Displays and visits on both engines: versions that stay, and counts that many processes raise at once."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from core.desk import Desk
from core.displays.display import CAMPAIGN, Display, Quote, ResultKind
from core.displays.visits import CampaignLine
from core.errors import Stale
from core.intake import Intake
from core.links import Links
from core.marks import Marks
from core.office import Office
from storage.store import SqlStore
from tests.fakes.clock import START, FixedClock
from tests.fakes.sealing import FakeSealer
from tests.fakes.world import accounts, structures
from tests.storage.counting import behind_walls, counted
from tests.storage.processes import count_visits, run_at_once
from tests.storage.samples import a_concern, an_experience, plant, put

GARD = "caf-30"

DISPLAY_STATEMENTS = 24
"""Account, structure, its places, versions, figures, actions, commitments, and what makes stories public, twice."""


@pytest.fixture
def programme(store: SqlStore, engine: Engine) -> SqlStore:
    """Give a store with the structures and accounts of the small programme."""
    plant(engine, *structures())
    office = Office(store, FixedClock())
    for account in accounts():
        office.add_account(account)
    return store


def intake(store: SqlStore) -> Intake:
    """Give the door of those who tell."""
    return Intake(store, FixedClock(), FakeSealer(), Links("https://ecoute.exemple.fr", b"cle"), Marks(b"cle"))


def test_versions_stay_and_two_at_once_make_one(programme: SqlStore) -> None:
    first = Display(
        structure_code=GARD,
        version=1,
        results=(ResultKind.DELAY, ResultKind.PUBLISHED),
        commitments=(9, 1),
        actions=(3,),
        quotes=(Quote(7, "Des mots."),),
        kept_by="manager-30",
        kept_at=START,
    )
    second = Display(structure_code=GARD, version=2, kept_by="manager-30", kept_at=START)
    with programme.writing() as uow:
        uow.displays.add(first)
        uow.displays.add(second)
        uow.commit()
    with programme.reading() as uow:
        assert uow.displays.last(GARD) == second
        assert uow.displays.versions(GARD, 5) == [second, first]
        assert (uow.displays.last("gn"), uow.displays.last("\0")) == (None, None)
    with programme.writing() as uow, pytest.raises(Stale):
        uow.displays.add(second)


def test_visits_of_a_sub_tree_in_order(programme: SqlStore) -> None:
    door = intake(programme)
    for code, campaign in ((GARD, "b"), (GARD, "a"), (GARD, "a"), ("gn", "a")):
        door.count_visit(code, campaign)
    with programme.reading() as uow:
        within = uow.visits.within("caf", START.date() - timedelta(days=1), START.date() + timedelta(days=1))
        assert [(one.structure_code, one.campaign, one.visits) for one in within] == [(GARD, "a", 2), (GARD, "b", 1)]
        assert uow.visits.within("caf", START.date() + timedelta(days=2), START.date() + timedelta(days=3)) == []


def test_stories_count_once_whatever_the_structures_that_they_concern(programme: SqlStore) -> None:
    with programme.writing() as uow:
        for number, campaign in ((1, CAMPAIGN), (2, CAMPAIGN), (3, "")):
            put(uow, [an_experience(number, campaign=campaign, submitted_at=START)])
            put(uow, [a_concern(number, 1, GARD), a_concern(number, 2, "caf")])
        uow.commit()
    with programme.reading() as uow:
        assert uow.visits.stories("caf", START, START + timedelta(hours=1)) == {CAMPAIGN: 2}
        assert uow.visits.stories("gn", START, START + timedelta(hours=1)) == {}
        assert uow.visits.stories("caf", START - timedelta(hours=1), START) == {}


def test_processes_that_count_at_once_lose_no_visit(programme: SqlStore, engine: Engine) -> None:
    """Four real processes, each opening the form forty times by the same link."""
    url = engine.url.render_as_string(hide_password=False)
    run_at_once(count_visits, url, *[[GARD, 40]] * 4)
    report = Desk(programme, FixedClock(), "manager-30").campaigns_of_the_year()
    assert report.lines == (CampaignLine(CAMPAIGN, 160, 0),)


def test_a_display_takes_few_statements(programme: SqlStore, engine: Engine) -> None:
    with counted(engine) as statements:
        Desk(programme, FixedClock(), "manager-30").display()
    assert len(statements) <= DISPLAY_STATEMENTS + behind_walls(engine, 1)
