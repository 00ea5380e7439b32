"""Port core.ports.Queues over SQL: the pages of a list, put together, are the list."""

from collections.abc import Sequence
from datetime import datetime
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from core.experience import Experience
from core.french import stems
from core.model import Model
from core.ports import UnitOfWork
from core.report import ReportOutcome
from core.structure import OUTSIDE_CODE, OUTSIDE_NAME
from core.transfer import TransferState
from core.views import EVERY_LINE, Cursor, Deciding, Place, QueueLine, Sieve
from core.vocabulary import Channel, ExperienceState, GeneralTag, ResponseState, Sentiment
from storage.engine import open_engine, sqlite_url
from storage.store import SqlStore
from tests.fakes.queues import FakeQueues
from tests.fakes.store import FakeStore
from tests.storage.counting import counted, plan
from tests.storage.samples import (
    NOON,
    a_concern,
    a_published_experience,
    a_report,
    a_response,
    a_screening,
    a_structure,
    a_transfer,
    after,
    an_experience,
    plant,
    put,
)

TREE = ("1", "1/2", "1/2/3", "1/21", "1/2!", "12", "9")
CODES = (*(path.rpartition("/")[2] for path in TREE), OUTSIDE_CODE)
ROOTS = (None, "1", "1/2", "1/21", "12", "9", OUTSIDE_CODE, "nowhere")
NETWORKS = ("", "1", "12", OUTSIDE_CODE, "2", "nowhere", "a\x00b")
DEPARTMENTS = ("Gard", "Ain")
STORIES = ("retards", "Retard du versement", "accueil")
TRADE_TAGS = ("délai", 'un "mot", \\entre\\ [guillemets]', "mot")

moments = st.integers(0, 3).map(after)

FILTERS = {
    "network": st.sampled_from(NETWORKS),
    "sentiment": st.sampled_from(Sentiment),
    "marked": st.booleans(),
    "department": st.sampled_from([*DEPARTMENTS, "nowhere", "a\x00b"]),
    "channel": st.just(Channel.PHONE),
    "tag": st.just(GeneralTag.RELATION),
    "trade_tag": st.sampled_from([*TRADE_TAGS, "Délai", "a\x00b"]),
    "answered": st.booleans(),
    "since": moments,
    "until": moments,
    "words": st.sampled_from([*STORIES, "inconnu", "le la", "\x00"]),
}
sieves = st.lists(st.sampled_from(sorted(FILTERS)), max_size=2, unique=True).flatmap(
    lambda names: st.builds(Sieve, **{name: FILTERS[name] for name in names})
)


@st.composite
def programmes(draw: st.DrawFn) -> list[Model]:
    """Draw a small programme where many things happened at the same moment; what others refer to goes first."""
    experiences, concerns, others = [], [], []
    for number in draw(st.lists(st.integers(1, 40), max_size=9, unique=True)):
        experiences.append(draw(_experiences(number)))
        if draw(st.booleans()):
            others.append(a_screening(number, draw(st.sampled_from(["", "N", "NT"]))))
        others += [
            a_report(
                100 * number + one, number, at=draw(moments), outcome=draw(st.none() | st.sampled_from(ReportOutcome))
            )
            for one in range(draw(st.integers(0, 3)))
        ]
        codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=3))
        for position, code in enumerate(codes, start=1):
            times = {"open_since": draw(st.none() | moments), "answered_at": draw(st.none() | moments)}
            said = {
                "channels": draw(st.sampled_from([{}, {Channel.PHONE: None}])),
                "trade_tags": draw(st.lists(st.sampled_from(TRADE_TAGS), max_size=2, unique=True).map(tuple)),
            }
            concerns.append(a_concern(number, position, code, **times, **said))
            if written := draw(st.none() | st.sampled_from(ResponseState)):
                others.append(
                    a_response(number, position, structure_code=code, state=written, updated_at=draw(moments))
                )
            if state := draw(st.none() | st.sampled_from(TransferState)):
                others.append(a_transfer(10 * number + position, number, position, state=state, asked_at=draw(moments)))
    return [*experiences, *concerns, *others]


