"""Port core.ports.Listing over SQL: the lists are those of the fake, and the index of words is what the public sees."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session, col

from core.action import ImprovementAction
from core.concern import Concern
from core.desk import Desk
from core.experience import Experience
from core.filters import EVERYTHING, Filters
from core.following import Following
from core.french import stems
from core.intake import Intake
from core.links import Links
from core.marks import Marks
from core.masking import MaskedField, masks_of
from core.model import Model
from core.ports import Listing, UnitOfWork
from core.reading import found_by, public_one
from core.response import Evaluation, Response
from core.structure import OUTSIDE_CODE
from core.views import Cursor
from core.vocabulary import Channel, ExperienceState, GeneralTag, ResponseState, Sentiment
from storage.bulk import write_experiences
from storage.engine import writer
from storage.repositories.listing import matching
from storage.store import SqlStore
from storage.tables import ExperienceRow
from tests.fakes.clock import FixedClock
from tests.fakes.library import FakeListing
from tests.fakes.sealing import FakeSealer
from tests.fakes.store import FakeStore
from tests.fakes.world import SOURCE, WORDING, accounts, structures, submission
from tests.storage.samples import (
    NOON,
    a_concern,
    a_published_experience,
    a_response,
    a_structure,
    a_vote,
    after,
    an_action,
    an_experience,
    plant,
    put,
)

TREE = ("1", "1/2", "1/2/3", "1/21", "9")
CODES = ("1", "2", "3", "21", "9", OUTSIDE_CODE)
WORDS = ("attente", "guichet", "dossier perdu", "3646")


@dataclass(slots=True)
class Programme:
    """A small programme, to be kept by SQL as by the fake."""

    experiences: list[Experience] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    votes: list[Evaluation] = field(default_factory=list)
    actions: list[tuple[ImprovementAction, list[int]]] = field(default_factory=list)

    def keep(self, uow: UnitOfWork) -> None:
        put(uow, [*self.experiences, *self.concerns, *self.responses, *self.votes])
        for action, numbers in self.actions:
            uow.actions.add(action, numbers)
        self.index(uow.listing)

    def fake(self) -> FakeStore:
        tree: list[Model] = [a_structure(path) for path in TREE]
        store = FakeStore(*tree, *self.experiences, *self.concerns, *self.responses, *self.votes)
        with store.writing() as uow:
            for action, numbers in self.actions:
                uow.actions.add(action, numbers)
            uow.commit()
        self.index(FakeListing(store.tables, writes=True))
        return store

    def index(self, listing: Listing) -> None:
        for experience in self.experiences:
            if experience.state is ExperienceState.PUBLISHED:
                listing.put(experience.number, stems(experience.title), stems(experience.text))


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Draw a small programme where many things happened at the same moment."""
    moments, programme = st.integers(0, 3).map(after), Programme()
    for number in draw(st.lists(st.integers(1, 30), max_size=8, unique=True)):
        state = draw(st.sampled_from((ExperienceState.PUBLISHED, ExperienceState.PUBLISHED, ExperienceState.WITHDRAWN)))
        programme.experiences.append(
            an_experience(
                number,
                state=state,
                published_at=draw(moments),
                title=draw(st.sampled_from(WORDS)),
                text=" ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))),
                sentiment=draw(st.none() | st.sampled_from(Sentiment)),
                department=draw(st.sampled_from(("", "Gard", "Hérault"))),
                tags=dict.fromkeys(draw(st.sets(st.sampled_from(GeneralTag), max_size=2)), Sentiment.NEUTRAL),
            )
        )
        for position, code in enumerate(draw(st.lists(st.sampled_from(CODES), max_size=3)), start=1):
            channels = draw(
                st.dictionaries(st.sampled_from(Channel), st.none() | st.sampled_from(Sentiment), max_size=2)
            )
            answered_at = draw(st.none() | moments)
            programme.concerns.append(a_concern(number, position, code, channels=channels, answered_at=answered_at))
            if written := draw(st.none() | st.sampled_from((ResponseState.PUBLISHED, ResponseState.SUPERSEDED))):
                programme.responses.append(a_response(number, position, structure_code=code, state=written))
                votes = draw(st.dictionaries(st.sampled_from(("author", "v1", "v2")), st.booleans()))
                programme.votes += [a_vote(v, useful=u, number=number, position=position) for v, u in votes.items()]
    numbers = [experience.number for experience in programme.experiences]
    for place in range(draw(st.integers(0, 2))):
        linked = draw(st.sets(st.sampled_from(numbers))) if numbers else set()
        code, at = draw(st.sampled_from(CODES)), draw(st.none() | moments)
        action = an_action(place + 1, structure_code=code, published_at=at)
        programme.actions.append((action, sorted(linked)))
    return programme


