"""A disk that is full: nothing acknowledged is lost, nothing is half written, and all goes on when there is room."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
import sqlalchemy as sa

from admin.settings import Settings
from admin.wiring import DATABASE_FILE, House
from core.gate import Source
from core.notification import NotificationState
from tests.admin.conftest import Ecoute
from tests.admin.post_office import PostOffice, post_office
from tests.admin.running import running, wait_for
from tests.admin.small_disks import MANY, SmallDisk, first_refused, small_disk
from tests.admin.using_servers import a_story, csrf_token, publishing, served, signed_in
from tests.fakes.world import submission
from tests.storage.samples import a_concern, a_published_experience, an_experience, put

__all__ = ["small_disk"]


@pytest.fixture
def crowded(prepared_home: Path, small_disk: SmallDisk, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """Give a house whose home is on the small disk, in force for its commands, whose database is sound at the end."""
    folder = Path(shutil.copytree(prepared_home, small_disk.folder / "maison"))
    monkeypatch.setenv("ECOUTE_HOME", str(folder))
    house = House(Settings(home=folder, database=""))
    yield house
    small_disk.free()
    house.engine.dispose()
    with sqlite3.connect(folder / DATABASE_FILE) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_the_form_keeps_what_was_written(crowded: House, small_disk: SmallDisk, tmp_path: Path) -> None:
    """Without room the form answers 503 with the text in its page; with room again, the same form is taken."""
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
        small_disk.fill()
        story, answer = first_refused(lambda: a_story(str(uuid4()), token), send)
        assert answer.status_code == 503, answer.text
        assert story["text"] in answer.text.replace("&#39;", "'") and "disque est plein" in answer.text
        small_disk.free()
        assert send(story).status_code == 303
        assert "Traceback" not in process.err
    with crowded.database.connect() as connection:
        assert sorted(connection.scalars(sa.text("SELECT key FROM submission"))) == sorted(sent)


def test_the_desk_decides_again_later(crowded: House, small_disk: SmallDisk, tmp_path: Path) -> None:
    """Without room the desk's server says one sentence; with room again, the same call is made, once."""
    with crowded.store.writing() as uow:
        for number in range(1, MANY):
            put(uow, [an_experience(number), a_concern(number)])
        uow.commit()
    left, decided = iter(range(1, MANY)), []
    token = signed_in(crowded, "modo")
    with served(tmp_path, "desk") as (server, process):
        publish = publishing(server, token, decided)
        assert publish(next(left), uuid4().hex).status_code == 200
        small_disk.fill()
        asked, answer = first_refused(lambda: (next(left), uuid4().hex), lambda asked: publish(*asked))
        assert (answer.status_code, "disque est plein" in answer.json()["title"]) == (503, True), answer.text
        small_disk.free()
        wait_for(lambda: publish(*asked).status_code == 200, "the call, once what the full disk left of it is dead")
        assert "Traceback" not in process.err
    with crowded.database.connect() as connection:
        lines = connection.scalars(sa.text("SELECT experience_number FROM event WHERE kind = 'published'")).all()
    assert sorted(lines) == sorted(decided)
    assert crowded.office.verify_history(lambda _: None, {}).broken is None


def test_the_notifier_goes_on(crowded: House, small_disk: SmallDisk, ecoute: Ecoute, office: PostOffice) -> None:
    """When there is no room to mark a letter, the pass ends with a sentence; later each leaves, one of them again."""
    for rank in range(5):
        crowded.intake.submit(submission(key=f"une-cle-{rank:04}"), Source(f"jeton-{rank}", "192.0.2.0/24"))
    crowded.engine.dispose()

    def fill(_server: object, rank: int) -> str:
        if rank == 2:
            small_disk.fill()
        return ""

    office.on_data = fill
    assert "disque est plein" in ecoute("notify", "--once").refused(1)
    small_disk.free()
    assert ecoute("notify", "--once").code == 0
    assert len(office.counts) == 5
    assert len(office.taken) <= 6
    assert {letter.state for letter in crowded.office.letters(None, 10)} == {NotificationState.SENT}


def test_a_notifier_without_any_room_waits(
    crowded: House, small_disk: SmallDisk, office: PostOffice, tmp_path: Path
) -> None:
    """A notifier that finds no room says so, sends nothing, and sends everything by itself when there is some."""
    with running(tmp_path / "sorties", "notify", ECOUTE_NOTIFY_EVERY="1") as notifier:
        wait_for(lambda: notifier.err, "its first sentence")
        crowded.intake.submit(submission(), Source("jeton", "192.0.2.0/24"))
        small_disk.fill()
        wait_for(lambda: "disque est plein" in notifier.err, "its sentence")
        assert not office.taken
        small_disk.free()
        wait_for(lambda: office.taken, "the letter")
        assert "Traceback" not in notifier.err


@pytest.mark.parametrize("command", ["export", "poster", "backup", "board", "dashboard", "dashboard-csv"])
def test_no_file_is_half_written(house: House, small_disk: SmallDisk, ecoute: Ecoute, command: str) -> None:
    """A file that finds no room is not there at all, and one that had its name is as it was."""
    with house.store.writing() as uow:
        put(uow, [a_published_experience(number) for number in range(1, 30)])
        put(uow, [a_concern(number) for number in range(1, 30)])
        uow.commit()
    names = {"board": "sortie.pdf", "poster": "sortie.pdf", "dashboard": "sortie.xlsx", "dashboard-csv": "sortie.csv"}
    target = small_disk.folder / names.get(command, "sortie")
    if command != "backup":
        target.write_bytes(b"avant")
    small_disk.fill()
    lines = {
        "export": ("export", "experiences", "-o", target),
        "poster": ("poster", "caf-30", "--out", target),
        "backup": ("backup", target),
        "board": ("board", "show", "--as", "agent-30", "--pdf", target),
        "dashboard": ("dashboard", "--as", "agent-30", "--xlsx", target),
        "dashboard-csv": ("dashboard", "--as", "agent-30", "--csv", target),
    }
    run = ecoute(*lines[command])
    assert run.code == 1, run
    assert "disque est plein" in run.sentence
    small_disk.free()
    if command == "backup":
        assert not target.exists()
    else:
        assert target.read_bytes() == b"avant"
    assert [file.name for file in small_disk.folder.iterdir() if file != target] == []


def test_full_logs_stop_no_server(house: House, office: PostOffice, tmp_path: Path) -> None:
    """Servers and notifiers whose log has no room go on answering and sending."""
    with served(full_log(tmp_path / "site"), "public", ECOUTE_LOG_LEVEL="debug") as (server, process):
        assert [server.get(page).status_code for page in ("/", "/experiences", "/nulle-part")] == [200, 200, 404]
        assert process.process.exitcode is None
    with running(full_log(tmp_path / "lettres") / "sorties", "notify", ECOUTE_NOTIFY_EVERY="1") as notifier:
        for rank in range(3):
            house.intake.submit(submission(key=f"une-cle-{rank:04}"), Source(f"jeton-{rank}", "192.0.2.0/24"))
            wait_for(lambda rank=rank: len(office.taken) > rank or notifier.process.exitcode is not None, "a letter")
        assert notifier.process.exitcode is None
    assert len(office.taken) == 3


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    with post_office() as opened:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(opened.port))
        yield opened


def full_log(folder: Path) -> Path:
    """Give a folder where the first process that runs finds no room for what it says."""
    (folder / "sorties").mkdir(parents=True)
    (folder / "sorties" / "000.err").symlink_to("/dev/full")
    return folder
