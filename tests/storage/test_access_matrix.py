"""The matrix of rights walked whole: each method of the desk, by each role, from each place, over each engine."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine

from core.access import Action
from core.desk import Desk
from core.errors import EcouteError, Forbidden, Invalid, NotFound
from core.seeking.completion import Candidate
from core.views import Place
from core.vocabulary import ResponseKind, ResponseState, Role
from storage.engine import open_engine, sqlite_url
from storage.roles.privileges import Door
from storage.roles.settling import settle
from tests.postgres import Server
from tests.storage.access_places import (
    ANSWERED_BESIDE,
    DISCUSSED,
    DISCUSSED_ABROAD,
    DRAFTED,
    HERE,
    PEOPLE,
    SENT_ON,
    STORIES,
    TOLD,
    TREE,
    Person,
    Spot,
)
from tests.storage.access_programme import WORDING, Programme
from tests.storage.access_walks import OPEN_TO_ALL, READING_ONLY, WALKS, Walk
from tests.storage.conftest import ENGINES
from tests.storage.samples import plant

GREYED = {
    **{action: action for action in (Action.MODERATE, Action.WITHDRAW, Action.TAG, Action.CLASSIFY, Action.REATTACH)},
    **{action: action for action in (Action.ASK_TRANSFER, Action.DRAFT, Action.SEND_TO_VALIDATE)},
    **{action: action for action in (Action.PUBLISH_RESPONSE, Action.PUBLISH_VALIDATED, Action.DECIDE_TRANSFER)},
    Action.RECEIVE_TRANSFER: Action.DECIDE_TRANSFER,
}
"""What a dossier tells of beforehand, and under which action."""


COUNTING = {"dashboard", "show_board", "first_board", "concepts", "concept", "themes", "concepts_and_themes"}
"""The methods that count what changed before they read, where the database lets a desk count."""


@pytest.fixture(scope="module")
def an_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Give an engine over a migrated database of this module's own."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("access") / "ecoute.sqlite"
        yield from _opened(sqlite_url(Path(shutil.copy(request.getfixturevalue("migrated_file"), file))))
        return
    server: Server = request.getfixturevalue("postgres_server")
    address = server.create(request.getfixturevalue("postgres_template"))
    yield from _opened(address)
    server.drop(address)


@pytest.fixture(scope="module")
def settled(an_engine: Engine) -> Iterator[Programme]:
    """Give the programme with everybody in their place; on PostgreSQL, the desks sit behind the walls of their role."""
    plant(an_engine, *TREE)
    walled = an_engine.dialect.name == "postgresql"
    if walled:
        settle(an_engine)
    with an_engine.connect() as connection, connection.begin():
        programme = Programme(connection, Door.DESK if walled else "")
        programme.settle()
        yield programme


@pytest.fixture
def programme(settled: Programme) -> Iterator[Programme]:
    """Give the programme as it was settled; what a test does to it is put back."""
    with settled.store.put_back():
        yield settled


on_each_engine = pytest.mark.parametrize("an_engine", ENGINES, indirect=True)


@dataclass(frozen=True, slots=True)
class Try:
    """What came of a method that a person called.

    Attributes:
        refused: the class of the error, None when it was done.
        why: its sentence.
        greyed: what the dossier said just before of why it would be refused, None when it said that it was possible.
        wrote: whether a row was changed.
    """

    walk: Walk
    person: Person
    refused: type[EcouteError] | None
    why: str | None
    greyed: str | None
    wrote: bool

    def __repr__(self) -> str:
        came = f"{self.refused.__name__} « {self.why} »" if self.refused else "done"
        greyed = f", greyed « {self.greyed} »" if self.greyed else ""
        return f"{self.person.name}: {self.walk.method}{self.walk.args} → {came}{greyed}{', wrote' * self.wrote}"


def test_no_action_and_no_method_is_forgotten() -> None:
    """Each action is walked, and each method of the desk: one that is added must be walked, or said open to all."""
    assert {walk.action for walk in WALKS} == set(Action)
    walked = {walk.method for walk in WALKS}
    methods = {name for name in dir(Desk) if not name.startswith("_")}
    assert walked | OPEN_TO_ALL.keys() == methods
    assert not walked & OPEN_TO_ALL.keys()
    assert walked >= READING_ONLY


def test_each_walk_is_possible_to_some_and_refused_to_others() -> None:
    """No method is walked where everybody, or nobody, may call it."""
    assert all({walk.is_allowed(person) for person in PEOPLE} == {True, False} for walk in WALKS)


@on_each_engine
@pytest.mark.parametrize("action", Action)
def test_the_desk_does_what_the_table_says_and_nothing_more(programme: Programme, action: Action) -> None:
    """What is allowed is done; what is not is refused, as it was greyed, and nothing is written."""
    tries = [_try(programme, walk, person) for walk in WALKS if walk.action is action for person in PEOPLE]
    walled = bool(programme.store.desks_role)
    assert [tried for tried in tries if not _is_expected(tried, walled=walled)] == []
    assert [tried for tried in tries if tried.wrote is not _should_write(tried, walled=walled)] == []
    assert [tried for tried in tries if _tells_of(tried) and tried.greyed != tried.why] == []


@on_each_engine
def test_a_closed_account_does_nothing(programme: Programme) -> None:
    """An account that is closed while somebody sits there is refused everything that is walked, at once."""
    manager = Person(Role.MANAGER, Spot.PARENT)
    programme.appoint(manager.account.model_copy(update={"active": False}))
    tries = [_call(programme, walk, manager, None) for walk in WALKS]
    assert [tried for tried in tries if tried.refused is not Forbidden or tried.wrote] == []


@on_each_engine
def test_the_lists_show_only_what_may_be_opened(programme: Programme) -> None:
    """A list that an account is offered has nothing in it that it may not open; the other lists do not open."""
    for person in PEOPLE:
        desk = programme.desk(person.name)
        offered = {count.place: count.total for count in desk.me().places}
        hidden = {story.number for story in STORIES if not story.is_open_to(person)}
        for place in Place:
            if place not in offered:
                with pytest.raises(Forbidden):
                    desk.queue(place)
            elif offered[place]:
                page = desk.queue(place)
                assert page.total == offered[place] == len(page.lines), (person, place)
                assert not {line.number for line in page.lines} & hidden, (person, place)


@on_each_engine
def test_a_search_finds_and_counts_what_may_be_read_in_lists_alone(programme: Programme) -> None:
    """What is out of reach is not found, exported nor counted, whichever internal attribute is asked for."""
    for person in PEOPLE:
        desk = programme.desk(person.name)
        reached = {s.number for s in STORIES if s.published and person.may(Action.READ, s.concerned)}
        if _why_not(partial(desk.search, "")):
            assert not reached, person
            continue
        for line in ("", "-campagne:affiche", "-métier:Allocations", "délai>1h répondue:oui"):
            if "métier" in line and "Allocations" not in {word.label.partition(":")[2] for word in _trade_tags(desk)}:
                continue
            found = {hit.number for hit in desk.search(line).hits}
            assert found <= reached, (person, line)
            assert {row[0] for row in desk.export_rows(line).rows} == found, (person, line)
            assert desk.facets(line).total == len(found), (person, line)
            assert all(desk.show(number) for number in found)
        assert {hit.number for hit in desk.search("").hits} == reached, person


@on_each_engine
def test_only_the_trade_tags_of_ones_network_are_proposed_and_known(programme: Programme) -> None:
    """A word of the vocabulary of another network is neither proposed nor searched."""
    stranger = programme.desk(Person(Role.AGENT, Spot.NETWORK).name)
    assert not _trade_tags(stranger)
    with pytest.raises(Invalid):
        stranger.search("métier:Allocations")
    assert _trade_tags(programme.desk(Person(Role.AGENT, Spot.OWN).name))


@on_each_engine
def test_what_is_greyed_of_what_concerns_no_experience(programme: Programme) -> None:
    """Who may not keep the wording of their structure or the vocabulary of their network is told why beforehand."""
    for person in PEOPLE:
        desk = programme.desk(person.name)
        told = desk.me().refusals
        assert told.get(Action.KEEP_WORDING.value) == _why_not(desk.wording), person
        assert told.get(Action.KEEP_TRADE_TAGS.value) == _why_not(desk.vocabulary), person
        if TOLD.is_open_to(person):
            refused = _why_not(partial(desk.comment, TOLD.number, "Oui."))
            assert desk.comments(TOLD.number).refusal == (refused or ""), person


@on_each_engine
def test_the_links_of_a_network_are_greyed_below_its_head(programme: Programme) -> None:
    """The manager of a structure keeps its formulas, and is told why the links are not theirs."""
    manager, head = (programme.desk(Person(Role.MANAGER, spot).name) for spot in (Spot.OWN, Spot.PARENT))
    kept = manager.wording()
    assert kept.structure.code == HERE
    assert kept.links_refusal == _why_not(lambda: manager.keep_link(kept.links[0]))
    assert kept.links_refusal
    assert head.wording(HERE).links_refusal == ""


@on_each_engine
def test_where_a_validator_is_asked_for(programme: Programme) -> None:
    """An agent is told that publishing is not theirs and what they adopt waits; a validator's is public at once."""
    programme.ask_for_validation(HERE)
    agent, validator = (programme.desk(Person(role, Spot.OWN).name) for role in (Role.AGENT, Role.VALIDATOR))
    number = ANSWERED_BESIDE.number
    greyed = agent.show(number).concerns[0].refusals
    with pytest.raises(Forbidden) as refused:
        agent.write(number, 1, WORDING, ResponseState.PUBLISHED, 0)
    assert greyed[Action.PUBLISH_RESPONSE.value] == refused.value.sentence
    waiting = agent.adopt(number, 1, 2, 0).concerns[0]
    assert waiting.published is None
    assert waiting.draft is not None
    assert (waiting.draft.state, waiting.draft.kind) == (ResponseState.TO_VALIDATE, ResponseKind.ADOPTED)
    assert Action.PUBLISH_RESPONSE.value not in validator.show(number).concerns[0].refusals
    assert validator.adopt(number, 1, 2, waiting.draft.version).concerns[0].published is not None


