"""Searches of the desk over both engines: what is found and counted is what the language means."""

import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from core.desk import Desk
from core.office import Office
from core.seeking.evaluating import finds, meant_concerns
from core.seeking.facets import FACETS, counted
from core.seeking.line import read
from core.seeking.saved import SavedSearch
from core.seeking.search import Key, Search
from core.vocabulary import Role
from storage.engine import open_engine, sqlite_url
from storage.repositories import seeking
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.fakes.searching import searches
from tests.postgres import Server
from tests.storage.conftest import ENGINES
from tests.storage.counting import counted as statements
from tests.storage.counting import plan
from tests.storage.samples import an_account
from tests.storage.seeking_crowd import CROWD, asked_of, gather, told_by

REACHES = st.sampled_from((None, "caf", "caf/caf-30", "gn"))
# Account, structure, whose référent it is, the experiences found, then these: experiences, concerns, responses, votes,
# actions, structures;
# whether the reach is a wide one; the concepts that may be asked for.
SEARCH_STATEMENTS = 12
# Account, structure, whose référent it is, how many, which ones, what is counted of them, names of structures; twice
# the reach; the concepts that may be asked for, and those held.
FACETS_STATEMENTS = 12


@pytest.fixture(scope="module")
def crowd_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Give an engine over a migrated database of this module's own, with the crowd in it."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("seeking") / "ecoute.sqlite"
        address = sqlite_url(Path(shutil.copy(request.getfixturevalue("migrated_file"), file)))
        yield from _filled(address)
        return
    server: Server = request.getfixturevalue("postgres_server")
    address = server.create(request.getfixturevalue("postgres_template"))
    yield from _filled(address)
    server.drop(address)


def _filled(address: str) -> Iterator[Engine]:
    engine = open_engine(address)
    store = SqlStore(engine)
    gather(store, engine)
    office = Office(store, FixedClock())
    office.add_account(an_account("modo"))
    office.add_account(an_account("agent-30", Role.AGENT, "caf-30"))
    yield engine
    engine.dispose()


on_each_engine = pytest.mark.parametrize("crowd_engine", ENGINES, indirect=True)
often = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@on_each_engine
@often
@given(search=searches, reach=REACHES)
@example(search=read("réseau:caf,gn"), reach="caf/caf-30")
@example(search=read("structure:caf,gn -guichet"), reach="gn")
def test_what_is_found_is_what_the_search_means(crowd_engine: Engine, search: Search, reach: str | None) -> None:
    """Page after page, the experiences found are those that the plain evaluator finds, in the order of numbers."""
    with SqlStore(crowd_engine).reading() as uow:
        asked = asked_of(uow, search, reach)
        expected = [told.experience.number for told in told_by(uow) if finds(asked, told)]
        found: list[int] = []
        after: int | None = None
        for _ in range(CROWD):
            page = uow.searches.page(asked, after, 7)
            assert len(page.numbers) <= 7
            found += page.numbers
            after = page.following
            if after is None:
                break
        assert found == expected
        assert list(uow.searches.page(asked, None, seeking.MANY_AT_ONCE + 1).numbers) == expected


@on_each_engine
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(search=searches, reach=REACHES)
def test_each_facet_counts_what_its_criterion_would_find(
    crowd_engine: Engine, search: Search, reach: str | None
) -> None:
    """Adding the criterion of a facet to a search finds exactly as many as the facet said."""
    with SqlStore(crowd_engine).reading() as uow:
        asked = asked_of(uow, search, reach)
        told = told_by(uow)
        found = uow.searches.page(asked, None, 1_000).numbers
        roots = tuple(path for c in search.tied if c.key in {Key.STRUCTURE, Key.NETWORK} for path, _ in asked.meant(c))
        lines = counted(uow.searches.traits(asked, found), roots)
        for line in lines:
            narrowed = asked_of(uow, Search((*search.criteria, *read(line.criterion).criteria)), reach)
            assert sum(finds(narrowed, one) for one in told) == line.count, line


