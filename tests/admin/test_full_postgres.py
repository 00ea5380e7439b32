"""A PostgreSQL without room for its data, or for its journal: nothing acknowledged is lost, and all goes on later.

Without room for data it refuses what needs more (SQLSTATE 53100). Without room for its journal it ends all its
processes at once, and comes back by what it had written there.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
import sqlalchemy as sa

from admin.settings import Settings
from admin.wiring import House
from core.gate import Source
from core.notification import NotificationState
from storage import schema
from storage.engine import open_engine
from tests.admin.cramped_postgres import CrampedServer, cramped_server
from tests.admin.either_engine import people
from tests.admin.post_office import post_office
from tests.admin.running import running
from tests.admin.small_disks import MANY, first_refused
from tests.admin.using_servers import a_story, csrf_token, publishing, served, signed_in
from tests.fakes.world import submission
from tests.postgres import empty
from tests.storage.samples import a_concern, an_experience, put

TOLD = {"data": ("disque est plein",), "wal": ("disque est plein", "ne répond pas", "s’est tue")}
"""What is said, by what has no room; a server that ends does not always say why."""

LETTERS = 40


@pytest.fixture(scope="module", params=TOLD)
def cramped(request: pytest.FixtureRequest) -> Iterator[CrampedServer]:
    """Give a server with little room for one thing or the other, with the tables of Écoute."""
    with cramped_server(request.param) as server:
        engine = open_engine(server.address)
        schema.upgrade(engine)
        engine.dispose()
        yield server


@pytest.fixture
def house(
    cramped: CrampedServer, prepared_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[House]:
    """Give a house on that server, in force for its commands, with its tree and its accounts and nothing else."""
    home = Path(shutil.copytree(prepared_home, tmp_path / "maison"))
    for name, value in {"HOME": str(home), "DATABASE": cramped.address, "RETRY_FOR": "1"}.items():
        monkeypatch.setenv(f"ECOUTE_{name}", value)
    empty(cramped.address)
    house = House(Settings(home=home, database=cramped.address))
    people(house)
    yield house
    cramped.disk.free()
    house.engine.dispose()


def is_told(server: CrampedServer, text: str) -> bool:
    """Tell whether a text says that there is no room, or that the server is away."""
    return any(words in text for words in TOLD[server.part])


def test_the_form_keeps_what_was_written(cramped: CrampedServer, house: House, tmp_path: Path) -> None:
    """Without room the form answers 503 with the text in its page; with room again, the same form is taken, once."""
    sent: list[str] = []
    with served(tmp_path, "public", ECOUTE_PROXIES="1") as (server, process):
        token = csrf_token(server.get("/experience/step_1").text)

        def send(story: dict[str, str]) -> httpx.Response:
            network = {"X-Forwarded-For": f"10.{len(sent) // 100}.{len(sent) % 100}.1"}
            answer = server.post("/experience/step_4", data=story, headers=network)
            if answer.status_code == 303:
                sent.append(story["key"])
            return answer

        assert send(a_story(str(uuid4()), token)).status_code == 303
        cramped.fill()
        story, answer = first_refused(lambda: a_story(str(uuid4()), token), send)
        assert (answer.status_code, is_told(cramped, answer.text)) == (503, True), answer.text
        assert story["text"] in answer.text.replace("&#39;", "'")
        cramped.free()
        assert send(story).status_code == 303
        assert "Traceback" not in process.err
    with house.engine.connect() as connection:
        assert sorted(connection.scalars(sa.text("SELECT key FROM submission"))) == sorted(sent)
        assert connection.scalar(sa.text("SELECT count(*) FROM experience")) == len(sent)


def test_the_desk_decides_again_later(cramped: CrampedServer, house: House, tmp_path: Path) -> None:
    """Without room the desk's server says one sentence; with room again, the same call is made, once."""
    with house.store.writing() as uow:
        for number in range(1, MANY):
            put(uow, [an_experience(number), a_concern(number)])
        uow.commit()
    left, decided = iter(range(1, MANY)), []
    token = signed_in(house, "modo")
    with served(tmp_path, "desk") as (server, process):
        publish = publishing(server, token, decided)
        assert publish(next(left), uuid4().hex).status_code == 200
        cramped.fill()
        asked, answer = first_refused(lambda: (next(left), uuid4().hex), lambda asked: publish(*asked))
        assert (answer.status_code, is_told(cramped, answer.json()["title"])) == (503, True), answer.text
        cramped.free()
        with house.engine.begin() as connection:  # what is left of a call is dead after a while
            connection.execute(sa.text("UPDATE call SET at = at - interval '5 minutes'"))
        again = publish(*asked)
        if again.status_code == 409 and "a été faite" in again.json()["title"]:
            decided.append(asked[0])  # it had been kept: only nobody knew
        else:
            assert again.status_code == 200, again.text
        assert "Traceback" not in process.err
    with house.engine.connect() as connection:
        lines = connection.scalars(sa.text("SELECT experience_number FROM event WHERE kind = 'published'")).all()
    assert sorted(lines) == sorted(decided)
    assert house.office.verify_history(lambda _: None, {}).broken is None


def test_the_notifier_goes_on(
    cramped: CrampedServer, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without room to mark a letter the pass ends with a sentence; later each leaves, one of them again at most."""
    for rank in range(LETTERS):
        house.intake.submit(submission(key=f"une-cle-{rank:04}"), Source(f"jeton-{rank}", f"192.0.{rank}.0/24"))
    taken: Counter[str] = Counter()
    with post_office() as office:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(office.port))

        def answer(_server: object, rank: int) -> str:
            if rank == 3:
                cramped.fill()
            if 3 <= rank <= LETTERS:
                return f"450 {'plus tard ' * 45}"  # what is kept of it takes room
            taken[office.taken[-1].message_id] += 1
            return ""

        office.on_data = answer
        with running(tmp_path / "sorties", "notify", "--once") as notifier:
            assert is_told(cramped, notifier.ended().refused(1))
        cramped.free()
        office.on_data = lambda _server, _rank: taken.update([office.taken[-1].message_id]) or ""
        with running(tmp_path / "sorties", "notify", "--once", days_ahead=1) as notifier:
            assert notifier.ended().code == 0
    assert (len(taken), sum(taken.values()) <= LETTERS + 1) == (LETTERS, True)
    assert {letter.state for letter in house.office.letters(None, 1000)} == {NotificationState.SENT}