@on_each_engine
@pytest.mark.parametrize("shared", [False, True])
def test_a_draft_is_read_by_its_own_structure_unless_it_is_shared(programme: Programme, *, shared: bool) -> None:
    """Who opens the experience knows that something is being written; its words are for those who may write there."""
    owner = programme.desk(Person(Role.AGENT, Spot.OWN).name)
    if shared:
        owner.share_draft(DRAFTED.number, 1, 2, shared=True)
    openers = [person for person in PEOPLE if DRAFTED.is_open_to(person)]
    for person in openers:
        file = programme.desk(person.name).show(DRAFTED.number).concerns[0]
        assert file.under_way is not None
        assert (file.draft is not None) is (shared or person.may(Action.DRAFT, [HERE])), person
    assert {person.may(Action.DRAFT, [HERE]) for person in openers} == {True, False}


@on_each_engine
def test_who_takes_part_in_a_discussion_between_three(programme: Programme) -> None:
    """Sender, asked (of another network too) and deciders read and comment; the third ones of the tree know nothing."""
    for story, sender, asked in ((DISCUSSED, Spot.BESIDE, Spot.OWN), (DISCUSSED_ABROAD, Spot.OWN, Spot.NETWORK)):
        for spot in (sender, asked, Spot.PARENT):
            desk = programme.desk(Person(Role.AGENT, spot).name)
            assert desk.comment(story.number, "Notre avis.").comments[-1].text == "Notre avis."
        for spot in (Spot.CHILD, Spot.BRANCH, Spot.NOWHERE):
            with pytest.raises(NotFound):
                programme.desk(Person(Role.MANAGER, spot).name).comments(story.number)
    with pytest.raises(NotFound):
        programme.desk(Person(Role.MANAGER, Spot.NETWORK).name).show(DISCUSSED.number)