@st.composite
def _experiences(draw: st.DrawFn, number: int) -> Experience:
    state = draw(st.sampled_from(ExperienceState))
    public = state in {ExperienceState.PUBLISHED, ExperienceState.WITHDRAWN}
    return an_experience(
        number,
        state=state,
        submitted_at=draw(moments),
        published_at=draw(moments) if public else None,
        appealed_at=draw(st.none() | moments),
        alert=draw(st.booleans()),
        sentiment=draw(st.none() | st.sampled_from(Sentiment)),
        department=draw(st.sampled_from(DEPARTMENTS)),
        tags=draw(st.sampled_from([{}, {GeneralTag.RELATION: Sentiment.NEUTRAL}])),
    )


@pytest.fixture
def planted(store: SqlStore, engine: Engine) -> SqlStore:
    plant(engine, *TREE)
    return store


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    programme=programmes(),
    root=st.sampled_from(ROOTS),
    limit=st.integers(1, 4),
    sieve=sieves,
    waiting_since=st.none() | moments,
    deciding=st.sampled_from(Deciding),
)
def test_the_pages_put_together_are_the_list(
    planted: SqlStore,
    programme: list[Model],
    root: str | None,
    limit: int,
    sieve: Sieve,
    waiting_since: datetime | None,
    deciding: Deciding,
) -> None:
    """Each line is on one page only, in the order of the list, whole; in any sub-tree, through any sieve; counted.

    All lists counted at once are as long as each counted by itself.
    """
    tables = FakeStore(*map(a_structure, TREE), *programme).tables
    with planted.writing() as uow:  # left without commit: the next example starts from nothing
        put(uow, programme)
        for number in tables.experiences:
            tables.found_by[number] = (), tuple(stems(STORIES[number % len(STORIES)]))
            uow.listing.put(number, *tables.found_by[number])
        for place, (sifted, waiting) in product(Place, ((EVERY_LINE, None), (sieve, waiting_since))):
            lines = _all_pages(uow, place, root, limit, sifted, waiting)
            same = FakeQueues(tables).page(place, root, None, 999, sifted, waiting_since=waiting)
            assert lines == same, (place, sifted)
            assert uow.queues.count(place, root, sifted, waiting_since=waiting) == len(lines), (place, sifted)
        each = {place: uow.queues.count(place, root, deciding=deciding) for place in Place}
        within = dict.fromkeys(Place, root is not None)
        assert uow.queues.counts(within, root or "", reader="", deciding=deciding) == each


def test_what_may_be_a_danger_comes_first(planted: SqlStore) -> None:
    """Alerts come before the others in what is to moderate, appeals are kept apart, and a page begins anywhere."""
    with planted.writing() as uow:
        for number in range(1, 9):
            put(
                uow,
                [an_experience(number, submitted_at=after(number), alert=number % 3 == 0), a_concern(number, 1, "2")],
            )
        put(uow, [an_experience(9, appealed_at=after(1)), an_experience(10, appealed_at=NOON, alert=True)])
        pages = [[line.number for line in _all_pages(uow, Place.TO_MODERATE, None, limit)] for limit in (1, 2, 3, 9)]
        assert pages == [[3, 6, 1, 2, 4, 5, 7, 8]] * 4
        appeals = uow.queues.page(Place.APPEALS, None, None, 9)
        assert [(line.number, line.at, line.alert) for line in appeals] == [(10, NOON, True), (9, after(1), False)]
        assert [line.number for line in uow.queues.page(Place.ALERTS, None, None, 9)] == [10, 3, 6]


@pytest.mark.parametrize("place", ["TO_MODERATE", "ALERTS", "HELD", "APPEALS", "TRANSFERS", "REPORTS"])
def test_a_page_of_moderation_is_read_in_the_order_of_an_index(sqlite_file: Path, place: str) -> None:
    """However many stories there are, nothing is sorted, and a page further down begins where the last one ended."""
    engine = open_engine(sqlite_url(sqlite_file))
    for start, walk in ((None, ("SCAN", "SEARCH")), (Cursor(NOON, 1, 1), ("SEARCH",))):
        with SqlStore(engine).reading() as uow, counted(engine) as statements:
            uow.queues.page(Place[place], None, start, 50)
        steps = plan(engine, statements[0])
        assert steps[0].startswith(walk), steps
        assert " USING " in steps[0], steps
        assert not [step for step in steps if "TEMP B-TREE" in step], steps
    engine.dispose()