filters = st.builds(
    Filters,
    words=st.just(()) | st.sampled_from(WORDS).map(lambda words: tuple(stems(words))),
    structure=st.sampled_from(("", "", "1", "2", "21", "9", OUTSIDE_CODE, "nowhere", "a\x00b")),
    sentiment=st.none() | st.sampled_from(Sentiment),
    channel=st.none() | st.sampled_from(Channel),
    tag=st.none() | st.sampled_from(GeneralTag),
    department=st.sampled_from(("", "", "Gard", "gard", "\ud800")),
    since=st.none() | st.integers(0, 3).map(after),
    until=st.none() | st.integers(0, 3).map(after),
    answered=st.none() | st.booleans(),
    acted=st.booleans(),
)


@pytest.fixture
def planted(store: SqlStore, engine: Engine) -> SqlStore:
    plant(engine, *TREE)
    return store


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(programme=programmes(), asked=st.lists(filters, min_size=5, max_size=5), limit=st.integers(1, 4))
def test_lists_are_those_of_the_fake(planted: SqlStore, programme: Programme, asked: list[Filters], limit: int) -> None:
    """Whatever is asked, the pages put together are what the fake counts from plain dictionaries, in its order."""
    fake = programme.fake()
    with planted.writing() as uow, fake.reading() as plain:  # left without commit: the next example starts from nothing
        programme.keep(uow)
        # One thing asked at a time too: many at once leave little to find.
        single = [Filters(**{name: getattr(one, name)}) for one in asked for name in Filters.__slots__]
        for one in (EVERYTHING, *asked, *single):
            numbers = _all_pages(uow.listing, one, limit)
            assert numbers == _all_pages(plain.listing, one, limit), one
            assert uow.listing.count(one, 1000) == len(numbers), one
            assert uow.listing.count(one, 2) == min(len(numbers), 2), one
        assert uow.listing.numbers(3, 4) == plain.listing.numbers(3, 4)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(programme=programmes(), root=st.sampled_from((None, "1", "1/2", "1/21", "9", "nowhere")))
def test_public_actions_are_those_of_the_fake(planted: SqlStore, programme: Programme, root: str | None) -> None:
    """The public actions of any sub-tree, and how many there are, are what the fake counts from plain dictionaries."""
    fake = programme.fake()
    with planted.writing() as uow, fake.reading() as plain:  # left without commit: the next example starts from nothing
        programme.keep(uow)
        assert uow.actions.within(root, 5) == plain.actions.within(root, 5)
        assert uow.actions.public_count(root) == plain.actions.public_count(root)
        numbers = [experience.number for experience in programme.experiences]
        told = {number: actions for number, actions in plain.actions.of(numbers).items() if actions}
        assert uow.actions.of([*numbers, 99, 2**40]) == told


STORIES = {
    1: ("L’aide au logement", "Le guichet m’a répondu au 3646, sans rendez-vous."),
    2: ("Un site en panne", 'L’aide en ligne plante : erreur « c++ » foo"bar, or and not *'),
    3: ("Cœur d’Hérault", "Œuvre à l’ouïe ; l'usager attend AND OR NOT NEAR 36"),
    4: ("日本", "👩‍🚒 2024-05-03 10:45 n°12 title : text"),
}
SEARCHES = {
    "aide": [2, 1],
    "l'aide": [2, 1],
    "l’aide": [2, 1],
    "AIDE logement": [1],
    "3646": [1],
    "36": [3],
    "364": [],
    'foo"': [2],
    'foo"bar': [2],
    "c++": [2],
    "AND OR NOT": [3, 2],
    "NEAR": [3],
    "near(foo bar)": [],
    "title:text": [4],
    "coeur herault": [3],
    "CŒUR": [3],
    "*": [],
    "2024-05-03": [4],
    "10:45": [4],
    "'; DROP TABLE experience; --": [],
    "x" * 5000: [],
    "rendez-vous & guichet | !3646": [1],
}
"""What each search finds; a search without any word that counts is none, and finds everything."""


def test_the_same_words_find_the_same_on_both_engines(store: SqlStore) -> None:
    """What people type, and what breaks other engines, finds what holds every word of it, and nothing else."""
    with store.writing() as uow:
        for number, (title, text) in STORIES.items():
            put(uow, [a_published_experience(number, title=title, text=text)])
            uow.listing.put(number, stems(title), stems(text))
        found = {words: _numbers(uow, words) for words in SEARCHES if stems(words)}
        assert found == {words: numbers for words, numbers in SEARCHES.items() if stems(words)}