@on_each_engine
def test_who_sent_an_experience_elsewhere_still_reads_it_and_no_more(programme: Programme) -> None:
    """The sender opens it, reads its comments and its answer; every other thing is refused, and told beforehand."""
    sender = programme.desk(Person(Role.MANAGER, Spot.BESIDE).name)
    receiver = programme.desk(Person(Role.AGENT, Spot.OWN).name)
    receiver.comment(SENT_ON.number, "Reçu.")
    assert [comment.text for comment in sender.comments(SENT_ON.number).comments] == ["Reçu."]
    assert sender.comments(SENT_ON.number).refusal == _why_not(lambda: sender.comment(SENT_ON.number, "Et nous ?"))
    dossier = sender.show(SENT_ON.number)
    assert dossier.concerns[0].structure.code == HERE
    assert Action.TAG.value in dossier.refusals
    on_theirs = {walk.action for walk in WALKS if walk.story is TOLD} & GREYED.keys() - {Action.TAG}
    greyed = dossier.refusals.keys() | dossier.concerns[0].refusals.keys()
    assert {action.value for action in on_theirs} <= greyed
    with pytest.raises(Forbidden):
        sender.write(SENT_ON.number, 1, WORDING, ResponseState.DRAFT, 0)
    receiver.write(SENT_ON.number, 1, WORDING, ResponseState.PUBLISHED, 0)
    assert sender.show(SENT_ON.number).concerns[0].published is not None


