"""`ecoute notify` as a process: killed in the middle, two at once, asked to stop."""

import random
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from admin.holder import dead_names, forget, held_name
from admin.wiring import House
from core.gate import Source
from core.notification import NotificationState
from tests.admin.either_engine import (
    either_house,
    postgres_database,
    postgres_server,
    postgres_template,
    postgres_url,
)
from tests.admin.post_office import PostOffice, post_office
from tests.admin.running import PATIENCE_S, Running, running, wait_for
from tests.fakes.world import submission

__all__ = ["either_house", "postgres_database", "postgres_server", "postgres_template", "postgres_url"]

LETTERS = 60
KILLS = 13
"""How many times a notifier is killed, at random moments, on each engine."""


@pytest.fixture
def office(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    """Give a mail server, while 60 letters are due."""
    owe(house, LETTERS)
    with in_force(monkeypatch) as opened:
        yield opened


def owe(house: House, letters: int, since: int = 0) -> None:
    """Have so many more experiences told: each owes one letter."""
    for rank in range(since, since + letters):
        house.intake.submit(submission(key=f"une-cle-{rank:04}"), Source(f"jeton-{rank}", f"192.0.{rank % 200}.0/24"))


@contextmanager
def in_force(monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    """Give a mail server that the notifiers of a test write to."""
    with post_office() as opened:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(opened.port))
        monkeypatch.setenv("ECOUTE_NOTIFY_EVERY", "60")
        yield opened


def states(house: House) -> set[NotificationState]:
    """Give the states that the letters of a house are in."""
    return {letter.state for letter in house.office.letters(None, 1000)}


def killed_when(office: PostOffice, taken: int, notifier: Running) -> None:
    """Kill a notifier once the server has taken this many letters."""
    wait_for(lambda: len(office.taken) >= taken or notifier.process.exitcode is not None, f"letter {taken}")
    notifier.send(signal.SIGKILL)
    assert notifier.ended().code == -signal.SIGKILL


def test_a_killed_notifier_loses_no_letter(house: House, office: PostOffice, tmp_path: Path) -> None:
    """Killed at several moments, then run again: every letter has come, at most one of them twice for each kill."""
    for taken in (1, 14, 33, 47):
        with running(tmp_path / "sorties", "notify") as notifier:
            killed_when(office, taken, notifier)
    with running(tmp_path / "sorties", "notify", "--once") as last:
        assert last.ended().code == 0
    assert len(office.counts) == LETTERS
    assert max(office.counts.values()) <= 2
    assert sum(count - 1 for count in office.counts.values()) <= 4
    assert states(house) == {NotificationState.SENT}
    assert list((house.settings.home / "run").iterdir()) == []


def test_a_notifier_killed_at_random_loses_no_letter(
    either_house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed again and again while letters leave: each one leaves, and each death makes one leave again at most."""
    owed = 0
    with in_force(monkeypatch) as office:
        for _ in range(KILLS):
            owe(either_house, 4, owed)
            owed += 4
            with running(tmp_path / "sorties", "notify") as notifier:
                before = len(office.taken)
                wait_for(lambda before=before: len(office.taken) > before, "a letter")
                time.sleep(random.uniform(0, 0.03))
                notifier.send(signal.SIGKILL)
                assert notifier.ended().code == -signal.SIGKILL
        with running(tmp_path / "sorties", "notify", "--once") as last:
            assert last.ended().code == 0
    assert len(office.counts) == owed
    assert sum(office.counts.values()) - owed <= KILLS  # under the same Message-ID, by which they are counted
    assert states(either_house) == {NotificationState.SENT}


def test_a_notifier_killed_between_taking_and_marking_sends_again_under_the_same_name(
    house: House, office: PostOffice, tmp_path: Path
) -> None:
    """Killed while the server has the letter and the mark is not made, exactly that letter comes twice."""
    killed = threading.Event()
    with running(tmp_path / "sorties", "notify") as notifier:

        def kill(_server: object, rank: int) -> str:
            if rank == 5:
                notifier.send(signal.SIGKILL)
                notifier.process.join()
                killed.set()
            return ""

        office.on_data = kill
        assert killed.wait(PATIENCE_S)  # a process can be waited for by one thread at a time
        assert notifier.ended().code == -signal.SIGKILL
    with running(tmp_path / "sorties", "notify", "--once") as last:
        assert last.ended().code == 0
    assert len(office.counts) == LETTERS
    assert [name for name, count in office.counts.items() if count == 2] == [office.taken[4].message_id]
    assert len(office.taken) == LETTERS + 1


def test_two_notifiers_send_no_letter_twice(house: House, office: PostOffice, tmp_path: Path) -> None:
    """Two notifiers at once share the letters, and each one leaves once."""
    with (
        running(tmp_path / "une", "notify", "--once", "--json") as one,
        running(tmp_path / "autre", "notify", "--once", "--json") as other,
    ):
        tallies = [one.ended().document, other.ended().document]
    assert sum(tally["sent"] for tally in tallies) == LETTERS
    assert set(office.counts.values()) == {1}
    assert len(office.counts) == LETTERS


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_notifier_asked_to_stop_ends_after_the_letter_in_hand(
    house: House, office: PostOffice, tmp_path: Path, how: signal.Signals
) -> None:
    """Asked to stop in the middle, it marks what it has sent, leaves nothing held, and ends with 0."""
    with running(tmp_path / "sorties", "notify") as notifier:
        wait_for(lambda: len(office.taken) >= 3, "the third letter")
        notifier.send(how)
        ended = notifier.ended()
    assert ended.code == 0
    letters = house.office.letters(None, 1000)
    sent = [letter for letter in letters if letter.state is NotificationState.SENT]
    assert len(sent) == len(office.taken) == len(office.counts)
    assert {letter.held_by for letter in letters} == {""}
    assert list((house.settings.home / "run").iterdir()) == []


def test_a_notifier_at_rest_stops_at_once(house: House, tmp_path: Path) -> None:
    """Between two passes, a long rest does not keep it from stopping."""
    with post_office() as office, running(tmp_path / "s", "notify", ECOUTE_SMTP_PORT=str(office.port)) as notifier:
        wait_for(lambda: notifier.err, "its first sentence")
        notifier.send(signal.SIGTERM)
        assert notifier.ended().code == 0


def test_a_living_name_is_never_called_dead(tmp_path: Path) -> None:
    """A name is dead when its process is; a dead one stays known until what it held is taken over."""
    with held_name(tmp_path) as living:
        assert dead_names(tmp_path) == []
        (tmp_path / "ancien.notifier").touch()
        assert dead_names(tmp_path) == dead_names(tmp_path) == ["ancien"]
        forget(tmp_path, ["ancien"])
        assert [file.name for file in tmp_path.iterdir()] == [f"{living}.notifier"]
    assert list(tmp_path.iterdir()) == []


def test_a_name_is_locked_before_it_can_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another notifier that looks at the very moment a name is made never takes it for dead."""
    from admin import holder  # noqa: PLC0415

    seen: list[list[str]] = []
    lock = holder.fcntl.flock

    def looked_at(*arguments: int) -> None:
        if not seen:
            seen.append([])
            seen[0] = dead_names(tmp_path)
        lock(*arguments)

    monkeypatch.setattr(holder.fcntl, "flock", looked_at)
    with held_name(tmp_path):
        assert seen == [[]]