def test_what_is_no_stem_is_found_nowhere(store: SqlStore) -> None:
    """Words that never went through the stems find nothing; neither engine reads them as a query of its own."""
    with store.writing() as uow:
        put(uow, [a_published_experience()])
        uow.listing.put(1, ["titr"], ["rec"])
        for words in (("",), ('"',), ("titr*",), ("titr rec",), ("'",), ("a\x00b",), ("titr", "*"), ("Titr",)):
            assert uow.listing.page(Filters(words=words), None, 5) == []
            assert list(uow.listing.alike(words, 5)) == ([1] if "titr" in words else [])


def test_an_endless_word_is_kept_and_found(store: SqlStore) -> None:
    """A story that is one word longer than any index takes is kept, and its own word finds it."""
    endless = "a" * 50_000
    with store.writing() as uow:
        put(uow, [a_published_experience(text=endless)])
        uow.listing.put(1, [], stems(endless))
        assert _numbers(uow, endless) == [1]


def test_a_long_story_is_kept_whole(store: SqlStore) -> None:
    """The last word of the longest story and of its answers finds it like the first one."""
    words = [f"mot{n}" for n in range(40_000)]
    with store.writing() as uow:
        put(uow, [a_published_experience()])
        uow.listing.put(1, [], words)
        assert [_numbers(uow, word) for word in ("mot0", "mot20000", "mot39999", "mot40000")] == [[1], [1], [1], []]


def test_words_as_a_condition(store: SqlStore) -> None:
    """The words may narrow any query on experiences."""
    with store.writing() as uow:
        for number in (1, 2, 3):
            put(uow, [a_published_experience(number)])
            uow.listing.put(number, ["guichet"], ["attent"] if number % 2 else [])
        uow.commit()
    with Session(store._readers) as session:
        query = sa.select(col(ExperienceRow.number)).where(matching(session, ["attent", "guichet"]))
        assert session.scalars(query.order_by(col(ExperienceRow.number))).all() == [1, 3]


def test_what_is_put_again_is_found_by_its_last_words_only(store: SqlStore) -> None:
    """New words take the place of the old ones, and what is forgotten is found by none."""
    with store.writing() as uow:
        put(uow, [a_published_experience()])
        uow.listing.put(1, stems("guichet"), stems("attente"))
        uow.listing.put(1, stems("logement"), stems("attente"))
        assert [_numbers(uow, word) for word in ("guichet", "logement", "attente")] == [[], [1], [1]]
        uow.listing.forget(1)
        uow.listing.forget(1)
        assert _numbers(uow, "attente") == []


def test_the_rarest_words_say_what_is_alike(store: SqlStore) -> None:
    """A rare word shared weighs more than a common one, a word of the title more than one of the story."""
    shared = {1: ((), ("dossi", "attent")), 2: ((), ("dossi", "gris")), 3: (("gris",), ("dossi",)), 4: ((), ("dossi",))}
    with store.writing() as uow:
        for number in range(5, 30):
            put(uow, [a_published_experience(number)])
            uow.listing.put(number, (), ("dossi",))
        for number, (title, text) in shared.items():
            put(uow, [a_published_experience(number)])
            uow.listing.put(number, title, text)
        assert list(uow.listing.alike(["dossi", "gris", "absent"], 2)) == [3, 2]
        assert list(uow.listing.alike(["attent"], 5)) == [1]
        assert list(uow.listing.alike(["dossi"], 2)) == [29, 28], "the newest first where nothing tells them apart"
        assert not uow.listing.alike([], 5)
        assert not uow.listing.alike(["absent"], 5)


@pytest.mark.parametrize(
    ("votes", "state", "helpful"),
    [
        ({"author": True}, ResponseState.PUBLISHED, True),
        ({"author": True, "v1": False}, ResponseState.PUBLISHED, False),
        ({"author": False, "v1": True, "v2": True}, ResponseState.PUBLISHED, True),
        ({"v1": False}, ResponseState.PUBLISHED, False),
        ({}, ResponseState.PUBLISHED, False),
        ({"author": True}, ResponseState.SUPERSEDED, False),
    ],
)
def test_what_is_helpful(planted: SqlStore, votes: dict[str, bool], state: ResponseState, *, helpful: bool) -> None:
    """A helpful one has a present answer that more people found useful than not."""
    with planted.writing() as uow:
        put(uow, [a_published_experience(), a_concern(code="1"), a_response(structure_code="1", state=state)])
        put(uow, [a_vote(voter, useful=useful) for voter, useful in votes.items()])
        uow.listing.put(1, (), ("attent",))
        assert list(uow.listing.alike(["attent"], 5, helpful=True)) == ([1] if helpful else [])
        assert list(uow.listing.alike(["attent"], 5)) == [1]