@on_each_engine
def test_the_head_of_another_network_keeps_its_own_vocabulary(programme: Programme) -> None:
    """Trade tags are those of the network of whoever keeps them: nobody touches another one's."""
    stranger = Person(Role.MANAGER, Spot.NETWORK)
    programme.appoint(stranger.account.model_copy(update={"structure_code": "gn"}))
    assert [tag.name for tag in programme.desk(stranger.name).add_trade_tag("Plaintes")] == ["Plaintes"]
    with pytest.raises(NotFound):
        programme.desk(stranger.name).retire_trade_tag("Allocations")
    ours = programme.desk(Person(Role.MANAGER, Spot.PARENT).name).vocabulary()
    assert [(tag.name, tag.retired) for tag in ours] == [("Allocations", False)]


def _trade_tags(desk: Desk) -> Sequence[Candidate]:
    return desk.complete("métier:", len("métier:"))


def _opened(address: str) -> Iterator[Engine]:
    engine = open_engine(address)
    yield engine
    engine.dispose()


def _try(programme: Programme, walk: Walk, person: Person) -> Try:
    """Let a person call a method, on what stands ready for it; everything is put back."""
    with programme.store.put_back():
        if walk.prepare is not None:
            walk.prepare(programme, person)
        return _call(programme, walk, person, _greyed(programme, walk, person))


def _greyed(programme: Programme, walk: Walk, person: Person) -> str | None:
    if walk.story is None or walk.action not in GREYED or not walk.story.is_open_to(person):
        return None
    prepared = walk.prepare is not None
    dossier = programme.desk(person.name).show(walk.story.number) if prepared else programme.dossier(person, walk.story)
    return (dossier.refusals | dossier.concerns[0].refusals).get(_told_under(walk).value)


def _told_under(walk: Walk) -> Action:
    """Give the action under which a dossier says if the method is possible: publishing, validated or not, is one."""
    return Action.PUBLISH_RESPONSE if walk.publishes else GREYED[walk.action]


def _call(programme: Programme, walk: Walk, person: Person, greyed: str | None) -> Try:
    programme.store.written.clear()
    refused, why = None, None
    try:
        walk.go(programme.desk(person.name))
    except EcouteError as error:
        refused, why = type(error), error.sentence
    return Try(walk, person, refused, why, greyed, wrote=bool(programme.store.written))


def _expected(tried: Try) -> type[EcouteError] | None:
    if tried.walk.is_allowed(tried.person):
        return None
    story = tried.walk.story
    return Forbidden if story is None or story.is_open_to(tried.person) else NotFound


def _is_expected(tried: Try, *, walled: bool) -> bool:
    """Tell whether what came is what the table says; what the database hides is not there, and so not forbidden."""
    expected = _expected(tried)
    return tried.refused is expected or (walled and expected is Forbidden and tried.refused is NotFound)


def _should_write(tried: Try, *, walled: bool) -> bool:
    """Tell whether a row is changed: behind the walls, what a dashboard counts is counted by the notifier."""
    reads = tried.walk.method in READING_ONLY or (walled and tried.walk.method in COUNTING)
    return tried.walk.is_allowed(tried.person) and not reads


def _tells_of(tried: Try) -> bool:
    """Tell whether the person sees a dossier that says if the method is possible."""
    story = tried.walk.story
    return tried.walk.action in GREYED and story is not None and story.is_open_to(tried.person)


def _why_not(call: Callable[[], object]) -> str | None:
    """Give why a call is forbidden, None when it is not."""
    try:
        call()
    except Forbidden as error:
        return error.sentence
    return None
