"""Port core.ports.Queues over SQL: the pages of a list, put together, are the list."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from core.concern import Concern
from core.experience import Experience
from core.ports import UnitOfWork
from core.response import Response
from core.structure import OUTSIDE_CODE, within
from core.views import Cursor, Place, QueueLine
from core.vocabulary import ExperienceState, ResponseState, Sentiment
from storage.store import SqlStore
from tests.storage.samples import (
    NOON,
    a_concern,
    a_published_experience,
    a_response,
    a_structure,
    after,
    an_experience,
    plant,
    put,
)

TREE = ("1", "1/2", "1/2/3", "1/21", "1/2!", "12", "9")
PATHS = {path.rpartition("/")[2]: path for path in TREE} | {OUTSIDE_CODE: OUTSIDE_CODE}
ROOTS = (None, "1", "1/2", "1/21", "12", "9", OUTSIDE_CODE, "nowhere")
NEWEST_FIRST = {Place.PUBLISHED, Place.ANSWERED}
STATES = {
    Place.TO_MODERATE: ExperienceState.SUBMITTED,
    Place.HELD: ExperienceState.HELD,
    Place.PUBLISHED: ExperienceState.PUBLISHED,
}


@dataclass(slots=True)
class Programme:
    """Everything that the lists are made from, so that they can be made again in plain Python."""

    experiences: list[Experience] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)

    def keep(self, uow: UnitOfWork) -> None:
        put(uow, [*self.experiences, *self.concerns, *self.responses])

    def keys(self, place: Place, root: str | None) -> list[tuple[datetime, int, int]]:
        """Give the sort keys of a whole list, in its order."""
        found = [(self._at(place, e, c), e.number, c.position if c else 0) for e, c in self._lines(place, root)]
        whole = [(at, number, position) for at, number, position in found if at is not None]
        return sorted(whole, reverse=place in NEWEST_FIRST)

    def _lines(self, place: Place, root: str | None) -> list[tuple[Experience, Concern | None]]:
        lines: list[tuple[Experience, Concern | None]] = []
        for experience in self.experiences:
            own = [c for c in self.concerns if c.experience_number == experience.number]
            reached = [c for c in own if root is None or within(PATHS[c.structure_code], root)]
            if place in STATES:
                if experience.state is STATES[place] and (reached or root is None):
                    lines.append((experience, None))
            elif experience.state is ExperienceState.PUBLISHED:
                lines += [(experience, concern) for concern in reached]
        return lines

    def _at(self, place: Place, experience: Experience, concern: Concern | None) -> datetime | None:
        if concern is None:
            return experience.published_at if place is Place.PUBLISHED else experience.submitted_at
        if place is Place.TO_ANSWER:
            return concern.open_since
        if place is Place.ANSWERED:
            return concern.answered_at
        state = ResponseState.TO_VALIDATE if place is Place.TO_VALIDATE else ResponseState.DRAFT
        here = (concern.experience_number, concern.position)
        return next(
            (r.updated_at for r in self.responses if (r.experience_number, r.position) == here and r.state is state),
            None,
        )


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Draw a small programme where many things happened at the same moment."""
    moments = st.integers(0, 3).map(after)
    programme = Programme()
    for number in draw(st.lists(st.integers(1, 40), max_size=9, unique=True)):
        state = draw(st.sampled_from(ExperienceState))
        published_at = draw(moments) if state in {ExperienceState.PUBLISHED, ExperienceState.WITHDRAWN} else None
        programme.experiences.append(
            an_experience(number, state=state, submitted_at=draw(moments), published_at=published_at)
        )
        for position, code in enumerate(draw(st.lists(st.sampled_from(sorted(PATHS)), max_size=3)), start=1):
            times = {"open_since": draw(st.none() | moments), "answered_at": draw(st.none() | moments)}
            programme.concerns.append(a_concern(number, position, code, **times))
            if written := draw(st.none() | st.sampled_from(ResponseState)):
                programme.responses.append(
                    a_response(number, position, structure_code=code, state=written, updated_at=draw(moments))
                )
    return programme


@pytest.fixture
def planted(store: SqlStore, engine: Engine) -> SqlStore:
    plant(engine, *TREE)
    return store


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(programme=programmes(), root=st.sampled_from(ROOTS), limit=st.integers(1, 4))
def test_the_pages_put_together_are_the_list(
    planted: SqlStore, programme: Programme, root: str | None, limit: int
) -> None:
    """Each line is on one page only, in the order of the list, in any sub-tree; the count says how many there are."""
    with planted.writing() as uow:  # left without commit: the next example starts from nothing
        programme.keep(uow)
        for place in Place:
            lines = _all_pages(uow, place, root, limit)
            keys = [(line.at, line.number, line.position) for line in lines]
            assert keys == programme.keys(place, root), place
            assert uow.queues.count(place, root) == len(keys), place


def test_a_line_says_what_the_list_needs(planted: SqlStore) -> None:
    """A line of concerns names its own structure, as the citizen did where it is outside the tree."""
    with planted.writing() as uow:
        experience = a_published_experience(5, version=4, title="Un titre", sentiment=Sentiment.NEGATIVE)
        first, second = a_concern(5, 1, "2"), a_concern(5, 2, OUTSIDE_CODE, named="La piscine")
        put(uow, [experience, *(c.model_copy(update={"open_since": NOON}) for c in (first, second))])
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
    )
    assert list(whole) == [line]
    assert [(one.position, one.structure, one.others) for one in opened] == [
        (1, "Structure 2", 1),
        (2, "La piscine", 1),
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


def _all_pages(uow: UnitOfWork, place: Place, root: str | None, limit: int) -> Sequence[QueueLine]:
    lines: list[QueueLine] = []
    cursor: Cursor | None = None
    while page := uow.queues.page(place, root, cursor, limit):
        assert len(page) <= limit
        lines += page
        cursor = page[-1].cursor
    return lines