def test_the_index_is_what_the_public_sees(store: SqlStore, engine: Engine) -> None:
    """After each thing done to an experience, it is found by the words that the public reads, and by no others."""
    plant(engine, *structures())
    links, marks, clock = Links("https://ecoute.exemple.fr", b"une cle"), Marks(b"une cle"), FixedClock()
    with store.writing() as uow:
        put(uow, accounts())
        uow.commit()
    intake = Intake(store, clock, FakeSealer(), links, marks)
    following = Following(store, clock, FakeSealer(), links, marks)
    modo, agent = Desk(store, clock, "modo"), Desk(store, clock, "agent-30")
    text = "J’ai attendu Madame Durand au guichet."
    first, second = (intake.submit(submission(key=f"cle-du-form-{n}", text=text), SOURCE) for n in (1, 2))
    name = masks_of("Durand", "nom", {MaskedField.TEXT: text})
    steps: list[tuple[Callable[[], Any], set[int]]] = [
        (lambda: None, set()),
        (lambda: modo.publish(first.number, 1), {first.number}),
        (lambda: modo.publish(second.number, 1, name, "Un nom."), {first.number, second.number}),
        (lambda: agent.write(first.number, 1, WORDING, ResponseState.PUBLISHED, 0), {first.number, second.number}),
        (lambda: modo.withdraw(first.number, 2, "Demandé."), {second.number}),
        (lambda: following.refuse_masks(second.token), set()),
    ]
    for act, public in steps:
        act()
        with store.reading() as uow:
            assert {n for n in (first.number, second.number) if _is_indexed_as_seen(store, uow, n)} == public
            assert _numbers(uow, "Durand") == [n for n in (first.number,) if n in public]


def test_many_at_once_are_indexed_like_one(store: SqlStore, engine: Engine) -> None:
    """What is written in bulk is found by what the public sees of it, unpublished answers and experiences left out."""
    plant(engine, *TREE)
    published = [a_published_experience(n, title=f"Guichet {n}", text="Le récit attendu.") for n in (1, 2)]
    held = an_experience(3, title="Guichet", state=ExperienceState.HELD)
    responses = [
        a_response(1, 1, 1, structure_code="1", state=ResponseState.SUPERSEDED, body="ancienne"),
        a_response(1, 1, 2, structure_code="1", state=ResponseState.PUBLISHED, body="présente", closing="cordialement"),
        a_response(2, 1, 1, structure_code="1", body="brouillon"),
    ]
    with Session(writer(engine)) as session:
        write_experiences(session, [*published, held], (a_concern(n, code="1") for n in (1, 2, 3)), iter(responses))
        session.commit()
    with store.reading() as uow:
        assert [_is_indexed_as_seen(store, uow, number) for number in (1, 2, 3)] == [True, True, False]
        asked = ("guichet", "présente", "cordialement", "ancienne", "brouillon")
        assert [_numbers(uow, words) for words in asked] == [[2, 1], [1], [1], [], []]


def _is_indexed_as_seen(store: SqlStore, uow: UnitOfWork, number: int) -> bool:
    """Tell whether an experience is in the index, where it must stand under exactly what the public sees."""
    public = public_one(uow, number)
    with store._readers.connect() as connection:
        kept = _kept(connection, number)
    title, text = found_by(public) if public else ([], [])
    assert kept == ((set(title), {*title, *text}) if public else None), number
    return public is not None


def _kept(connection: sa.Connection, number: int) -> tuple[set[str], set[str]] | None:
    """Give the stems of the title, and those of the title and the text, that the index holds."""
    if connection.dialect.name == "sqlite":
        row = connection.execute(
            sa.text("SELECT title, text FROM search_index WHERE rowid = :n"), {"n": number}
        ).first()
        return None if row is None else (set(row.title.split()), {*row.title.split(), *row.text.split()})
    if not connection.scalar(sa.text("SELECT count(*) FROM search_index WHERE number = :n"), {"n": number}):
        return None
    holding = sa.text("SELECT unnest(tsvector_to_array(ts_filter(stems, :weight))) FROM search_index WHERE number = :n")
    title, every = (
        set(connection.scalars(holding, {"weight": weights, "n": number})) for weights in (["a"], ["a", "b"])
    )
    return title, every


def _numbers(uow: UnitOfWork, words: str) -> list[int]:
    return [e.number for e in uow.listing.page(Filters(words=tuple(stems(words))), None, 99)]


def _all_pages(listing: Listing, filters: Filters, limit: int) -> Sequence[int]:
    numbers: list[int] = []
    cursor: Cursor | None = None
    while page := listing.page(filters, cursor, limit):
        assert len(page) <= limit
        numbers += [experience.number for experience in page]
        cursor = Cursor(page[-1].published_at or NOON, page[-1].number)
    return numbers