@on_each_engine
def test_every_value_of_a_facet_is_there(crowd_engine: Engine) -> None:
    """Recounted by hand for the whole: feelings, departments, networks, with nothing missing."""
    with SqlStore(crowd_engine).reading() as uow:
        everything = asked_of(uow, Search())
        found = [told for told in told_by(uow) if finds(everything, told)]
        lines = counted(uow.searches.traits(everything, [t.experience.number for t in found]), ())
        told = {(line.key, line.label): line.count for line in lines}
        assert {key for key, _ in told} == set(FACETS)
        assert sum(count for (key, _), count in told.items() if key is Key.FEELING) == sum(
            one.experience.sentiment is not None for one in found
        )
        caf = sum(any(c.structure_code.startswith("caf") for c in meant_concerns(everything, one)) for one in found)
        assert told[Key.STRUCTURE, "caf"] == caf
        assert told[Key.CONCEPT, "Attente"] == sum(1 in one.concepts for one in found) > 0


@on_each_engine
def test_a_search_that_reads_a_great_many_goes_on_where_it_stopped(
    crowd_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where few fit among many that must be read, a page comes short, tells where to go on, and nothing is lost."""
    monkeypatch.setattr(seeking, "READ_AT_MOST", 8)
    with SqlStore(crowd_engine).reading() as uow:
        asked = asked_of(uow, read('"guichet attente"'))
        expected = [told.experience.number for told in told_by(uow) if finds(asked, told)]
        assert expected
        pages, after = [], None
        while (page := uow.searches.page(asked, after, 5)) and page.following is not None:
            pages.append(page.numbers)
            after = page.following
        assert [number for numbers in [*pages, page.numbers] for number in numbers] == expected
        assert any(len(numbers) < 5 for numbers in islice(pages, len(pages)))
        assert uow.searches.page(asked, None, 100).following is not None


@on_each_engine
def test_wide_structures_are_walked_and_find_the_same(crowd_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many concern a structure, the same experiences are found."""
    lines = ("caf", "caf:gard guichet", "structure:caf canal:téléphone", "-structure:caf", "réseau:gn,caf répondue:non")
    with SqlStore(crowd_engine).reading() as uow:
        for reach in (None, "caf", "caf/caf-30"):
            few = [uow.searches.page(asked_of(uow, read(line), reach), None, 100) for line in lines]
            monkeypatch.setattr(seeking, "_MANY", 1)
            assert [uow.searches.page(asked_of(uow, read(line), reach), None, 100) for line in lines] == few
            monkeypatch.undo()


@on_each_engine
def test_a_page_and_its_facets_cost_few_statements(crowd_engine: Engine) -> None:
    """More lines never make more statements."""
    desk = Desk(SqlStore(crowd_engine), FixedClock(), "agent-30")
    for limit in (2, 50):
        with statements(crowd_engine) as made:
            assert desk.search("guichet", limit=limit).hits
        assert len(made) <= SEARCH_STATEMENTS, "\n".join(
            one[one.find("FROM") :][:60].replace("\n", " ") for one in made
        )
    with statements(crowd_engine) as made:
        assert desk.facets("guichet").lines
    assert len(made) <= FACETS_STATEMENTS


@pytest.mark.parametrize("crowd_engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("line", ["négatif", "-dossier", "réseau:caf canal:téléphone", "département:gard positif"])
def test_what_no_word_leads_to_is_walked_by_number(crowd_engine: Engine, line: str) -> None:
    """A page of a search without words is found without going through all that is published, nor sorting it."""
    with SqlStore(crowd_engine).reading() as uow, statements(crowd_engine) as made:
        uow.searches.page(asked_of(uow, read(line), None), None, 50)
    steps = plan(crowd_engine, made[-1])
    assert not [step for step in steps if "ORDER BY" in step or "ix_experience_state" in step], steps


@on_each_engine
def test_a_search_is_kept_shared_and_forgotten(crowd_engine: Engine) -> None:
    """A search is kept under its name, replaced by the next one of that name, given to those who share it."""
    store = SqlStore(crowd_engine)
    own = SavedSearch(account_name="modo", name="Guichets", line="guichet")
    shared = SavedSearch(account_name="agent-30", name="Attente", line="attente", structure_code="caf-30")
    with store.writing() as uow:
        for search in (own, own.model_copy(update={"line": "accueil"}), shared):
            uow.saved_searches.put(search)
        uow.commit()
    with store.writing() as uow:
        assert [kept.line for kept in uow.saved_searches.of("modo")] == ["accueil"]
        assert uow.saved_searches.shared(["caf-30", "caf"]) == [shared]
        uow.saved_searches.remove("modo", "Guichets")
        uow.saved_searches.remove("modo", "\x00")
        uow.commit()
    with store.reading() as uow:
        assert uow.saved_searches.of("modo") == []