def test_requests_to_decide_are_counted_from_the_requests(sqlite_file: Path) -> None:
    """However many stories are published, managers and those who receive count the few requests that are open."""
    engine = open_engine(sqlite_url(sqlite_file))
    for deciding in (Deciding.MANAGERS, Deciding.RECEIVERS):
        with SqlStore(engine).reading() as uow, counted(engine) as statements:
            uow.queues.count(Place.TRANSFERS, "2", deciding=deciding)
        walked = [step for step in plan(engine, statements[0]) if "ix_experience_state" in step]
        assert not walked, walked
    engine.dispose()


def test_a_line_says_what_the_list_needs(planted: SqlStore) -> None:
    """A line of concerns names its own structure, as the citizen did where it is outside the tree."""
    with planted.writing() as uow:
        experience = a_published_experience(5, version=4, title="Un titre", sentiment=Sentiment.NEGATIVE, alert=True)
        first, second = a_concern(5, 1, "2"), a_concern(5, 2, OUTSIDE_CODE, named="La piscine")
        put(
            uow,
            [experience, a_screening(5, "NT"), *(c.model_copy(update={"open_since": NOON}) for c in (first, second))],
        )
        whole, opened = uow.queues.page(Place.PUBLISHED, None, None, 9), uow.queues.page(Place.TO_ANSWER, None, None, 9)
    line = QueueLine(
        number=5,
        position=0,
        version=4,
        title="Un titre",
        structure="Structure 2",
        others=1,
        sentiment=Sentiment.NEGATIVE,
        at=NOON,
        alert=True,
        marks="NT",
        network="Structure 1",
    )
    assert list(whole) == [line]
    assert [(one.position, one.structure, one.others, one.network) for one in opened] == [
        (1, "Structure 2", 1, "Structure 1"),
        (2, "La piscine", 1, OUTSIDE_NAME),
    ]


def test_an_experience_about_nobody_is_still_moderated(planted: SqlStore) -> None:
    """An imported experience without any structure has its line, without a name; no sub-tree shows it."""
    with planted.writing() as uow:
        put(uow, [an_experience(1)])
        lines = uow.queues.page(Place.TO_MODERATE, None, None, 9)
        assert [(line.structure, line.others) for line in lines] == [("", 0)]
        assert not uow.queues.page(Place.TO_MODERATE, "1", None, 9)


def test_an_experience_about_two_structures_of_a_sub_tree_is_one_line(planted: SqlStore) -> None:
    """In the lists of experiences, two structures of one sub-tree do not make two lines."""
    with planted.writing() as uow:
        put(uow, [an_experience(1), a_concern(1, 1, "2"), a_concern(1, 2, "3")])
        assert (
            len(uow.queues.page(Place.TO_MODERATE, "1/2", None, 9)) == uow.queues.count(Place.TO_MODERATE, "1/2") == 1
        )


def test_what_leaves_a_list_does_not_hide_its_neighbours(planted: SqlStore) -> None:
    """A page asked after a line that has since left the list begins where that line was."""
    with planted.writing() as uow:
        put(uow, (an_experience(n, submitted_at=after(n)) for n in range(1, 7)))
        first = uow.queues.page(Place.TO_MODERATE, None, None, 3)
        uow.experiences.save(an_experience(3, version=2, state=ExperienceState.HELD, submitted_at=after(3)), 1)
        following = uow.queues.page(Place.TO_MODERATE, None, first[-1].cursor, 3)
    assert [line.number for line in (*first, *following)] == [1, 2, 3, 4, 5, 6]


def test_a_structure_whose_name_is_shared_stays_itself(planted: SqlStore, engine: Engine) -> None:
    """Lists go by code and path; two structures of one name have their own lists."""
    plant(engine, a_structure("5", name="Mairie"), a_structure("5/6", name="Mairie"))
    with planted.writing() as uow:
        put(uow, [a_published_experience(), a_concern(1, 1, "5", open_since=NOON)])
        assert uow.queues.count(Place.TO_ANSWER, "5") == 1
        assert uow.queues.count(Place.TO_ANSWER, "5/6") == 0


def _all_pages(
    uow: UnitOfWork,
    place: Place,
    root: str | None,
    limit: int,
    sieve: Sieve = EVERY_LINE,
    waiting_since: datetime | None = None,
) -> Sequence[QueueLine]:
    lines: list[QueueLine] = []
    cursor: Cursor | None = None
    while page := uow.queues.page(place, root, cursor, limit, sieve, waiting_since=waiting_since):
        assert len(page) <= limit
        lines += page
        cursor = page[-1].cursor
    return lines
