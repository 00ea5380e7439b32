"""The desk over HTTPS: the same interface, one open connection, and nothing done twice or sent in clear."""

import inspect
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.desk import Desk
from core.errors import Forbidden, Invalid, NotFound, Refused, Stale, Unavailable
from core.experience import Experience
from core.views import Place
from core.vocabulary import ExperienceState
from core.wire import calls
from tests.fakes.clock import FixedClock
from tests.tui.fake_desk import NOW, small_store
from tests.tui.remote.served import Served, certificate, trust
from tui.port import DeskPort
from tui.remote import http
from tui.remote.address import checked_server
from tui.remote.desk import SLOW, RemoteDesk
from tui.remote.door import Door
from tui.remote.http import PATIENCE, Http

pytestmark = pytest.mark.usefixtures("no_keyring")


@pytest.fixture
def door(served: Served, tmp_path: Path) -> Iterator[Door]:
    door = Door(served.url, tmp_path, trust=trust())
    door.sign_in("camille", "camille")
    yield door
    door.close()


@pytest.fixture
def desk(door: Door) -> DeskPort:
    return door.desk("camille")


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rest no time between two tries."""
    monkeypatch.setattr(http, "PATIENCE", replace(PATIENCE, first_rest=0, longest_rest=0))


def methods(of: type) -> dict[str, inspect.Signature]:
    """Give the public methods of a class."""
    found = inspect.getmembers(of, inspect.isfunction)
    return {name: inspect.signature(method) for name, method in found if not name.startswith("_")}


def kinds(signature: inspect.Signature) -> list[tuple[str, object, object]]:
    """Give the names of the parameters, how each is given, and what it is when it is not."""
    return [(one.name, one.kind, one.default) for one in signature.parameters.values()]


# The same interface


def test_what_the_screens_hold_is_what_the_desk_is() -> None:
    """Each method of the port is one of the desk and a call, with the same arguments in the same order."""
    port, desk = methods(DeskPort), methods(Desk)
    assert port.keys() <= desk.keys() == calls.names()
    assert {name: kinds(port[name]) for name in port} == {name: kinds(desk[name]) for name in port}


def test_the_far_desk_has_every_call_and_nothing_else(desk: DeskPort) -> None:
    """All the names of the calls answer; another one is no attribute, as on any object."""
    assert all(callable(getattr(desk, name)) for name in calls.names())
    assert not {name for name in dir(RemoteDesk) if not name.startswith("_")} & calls.names()
    assert not hasattr(desk, "unknown_call")
    assert calls.names() >= SLOW


def test_a_server_of_another_version_is_told(desk: DeskPort, monkeypatch: pytest.MonkeyPatch) -> None:
    """An argument that the server does not know is no fault of whoever works: Écoute is to be brought up to date."""
    monkeypatch.setattr(calls.Call, "pack", lambda *_, **__: b'{"number": 900123, "to_come": true}')
    with pytest.raises(Unavailable, match="de cette version") as told:
        desk.show(900123)
    assert "argument" not in str(told.value)


def test_results_are_the_same_on_both(served: Served, desk: DeskPort) -> None:
    """Lists, stories and figures come back as the very models of core."""
    near = Desk(small_store(), FixedClock(NOW), "camille")
    assert desk.me() == near.me()
    assert desk.queue(Place.TO_MODERATE) == near.queue(Place.TO_MODERATE)
    assert desk.show(900123) == near.show(900123)
    assert desk.glance() == near.glance()
    assert isinstance(desk.show(900123).experience, Experience)


def test_errors_are_the_same_on_both(desk: DeskPort) -> None:
    """What core refuses is refused with its own kind and its own sentence; what does not fit never leaves."""
    with pytest.raises(NotFound, match="4242"):
        desk.show(4242)
    with pytest.raises(Stale):
        desk.hold(900123, 7)
    with pytest.raises((Forbidden, Refused)):
        desk.queue(Place.TO_ANSWER)
    with pytest.raises(TypeError):
        desk.show()  # type: ignore[call-arg]


# One conversation


def test_one_connection_serves_many_calls(served: Served, desk: DeskPort) -> None:
    """The connection stays open; answers are asked for compressed; the program says which one it is."""
    for number in (900123, 900124, 900125):
        desk.show(number)
    assert served.connections == 1
    assert served.headers[-1]["Accept-Encoding"] == "gzip"
    assert served.headers[-1]["User-Agent"].startswith("ecoute/")


def test_what_did_not_change_is_not_sent_again(served: Served, desk: DeskPort) -> None:
    """The second reading bears the tag of the first, and its answer is the very same; a change is seen at once."""
    first = desk.show(900123)
    assert desk.show(900123) is first
    assert "If-None-Match" in served.headers[-1]
    desk.hold(900123, first.experience.version, "voir")
    assert desk.show(900123).experience.state is ExperienceState.HELD


def test_a_change_whose_answer_was_lost_is_made_once(served: Served, desk: DeskPort, hurried: None) -> None:
    """It is asked again with the same key, and has the first answer: no error is seen, nothing is done twice."""
    served.drops = 1
    held = desk.hold(900123, 1, "voir")
    assert held.experience.state is ExperienceState.HELD
    keys = [told["Idempotency-Key"] for told in served.headers if "Idempotency-Key" in told]
    assert len(keys) == 2
    assert len({*keys}) == 1
    assert [event.kind.value for event in held.history].count("held") == 1
    desk.undo(900123)
    assert served.headers[-1]["Idempotency-Key"] not in keys


def test_a_server_that_comes_back_is_spoken_to_again(served: Served, desk: DeskPort, hurried: None) -> None:
    """While it is away each call says what to do, after a few tries; then the next one goes through."""
    desk.me()
    served.stop()
    with pytest.raises(Unavailable, match="ne répond pas"):
        desk.me()
    served.start()
    assert desk.me().name == "camille"


def test_a_server_that_is_too_slow_is_left(served: Served, tmp_path: Path) -> None:
    """The wait ends by itself, with a sentence; a change is asked again under its key, and made once."""
    gate = threading.Event()
    served.gate = gate
    slow = Http(served.url, trust(), replace(PATIENCE, reading=0.05, tries=2, first_rest=0, longest_rest=0))
    with pytest.raises(Unavailable, match="met trop de temps"):
        slow.send("GET", "openapi.json", again=True)
    assert len(served.asked) == 2
    gate.set()
    slow.close()


# Whom one speaks with


@pytest.mark.parametrize("name", ["autre.exemple.fr", None])
def test_another_certificate_is_refused(name: str | None, tmp_path: Path) -> None:
    """A server that is not the one named, or that nobody vouches for, is told nothing: one sentence says why."""
    served = Served(small_store(), shown=certificate(name) if name else certificate())
    believed = trust() if name else ssl.create_default_context()
    door = Door(served.url, tmp_path, trust=believed)
    try:
        with pytest.raises(Unavailable, match="certificat") as refused:
            door.sign_in("camille", "camille")
        assert ("autre serveur" if name else "n’est pas connue") in refused.value.sentence
        assert not served.asked
    finally:
        door.close()
        served.stop()


@pytest.mark.parametrize(
    "address",
    [
        *("http://atelier.exemple.fr", "http://127.0.0.1.exemple.fr", "ftp://127.0.0.1", "atelier.exemple.fr", ""),
        *("https://camille:secret@atelier.exemple.fr", "https://", "https://a.fr:port", "https://a.fr/?x=1"),
    ],
)
def test_an_address_that_would_not_do_is_refused(address: str) -> None:
    """In clear, with a password in it, or no address at all: said in one sentence before anything is sent."""
    with pytest.raises(Invalid) as refused:
        checked_server(address)
    assert "secret" not in refused.value.sentence


@pytest.mark.parametrize(
    ("address", "called"),
    [
        ("https://Atelier.exemple.fr/", "https://atelier.exemple.fr"),
        ("https://exemple.fr/ecoute/", "https://exemple.fr/ecoute"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("http://localhost:8080/", "http://localhost:8080"),
    ],
)
def test_an_address_is_called_one_way(address: str, called: str) -> None:
    """In clear only on this very machine; capitals and the last slash change nothing."""
    assert checked_server(address) == called


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (302, b"", "ne répond pas comme un atelier"),
        (200, b"<html>", "ne répond pas comme un atelier"),
        (502, b"<html>", "très occupé"),
        (200, b'{"page": 1}', "ne répond pas comme un atelier"),
    ],
)
def test_what_is_not_a_desk_is_told_apart(
    served: Served, desk: DeskPort, hurried: None, status: int, body: bytes, said: str
) -> None:
    """A proxy that redirects, a portal, another program: none is followed nor believed."""
    served.instead = (status, body)
    with pytest.raises(Unavailable, match=said):
        desk.me()
    assert len(served.asked) == (4 if status == 502 else 2)
