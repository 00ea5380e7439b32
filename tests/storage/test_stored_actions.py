"""Ports core.ports.Actions, Announcements and Themes over SQL, beside what the fakes say."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from core.actions.file import ActionQuestion
from core.actions.measure import Measure, MeasureKind
from core.actions.sheet import Sheet
from core.actions.story import SheetEvent, SheetEventKind
from core.actions.ties import Tie, TieKind
from core.concepts.concept import Concept
from core.concepts.held import Edition
from core.concern import Concern
from core.desk import Desk
from core.errors import Stale
from core.experience import Experience
from core.french import stems
from core.notification import NotificationKind, NotificationState, of_action
from core.views import Cursor
from core.vocabulary import ActionState, Channel, ExperienceState, GeneralTag, Role, Sentiment
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.fakes.store import FakeStore
from tests.storage.counting import counted
from tests.storage.samples import (
    HOSTILE,
    NOON,
    a_concern,
    a_published_experience,
    a_structure,
    after,
    an_account,
    an_action,
    an_experience,
    plant,
    put,
)

TREE = ("caf", "caf/caf-30", "caf/caf-30/ales", "caf/caf-34", "caf/caf-3", "gn", "gn/gn-30")


@pytest.fixture
def planted(engine: Engine, store: SqlStore) -> SqlStore:
    plant(engine, *TREE)
    return store


def test_a_sheet_comes_back_as_it_was(planted: SqlStore) -> None:
    """Every field, with its links, ties and history; hostile text is text."""
    action = an_action(
        owner=HOSTILE,
        problem=HOSTILE,
        starts_on=date(2026, 5, 1),
        ends_on=date(2026, 6, 1),
        commitment=2,
        commitment_year=2021,
        committee=4,
        measure_kind=MeasureKind.TAG,
        measured="relation",
        dropped_at=NOON,
        progress=40,
    )
    line = SheetEvent(action_number=1, at=NOON, actor="a", kind=SheetEventKind.EDITED, changes={"title": ["a", "b"]})
    with planted.writing() as uow:
        put(uow, [a_published_experience(number) for number in (1, 2)])
        uow.actions.add(action, [2])
        uow.actions.link(1, [1, 2])
        uow.actions.unlink(1, [2, 9])
        for key in ("b", "a", "b"):
            uow.actions.tie(Tie(action_number=1, kind=TieKind.CONCEPT, key=key))
        uow.actions.untie(Tie(action_number=1, kind=TieKind.CONCEPT, key="b"))
        uow.actions.note(line)
        uow.commit()
    with planted.reading() as uow:
        assert uow.actions.get(1) == action
        assert uow.actions.linked(1) == [1]
        assert [tie.key for tie in uow.actions.ties(1)] == ["a"]
        assert uow.actions.history(1) == [line]
        assert uow.actions.get(2) is None and uow.actions.get(2**40) is None


def test_the_next_version_takes_the_place_of_the_one_seen(planted: SqlStore) -> None:
    with planted.writing() as uow:
        uow.actions.add(an_action(), ())
        after = an_action().written(Sheet(title="Autre"))
        uow.actions.save(after, 1)
        assert uow.actions.get(1) == after
        with pytest.raises(Stale):
            uow.actions.save(after, 1)


def test_lists_are_those_of_the_fakes(planted: SqlStore) -> None:
    """By sub-tree, state and place, public or not."""
    fake = FakeStore(*(a_structure(path) for path in TREE))
    states = tuple(ActionState)
    actions = [
        an_action(
            number,
            structure_code=("caf", "caf-30", "ales", "gn-30")[number % 4],
            state=states[number % 3],
            published_at=after(number // 3) if number % 2 else None,
        )
        for number in range(1, 14)
    ]
    for one in (planted, fake):
        with one.writing() as uow:
            for action in actions:
                uow.actions.add(action, ())
            uow.commit()
    with planted.reading() as ours, fake.reading() as theirs:
        for path in (None, "caf", "caf/caf-30", "gn"):
            assert dict(ours.actions.counts(path)) == dict(theirs.actions.counts(path))
            for place in (None, Cursor(after(2), 7)):
                assert ours.actions.within(path, 3, place) == theirs.actions.within(path, 3, place)
            for below in (None, 8):
                asked = (path, states[:2], below, 4)
                assert ours.actions.page(*asked) == theirs.actions.page(*asked)


def test_one_letter_alone_tells_an_address_of_a_step(planted: SqlStore) -> None:
    """The first that comes has the place, again if it asks again; one that is cancelled leaves it."""
    first, second = (of_action(NotificationKind.ACTION_DONE, 1, number, NOON) for number in (1, 2))
    with planted.writing() as uow:
        put(uow, [a_published_experience(1), a_published_experience(2)])
        uow.actions.add(an_action(), ())
        put(uow, [first, second])
        claim = uow.announcements.claim
        assert claim(first, "mark") is None and claim(first, "mark") is None
        assert claim(second, "mark") is NotificationState.PENDING
        assert claim(second, "another") is None
        other_step = of_action(NotificationKind.ACTION_PUBLISHED, 1, 2, NOON)
        put(uow, [other_step])
        assert claim(other_step, "mark") is None
        uow.outbox.save(first.cancelled("Détachée."))
        assert claim(second, "mark") is None
        uow.outbox.save(second.sent(NOON))
        assert claim(first, "mark") is NotificationState.SENT


def test_two_notifiers_cannot_both_tell(planted: SqlStore, engine: Engine) -> None:
    """What one has claimed and kept, another one finds taken."""
    letters = [of_action(NotificationKind.ACTION_DONE, 1, number, NOON) for number in (1, 2)]
    with planted.writing() as uow:
        put(uow, [a_published_experience(1), a_published_experience(2)])
        uow.actions.add(an_action(), ())
        put(uow, letters)
        uow.commit()
    found = []
    for letter in letters:
        with SqlStore(engine).writing() as uow:
            found.append(uow.announcements.claim(letter, "mark"))
            uow.commit()
    assert found == [None, NotificationState.PENDING]


def test_letters_about_an_action_are_revoked_together(planted: SqlStore) -> None:
    """Those of another action, and those owed before, stay; when one has left, none is."""
    old, one, two = (of_action(NotificationKind.ACTION_PUBLISHED, 1, n, after(n)) for n in (1, 2, 3))
    other = of_action(NotificationKind.ACTION_PUBLISHED, 2, 3, after(3))
    with planted.writing() as uow:
        put(uow, [a_published_experience(number) for number in (1, 2, 3)])
        put(uow, [old, one, two, other])
        assert uow.outbox.revoke_of_action(1, after(2))
        states = [letter.state for letter in uow.outbox.listed(None, 9)]
        pending, cancelled = NotificationState.PENDING, NotificationState.CANCELLED
        assert states == [pending, cancelled, cancelled, pending]
        uow.outbox.save(other.sent(NOON))
        assert not uow.outbox.revoke_of_action(2, NOON)


def test_who_left_an_address(planted: SqlStore) -> None:
    with planted.writing() as uow:
        put(uow, [a_published_experience(number) for number in (1, 2, 3)])
        for number in (3, 1):
            uow.addresses.put(number, b"box")
        assert uow.addresses.among([3, 2, 1, 2**40]) == [1, 3]


CODES = [path.rpartition("/")[2] for path in TREE]
told = st.tuples(
    st.integers(0, 3).map(after),
    st.lists(
        st.tuples(
            st.sampled_from(CODES),
            st.sets(st.sampled_from((Channel.PHONE, Channel.DESK)), max_size=2),
            st.sets(st.sampled_from(("Été", "RSA")), max_size=2),
        ),
        max_size=3,
    ),
    st.sampled_from((ExperienceState.PUBLISHED, ExperienceState.PUBLISHED, ExperienceState.WITHDRAWN)),
    st.booleans(),
    st.sampled_from(("Mon RSA est suspendu.", "Accueil parfait.")),
)
CONCEPT = Concept(number=1, name="Guichet", expressions=("guichet",), counted=1)
MEASURES = [
    Measure(kind=MeasureKind.CHANNEL, value="phone"),
    Measure(kind=MeasureKind.TAG, value="relation"),
    Measure(kind=MeasureKind.TRADE_TAG, value="Été"),
    Measure(kind=MeasureKind.WORDS, value="RSA suspendu"),
    Measure(kind=MeasureKind.CONCEPT, value="1"),
    Measure(kind=MeasureKind.CONCEPT, value="999999999999999999999"),
]


def the_story(number: int, drawn: Any) -> tuple[Experience, list[Concern]]:
    at, concerned, state, tagged, text = drawn
    tags = {GeneralTag.RELATION: Sentiment.NEGATIVE} if tagged else {}
    concerns = [
        a_concern(number, place, code, channels=dict.fromkeys(channels), trade_tags=tuple(sorted(words)))
        for place, (code, channels, words) in enumerate(concerned, start=1)
    ]
    return an_experience(number, state=state, published_at=at, text=text, tags=tags), concerns


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_stories_on_a_theme_are_counted_as_one_by_one(data: st.DataObject, planted: SqlStore) -> None:
    """The database and a slow plain recount give the same counts, for each measure, place and moment."""
    stories = [the_story(number, drawn) for number, drawn in enumerate(data.draw(st.lists(told, max_size=8)), start=1)]
    fake = FakeStore(*(a_structure(path) for path in TREE))
    with planted.writing() as ours, fake.writing() as theirs:
        for uow in (ours, theirs):
            for experience, concerns in stories:
                put(uow, [experience, *concerns])
                if experience.state is ExperienceState.PUBLISHED:
                    uow.listing.put(experience.number, stems(experience.title), stems(experience.text))
            uow.concepts.add(CONCEPT)
            uow.concepts.put_held([(story.number, Edition(1, 1)) for story, _ in stories if story.number % 2], [])
        for measure in MEASURES:
            codes = data.draw(st.lists(st.sampled_from([*CODES, "nowhere"]), max_size=3, unique=True))
            but = data.draw(st.sampled_from(("", "caf/caf-30", "gn")))
            asked = (measure, codes, but, after(data.draw(st.integers(0, 2))), after(3))
            assert ours.themes.counts(*asked) == theirs.themes.counts(*asked), asked


def test_structures_alike(planted: SqlStore) -> None:
    """Of the same network, typology and depth; not itself."""
    with planted.reading() as uow:
        assert uow.themes.alike(a_structure("caf/caf-30")) == ["caf-3", "caf-34"]
        assert uow.themes.alike(a_structure("caf/caf-30", typology="Siège")) == []
        assert uow.themes.alike(a_structure("caf")) == []


def test_a_sheet_and_a_list_cost_the_same_few_statements(planted: SqlStore, engine: Engine) -> None:
    """However many stories are linked, and however many actions there are."""
    desk = Desk(planted, FixedClock(), "manager")
    with planted.writing() as uow:
        put(uow, [an_account("manager", Role.MANAGER, "caf")])
        for number in range(1, 40):
            put(uow, [a_published_experience(number), a_concern(number, 1, "caf-30")])
        uow.commit()
    costs = []
    for numbers in ([1], list(range(2, 40))):
        desk.new_action(Sheet(title="Rappeler"))
        desk.link_to_action(1, numbers)
        with counted(engine) as statements:
            assert desk.action(1).stories
            assert desk.actions(ActionQuestion()).actions
            desk.review_actions()
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 20
