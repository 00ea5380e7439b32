"""A token is worth the rights of its account, at each call: what may not be seen is in no body."""

import json
import shutil
from collections.abc import Iterator
from inspect import Parameter
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from core.account import Account
from core.vocabulary import Role
from core.wire.calls import READS, call, names
from core.wire.desks import Desks
from desk_api.app import create_app
from desk_api.doors import Doors
from desk_api.waiting import WaitingRoom
from storage.engine import open_engine, sqlite_url
from tests.desk_api.calling import Server, told
from tests.desk_api.tokens import FakeSigning
from tests.desk_api.walked import each, whole
from tests.fakes.changes import FakeChanges
from tests.fakes.press import FakePress
from tests.fakes.store import FakeStore
from tests.fakes.world import World
from tests.storage.access_places import PEOPLE, STORIES, TREE, Person, Spot
from tests.storage.access_programme import Programme
from tests.storage.access_walks import WALKS, Walk
from tests.storage.samples import plant

ELSEWHERE = Person(Role.MANAGER, Spot.NETWORK)
"""Of another network, with all the rights that a structure gives."""


class Attack:
    """The server over the programme where every right can be tried, and the calls of an account."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.signing = FakeSigning()
        desks = Desks(programme.store, programme.clock, press=FakePress())
        app = create_app(Doors(desks, self.signing, str, lambda: None, WaitingRoom(FakeChanges(FakeStore()))))
        self.client = app.test_client()

    def call(self, account: str, name: str, body: bytes) -> TestResponse:
        """Make a call with what an attacker made up."""
        own = {
            "Authorization": f"Bearer {self.signing.token(account)}",
            "Idempotency-Key": f"{name:_<16}{account}"[:64],
        }
        return self.client.post(f"/v1/desk/{name}", data=body, headers=own, content_type="application/json")


@pytest.fixture(scope="module")
def attack(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attack]:
    """Give the server over a programme of its own."""
    file = tmp_path_factory.mktemp("attack") / "ecoute.sqlite"
    engine = open_engine(sqlite_url(Path(shutil.copy(migrated_file, file))))
    plant(engine, *TREE)
    with engine.connect() as connection, connection.begin():
        programme = Programme(connection)
        programme.settle()
        yield Attack(programme)
    engine.dispose()


def _refused(attack: Attack, person: Person, walk: Walk) -> TestResponse:
    """Let somebody make a call that the table does not give them; everything is put back."""
    with attack.programme.store.put_back():
        if walk.prepare is not None:
            walk.prepare(attack.programme, person)
        arguments, named = whole(walk)
        attack.programme.store.written.clear()
        answer = attack.call(person.name, walk.method, call(walk.method).pack(*arguments, **named))
        changed = [one for one in attack.programme.store.written if " call " not in one.replace("\n", " ")]
        assert changed == [], (person, walk)
        return answer


@pytest.mark.parametrize("person", [ELSEWHERE, Person(Role.AGENT, Spot.BRANCH), Person(Role.VALIDATOR, Spot.NOWHERE)])
def test_no_call_goes_out_of_ones_sub_tree(attack: Attack, person: Person) -> None:
    """Every call that a right opens, made from elsewhere: refused, nothing written, not a word of what is there."""
    tried = [walk for walk in WALKS if not walk.is_allowed(person)]
    for walk in tried:
        problem = told(_refused(attack, person, walk), 403 if _may_be_known(walk, person) else 404)
        assert problem.keys() <= {"type", "status", "title", "field"}
    assert len(tried) > len(WALKS) / 2


def _may_be_known(walk: Walk, person: Person) -> bool:
    return walk.story is None or walk.story.is_open_to(person)


def test_every_call_that_takes_a_number_is_tried_on_what_is_not_ones_own(attack: Attack) -> None:
    """An agent of another network, with each number that there is: no answer holds a story that is not theirs."""
    hidden = [story.number for story in STORIES if not story.is_open_to(ELSEWHERE)]
    titles = {attack.programme.desk("modo").show(number).experience.title for number in hidden[:1]}
    for name in sorted(names()):
        parameters = call(name).signature.parameters
        if "number" not in parameters:
            continue
        needed = {one.name: 1 for one in parameters.values() if one.default is Parameter.empty}
        for number in hidden[:2]:
            with attack.programme.store.put_back():
                body = json.dumps(needed | {"number": number}).encode()
                answer = attack.call(ELSEWHERE.name, name, body)
            assert answer.status_code in {200, 400, 403, 404, 409, 422}, (name, answer.text)
            assert name not in _ABOUT_STORIES or answer.status_code != 200, (name, answer.text)
            assert not any(title in answer.text for title in titles), name


_ABOUT_STORIES = {walk.method for walk in WALKS if walk.story is not None and walk.method in READS}


def test_lists_and_searches_hold_nothing_that_is_not_ones_own(attack: Attack) -> None:
    for person in (ELSEWHERE, Person(Role.AGENT, Spot.BRANCH)):
        reached = {story.number for story in STORIES if story.is_open_to(person)}
        for name, asked in (("search", {"line": ""}), ("queue", {"place": "all"}), ("glance", {"place": "all"})):
            answer = attack.call(person.name, name, json.dumps(asked).encode())
            if answer.status_code == 200:
                assert set(_numbers(answer.get_json())) <= reached, (person, name)


def _numbers(read: object) -> Iterator[int]:
    if isinstance(read, dict):
        if {"number", "title"} <= read.keys():
            yield read["number"]
        read = list(read.values())
    for part in read if isinstance(read, list) else ():
        yield from _numbers(part)


def test_all_accounts_are_tried(attack: Attack) -> None:
    """Each account of the programme has the lists that the desk gives it, and is told its own name."""
    for person in PEOPLE:
        told_name = attack.call(person.name, "me", b"{}").get_json()
        assert told_name["name"] == person.name


def _moved(world: World, account: str, **changes: object) -> None:
    kept: Account = world.store.tables.accounts[account]
    world.store.keep(kept.model_copy(update=changes))


def test_a_moved_account_loses_the_rows_of_the_old_structure_at_the_next_call(server: Server) -> None:
    """The same token, the same copy known: neither the story nor « unchanged » is answered any more."""
    server.world.publish("caf-30")
    server.world.desk("agent-30").comment(1, "Entre nous.")
    agent = server.caller("agent-30")
    tag = agent.call("comments", number=1).headers["ETag"]
    _moved(server.world, "agent-30", structure_code="gn-30")
    told(agent.call("comments", number=1, headers={"If-None-Match": tag}), 404)
    told(agent.call("comment", number=1, text="Encore là."), 404)
    assert agent.call("search", line="").get_json()["hits"] == []


def test_a_closed_account_is_refused_at_the_next_call(server: Server) -> None:
    """Even where its token still lives."""
    server.world.publish("caf-30")
    agent = server.caller("agent-30")
    _moved(server.world, "agent-30", active=False)
    for name, asked in (("me", {}), ("show", {"number": 1}), ("comment", {"number": 1, "text": "Vu."})):
        told(agent.call(name, **asked), 403)
    assert not server.world.store.tables.comments


def test_a_role_that_was_taken_back_is_gone_at_the_next_call(server: Server) -> None:
    number = server.world.submit("caf-30").number
    moderator = server.caller("modo")
    _moved(server.world, "modo", role=Role.AGENT, structure_code="caf-30")
    told(moderator.call("publish", number=number, seen_version=1), 404)


def test_the_address_of_a_citizen_is_in_no_answer(attack: Attack, server: Server) -> None:
    """Whoever calls, whatever is called: no e-mail address is there to be read."""
    server.world.submit("caf-30", email="camille.martin@exemple.fr")
    for account in ("modo", "admin"):
        for name, asked in (("show", {"number": 1}), ("queue", {"place": "to_moderate"}), ("search", {"line": ""})):
            assert "camille.martin" not in server.caller(account).call(name, **asked).text


def _asked(since: str, until: str) -> dict[str, dict[str, object]]:
    """Give each call that takes days, asked about some."""
    days = {"since": since, "until": until}
    hours = {name: f"{day}T12:00:00Z" for name, day in days.items()}
    return {
        **{name: {"question": days} for name in ("dashboard", "concepts", "themes")},
        "show_board": {"tiles": [], "question": days},
        "campaigns": {"period": days},
        "synthesis_of_structure": {"code": "caf-30", **hours},
        "queue": {"place": "all", "sieve": hours},
    }


@pytest.mark.parametrize(
    "days", [("0001-01-01", "2026-05-17"), ("0440-03-04", "2026-05-17"), ("2026-01-01", "9999-12-31")], ids=str
)
def test_no_day_leads_out_of_the_calendar(server: Server, days: tuple[str, str]) -> None:
    """A day that has no day before or after, or is centuries away, is refused as such."""
    manager = server.caller("manager-30")
    for name, asked in _asked(*days).items():
        assert "trop loin" in told(manager.call(name, **asked), 400)["title"], name
    for name, asked in _asked("2026-01-01", "2026-05-17").items():
        assert manager.call(name, **asked).status_code == 200, name


def test_an_hour_of_nowhere_is_refused(server: Server) -> None:
    """No column keeps an hour whose zone is not known."""
    asked = {"code": "caf-30", "since": "2026-05-17T12:00:00"}
    assert "fuseau" in told(server.caller("modo").call("synthesis_of_structure", **asked), 400)["title"]


MISTAKEN: tuple[tuple[str, dict[str, object]], ...] = (
    *(("show", {"number": number}) for number in (True, "1", [1], None, 1.5)),
    ("search", {"line": "", "after": False}),
    ("synthesis", {"numbers": ["1", True]}),
    ("watch_signal", {"number": 1, "watched": "yes"}),
    ("actions", {"question": {"below": False}}),
    ("concepts", {"question": {"since": 0, "until": 1}}),
)


@pytest.mark.parametrize(("name", "asked"), MISTAKEN)
def test_nothing_is_taken_for_what_it_is_not(server: Server, name: str, asked: dict[str, object]) -> None:
    """What is true is no number, a number no day, a text no truth: all is of the type that the description says."""
    told(server.caller("manager-30").call(name, **asked), 400)


def _spoilt(value: object) -> Iterator[object]:
    """Give what an argument becomes with one of its parts changed into what nobody means: no text, a long one, -1."""
    if isinstance(value, dict):
        yield from ({**value, name: wrong} for name, part in value.items() for wrong in _spoilt(part))
    elif isinstance(value, list):
        yield from (
            [*value[:place], wrong, *value[place + 1 :]] for place, part in enumerate(value) for wrong in _spoilt(part)
        )
    elif isinstance(value, str):
        yield from ("", "x" * 300)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield -1


def test_one_wrong_part_of_a_change_breaks_nothing(attack: Attack) -> None:
    """A change whose maker spoilt one part of what it takes is made, or refused in a sentence."""
    tried = 0
    for name, person, arguments, named in each(attack.programme):
        if name in READS:
            continue
        for spoilt in _spoilt(json.loads(call(name).pack(*arguments, **named))):
            with attack.programme.store.put_back():
                answer = attack.call(person, name, json.dumps(spoilt).encode())
            assert answer.status_code in {200, 400, 403, 404, 409, 422}, (name, spoilt, answer.text)
            tried += 1
    assert tried > 2 * len(names() - READS)
