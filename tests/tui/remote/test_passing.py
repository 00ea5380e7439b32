"""The token: kept where its owner alone reads it, renewed in time, asked for again when it is over, never shown."""

import stat
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import keyring
import pytest
from keyring.backend import KeyringBackend

from core.errors import SignedOut, TooMany, Unavailable
from core.views import Place
from tests.tui.remote.served import Served, trust
from tui.background import by_itself
from tui.page_cache import PageCache
from tui.remote import http
from tui.remote.door import Door
from tui.remote.session import Session
from tui.remote.token_store import TokenStore

pytestmark = pytest.mark.usefixtures("no_keyring")

SOON = datetime.now(UTC) + timedelta(minutes=30)
SESSION = Session("camille", SOON, "jeton-tres-secret")


class Desktop(KeyringBackend):
    """The keyring of a desktop."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def door(served: Served, tmp_path: Path) -> Iterator[Door]:
    door = Door(served.url, tmp_path, trust=trust())
    yield door
    door.close()


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


# Where it waits


def test_without_a_keyring_the_token_is_in_a_file_of_its_owner(tmp_path: Path) -> None:
    """Nobody else may read the file or enter its folder; it goes when the session does."""
    store = TokenStore("https://atelier.exemple.fr", tmp_path)
    store.keep(SESSION)
    (file,) = files(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert store.find("camille") == SESSION
    assert store.find("amina") is None
    store.forget("camille")
    assert store.find("camille") is None
    assert not files(tmp_path)


def test_with_a_keyring_no_file_bears_the_token(tmp_path: Path) -> None:
    """The keyring has it, by server and account; a file of before is gone."""
    store = TokenStore("https://atelier.exemple.fr", tmp_path)
    store.keep(SESSION)
    desktop = Desktop()
    keyring.set_keyring(desktop)
    store.keep(SESSION)
    assert not files(tmp_path)
    assert list(desktop.kept) == [("ecoute", "camille https://atelier.exemple.fr")]
    assert store.find("camille") == SESSION
    assert TokenStore("https://autre.exemple.fr", tmp_path).find("camille") is None
    store.forget("camille")
    assert not desktop.kept


@pytest.mark.parametrize("spoiled", ["", "{", "[]", '{"token": "a"}', '{"token": "a", "expires_at": "hier"}'])
def test_a_spoiled_file_is_no_session(tmp_path: Path, spoiled: str) -> None:
    """Then one signs in again."""
    store = TokenStore("https://atelier.exemple.fr", tmp_path)
    store.keep(SESSION)
    files(tmp_path)[0].write_text(spoiled)
    assert store.find("camille") is None


def test_no_text_shows_the_token() -> None:
    """Neither what a program prints of it, nor a trace."""
    assert "secret" not in f"{SESSION!r} {SESSION}"


def test_the_keyring_is_asked_once(served: Served, door: Door) -> None:
    """It may be slow: the calls that follow know the token."""
    desktop = Desktop()
    keyring.set_keyring(desktop)
    door.sign_in("camille", "camille")
    desktop.kept.clear()
    assert door.desk("camille").me().name == "camille"


# How long it lasts


def test_a_session_is_found_at_the_next_start(served: Served, door: Door, tmp_path: Path) -> None:
    """No password is asked for; and the account that signed in last is known."""
    door.sign_in("camille", "camille")
    again = Door(served.url, tmp_path, trust=trust())
    assert again.last_account == "camille"
    assert again.desk("camille").me().name == "camille"
    assert served.asked.count("session") == 1
    again.close()


def test_a_session_is_renewed_before_its_end(served: Served, door: Door) -> None:
    """The call that comes close to the end renews it first; the token that dies is used no more."""
    served.porter.lasts = timedelta(minutes=5)
    door.sign_in("camille", "camille")
    served.porter.lasts = timedelta(hours=1)
    desk = door.desk("camille")
    desk.me()
    desk.me()
    assert served.porter.renewed == 1
    assert served.asked == ["session", "session/renewal", "desk/me", "desk/me"]


def test_the_clock_of_this_machine_may_be_wrong(served: Served, tmp_path: Path) -> None:
    """What counts is how long a session lasts for the server."""
    late = Door(served.url, tmp_path, trust=trust(), now=lambda: datetime.now(UTC) + timedelta(days=30))
    late.sign_in("camille", "camille")
    assert late.desk("camille").me().name == "camille"
    assert served.porter.renewed == 0
    late.close()


def test_a_session_that_another_terminal_renewed_is_taken_up(served: Served, door: Door, tmp_path: Path) -> None:
    """Its token is refused here: the new one is where both find it, and nobody is asked anything."""
    door.sign_in("camille", "camille")
    desk = door.desk("camille")
    desk.me()
    beside = Door(served.url, tmp_path, trust=trust())
    served.porter.tokens.clear()
    beside.sign_in("camille", "camille")
    assert desk.me().name == "camille"
    beside.close()


def test_a_revoked_session_is_asked_for_once(served: Served, door: Door) -> None:
    """Several calls at once: one question, and each of them goes on."""
    asked: list[str] = []

    def ask(account: str, why: str) -> bool:
        asked.append(why)
        return bool(door.sign_in(account, account))

    door.ask = ask
    door.sign_in("camille", "camille")
    desk = door.desk("camille")
    served.porter.tokens.clear()
    names: list[str] = []
    calls = [threading.Thread(target=lambda: names.append(desk.me().name)) for _ in range(3)]
    for call in calls:
        call.start()
    for call in calls:
        call.join()
    assert names == ["camille"] * 3
    assert asked == ["Votre connexion est finie : connectez-vous de nouveau."]


def test_what_nobody_asked_for_asks_nothing(served: Served, door: Door) -> None:
    """A call that the workstation makes by itself is refused, and waits for a better moment."""
    door.ask = lambda account, why: pytest.fail("a question")
    token = by_itself.set(True)
    try:
        with pytest.raises(SignedOut):
            door.desk("camille").me()
    finally:
        by_itself.reset(token)


def test_who_does_not_sign_in_is_told_so(served: Served, door: Door) -> None:
    """The call fails with its sentence, which speaks of no session where there never was one; the next asks again."""
    asked: list[str] = []
    door.ask = lambda account, why: bool(asked.append(why))
    desk = door.desk("camille")
    for _ in range(2):
        with pytest.raises(SignedOut):
            desk.me()
    assert asked == ["Vous n’êtes pas encore connecté sur ce poste : connectez-vous."] * 2
    assert not served.asked


def test_a_session_that_ran_out_is_told_to_be_over(served: Served, door: Door, tmp_path: Path) -> None:
    """Even by a start that finds it as it was kept; whoever signed out is not connected, and nothing more."""
    asked: list[str] = []
    door.sign_in("camille", "camille")
    late = Door(served.url, tmp_path, trust=trust(), now=lambda: datetime.now(UTC) + timedelta(days=30))
    late.ask = lambda account, why: bool(asked.append(why))
    for _ in range(2):
        with pytest.raises(SignedOut, match="est terminée"):
            late.desk("camille").me()
    door.sign_out("camille")
    with pytest.raises(SignedOut, match="pas encore connecté"):
        late.desk("camille").me()
    assert len(asked) == 3
    late.close()


@pytest.mark.parametrize(("fault", "tries"), [(httpx.ConnectError, 2), (httpx.ReadError, 1)])
def test_a_sign_in_is_said_again_only_when_it_was_not_heard(
    served: Served, door: Door, monkeypatch: pytest.MonkeyPatch, fault: type[httpx.TransportError], tries: int
) -> None:
    """A server that could not be reached heard nothing; one that was cut off may have opened a session."""
    monkeypatch.setattr(http, "PATIENCE", replace(http.PATIENCE, first_rest=0, longest_rest=0))
    faults, send, said = [fault("coupé")], httpx.Client.send, []

    def broken_once(client: httpx.Client, request: httpx.Request) -> httpx.Response:
        said.append(request.url.path)
        if faults:
            raise faults.pop()
        return send(client, request)

    monkeypatch.setattr(httpx.Client, "send", broken_once)
    if tries == 1:
        with pytest.raises(Unavailable, match="votre saisie reste à l’écran"):
            door.sign_in("camille", "camille")
    else:
        assert door.sign_in("camille", "camille") == "camille"
    assert said == ["/v1/session"] * tries


def test_signing_out_ends_the_session_on_both_sides(served: Served, door: Door, tmp_path: Path) -> None:
    """The server knows the token no more, and neither it nor the lists are left here, even when the server is away."""
    door.sign_in("camille", "camille")
    desk = door.desk("camille")
    PageCache(door.folder, "camille").keep(desk.me(), desk.queue(Place.TO_MODERATE))
    door.sign_out("camille")
    assert not served.porter.tokens
    assert PageCache(door.folder, "camille").me() is None
    door.sign_in("camille", "camille")
    served.stop()
    with pytest.raises(Unavailable):
        door.sign_out("camille")
    assert not [path for path in files(tmp_path) if "jeton" in path.read_text()]


def test_a_delay_is_told_as_the_server_says_it(served: Served, door: Door) -> None:
    """How long to wait is in the sentence; it is not tried again behind one's back."""
    served.porter.refusal = TooMany("Trop d’essais : attendez 40 secondes.")
    with pytest.raises(TooMany, match="40 secondes"):
        door.sign_in("camille", "camille")
    assert served.asked == ["session"]


def test_who_comes_in_as_no_one_is_told_of_it(served: Served, door: Door) -> None:
    """An answer that is no session is the sentence of a server that is no desk, and no trace quotes it."""
    served.instead = (201, b'{"token": "jeton-tres-secret"}')
    with pytest.raises(Unavailable, match="ne répond pas comme") as refused:
        door.sign_in("camille", "camille")
    assert refused.value.__suppress_context__


def test_sessions_are_told_apart() -> None:
    """One ends, one is about to, one is neither."""
    now = datetime.now(UTC)
    assert replace(SESSION, expires_at=now).is_over(now)
    assert replace(SESSION, expires_at=now + timedelta(minutes=9)).is_ending(now)
    assert not replace(SESSION, expires_at=now + timedelta(minutes=11)).is_ending(now)
