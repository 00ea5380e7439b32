"""Signing in and enrolling on the workstation, by keyboard, at both sizes; and troubles while one works."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, Static, TextArea

from core.errors import TooMany
from core.vocabulary import ExperienceState
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tests.tui.fake_desk import NOW
from tests.tui.remote.porter import CODE, LINK
from tests.tui.remote.served import Served, trust
from tui.app import EcouteApp
from tui.journal import Journal
from tui.remote import http
from tui.remote.door import Door
from tui.remote.http import PATIENCE
from tui.screens.autosaving import AutosavingScreen
from tui.screens.composer import ComposerScreen
from tui.screens.enrolling import AskLink, ChoosePassword, ShowSecret
from tui.screens.signing import SignIn

pytestmark = pytest.mark.usefixtures("no_keyring")

TEXT = "Votre versement reprend."
FIELDS = ("account", "password", "code")


class Seated(Bench):
    """A workstation that comes to a server as people do."""

    def __init__(self, folder: Path, served: Served, account: str | None = None, *, enrolling: bool = False) -> None:
        super().__init__(folder, account=account)
        self.door = Door(served.url, folder, trust=trust())
        self.enrolling = enrolling

    def app(self) -> EcouteApp:
        return EcouteApp(
            self.door.desk,
            account=self.account,
            folder=self.folder,
            now=lambda: NOW,
            door=self.door,
            enrolling=self.enrolling,
        )


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "PATIENCE", replace(PATIENCE, first_rest=0, longest_rest=0))
    monkeypatch.setattr(ComposerScreen, "pause", 0.01)


@pytest.fixture
def amina(tmp_path: Path, served: Served, hurried: None) -> Iterator[Seated]:
    """An agent who signed in before."""
    bench = Seated(tmp_path, served, "amina")
    bench.door.sign_in("amina", "amina")
    yield bench
    bench.door.close()


async def fill(driver: Driver, **texts: str) -> None:
    for name, text in texts.items():
        driver.app.screen.query_one(f"#{name}", Input).value = text
    await driver.press("f10")


def said(driver: Driver) -> str:
    """Give what the form says of the last try."""
    return str(driver.app.screen.query_one("#missing", Static).content)


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_one_signs_in_by_keyboard(tmp_path: Path, served: Served, size: tuple[int, int]) -> None:
    """What is missing and what is wrong are said, the password is never shown; then the desk opens."""
    bench = Seated(tmp_path, served)

    async def steps(driver: Driver) -> None:
        assert isinstance(driver.app.screen, SignIn)
        assert f"Serveur : {served.url}" in driver.screen_text
        await driver.press("f10")
        assert "Écrivez le nom de votre compte." in driver.screen_text
        await driver.press(*"camille", "enter", *"faux", "enter", "enter")
        assert "••••" in driver.screen_text
        assert "faux" not in driver.screen_text
        assert "ne convient pas" in driver.screen_text
        served.porter.refusal = TooMany("Trop d’essais : attendez 40 secondes.")
        await fill(driver, password="camille")
        assert "attendez 40 secondes" in driver.screen_text
        await fill(driver, password="camille")
        assert driver.app.screen is driver.main
        assert "camille · programme" in driver.screen_text
        assert driver.shown == 900123

    bench.run(steps, size)
    bench.door.close()


def test_signing_in_can_wait(tmp_path: Path, served: Served) -> None:
    """Escape leaves the frame, which says the key that asks again."""
    bench = Seated(tmp_path, served)

    async def steps(driver: Driver) -> None:
        await driver.press("escape")
        assert driver.status == "Vous n’êtes pas connecté : ctrl+o pour vous connecter."
        await driver.press("ctrl+o")
        await fill(driver, account="camille", password="camille")
        assert driver.shown == 900123

    bench.run(steps)
    bench.door.close()


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_a_network_that_fails_while_one_signs_in(
    tmp_path: Path, served: Served, hurried: None, size: tuple[int, int]
) -> None:
    """Refused, then cut off on the way: one sentence each time, and nothing to type again but a code."""
    bench = Seated(tmp_path, served)

    async def steps(driver: Driver) -> None:
        served.stop()
        await fill(driver, account="camille", password="camille", code="123456")
        assert "ne répond pas : vérifiez votre réseau" in said(driver)
        served.start()
        served.gate = threading.Event()
        await driver.pilot.press("f10")
        while "session" not in served.asked:
            await driver.pilot.pause(0.01)
        served.stop()
        served.gate.set()
        await driver.settle()
        assert "s’est coupée : réessayez" in said(driver)
        assert [driver.app.screen.query_one(f"#{name}", Input).value for name in FIELDS] == ["camille", "camille", ""]
        served.start()
        await driver.press("f10")
        assert driver.app.screen is driver.main and driver.shown == 900123
        assert driver.told == []

    bench.run(steps, size)
    bench.door.close()


def test_who_is_named_at_the_start_is_asked_to_sign_in(tmp_path: Path, served: Served) -> None:
    """No session was ever opened here: nothing says that one is over; the name stands there already."""
    bench = Seated(tmp_path, served, "amina")

    async def go() -> None:
        async with bench.app().run_test(size=WIDE) as pilot:
            driver = Driver(pilot)  # the desk waits for the answer: there is nothing to settle before it
            await until_shown(driver, SignIn)
            await pilot.pause()
            told = driver.app.screen.query_one(".explanation Static", Static)
            assert "pas encore connecté sur ce poste" in str(told.content)
            assert driver.app.screen.query_one("#account", Input).value == "amina"
            await fill(driver, password="amina")
            assert "amina · Caf" in driver.screen_text

    asyncio.run(go())
    bench.door.close()


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_one_enrols_with_a_link(tmp_path: Path, served: Served, size: tuple[int, int]) -> None:
    """The link, the square to photograph with its key in groups of four, a password twice and a first code."""
    bench = Seated(tmp_path, served, enrolling=True)

    async def steps(driver: Driver) -> None:
        assert isinstance(driver.app.screen, AskLink)
        await fill(driver, link="https://autre.exemple.fr/")
        assert "Ce lien n’existe pas" in driver.screen_text
        await fill(driver, link=f" {LINK} ")
        assert isinstance(driver.app.screen, ShowSecret)
        assert "JBSW Y3DP EHPK 3PXP" in driver.screen_text
        assert driver.screen_text.count("█▀▀▀▀▀█") == 3
        await driver.press("enter")
        assert isinstance(driver.app.screen, ChoosePassword)
        await fill(driver, password="une phrase longue", again="une autre phrase")
        assert "diffèrent" in driver.screen_text
        await fill(driver, again="une phrase longue", code="000000")
        assert "Ce code ne convient pas" in driver.screen_text
        await fill(driver, code=CODE)
        assert driver.app.screen is driver.main
        assert "camille · programme" in driver.screen_text
        assert served.porter.passwords == {"camille": "une phrase longue"}

    bench.run(steps, size)
    bench.door.close()


def test_who_needs_no_code_is_asked_for_none(tmp_path: Path, served: Served) -> None:
    """The password follows the link at once."""
    served.porter.totp_uri = ""
    bench = Seated(tmp_path, served, enrolling=True)

    async def steps(driver: Driver) -> None:
        await fill(driver, link=LINK)
        assert not driver.app.screen.query("#code")
        await fill(driver, password="une phrase longue", again="une phrase longue")
        assert driver.shown == 900123

    bench.run(steps)
    bench.door.close()


def test_a_square_that_does_not_fit_is_not_cut(tmp_path: Path, served: Served) -> None:
    """Where only a part of it could be seen, the key is there to be typed, and one is told to make room."""
    bench = Seated(tmp_path, served, enrolling=True)

    async def steps(driver: Driver) -> None:
        await fill(driver, link=LINK)
        assert "▀" not in driver.screen_text
        assert "Agrandissez la fenêtre" in driver.screen_text
        assert "JBSW Y3DP" in driver.screen_text

    bench.run(steps, (80, 20))
    bench.door.close()


# While one works


async def write_an_answer(driver: Driver) -> None:
    await driver.press("enter")
    await driver.press("e")
    assert isinstance(driver.app.screen, ComposerScreen)
    await driver.type(TEXT)
    await driver.settle()


def drafts(served: Served) -> list[str]:
    return [response.body for response in served.store.tables.responses.values()]


def test_a_session_that_ends_while_one_writes_loses_nothing(amina: Seated, served: Served) -> None:
    """The question comes over the text at the key that saves, for the same account alone; then the text is saved."""

    async def steps(driver: Driver) -> None:
        await write_an_answer(driver)
        served.porter.tokens.clear()
        await driver.pilot.press("ctrl+s")
        await until_shown(driver, SignIn)
        assert "Votre connexion est finie" in driver.screen_text
        assert driver.app.screen.query_one("#account", Input).disabled
        driver.app.screen.query_one("#password", Input).value = "amina"
        await driver.press("f10")
        assert isinstance(driver.app.screen, ComposerScreen)
        assert driver.app.screen.query_one("#body", TextArea).text == TEXT
        assert drafts(served) == [TEXT]

    amina.run(steps)


def test_who_does_not_sign_in_again_keeps_the_text_here(amina: Seated, served: Served) -> None:
    """The sentence says so, and the journal of this server and account has the text."""

    async def steps(driver: Driver) -> None:
        await write_an_answer(driver)
        served.porter.tokens.clear()
        await driver.pilot.press("ctrl+s")
        await until_shown(driver, SignIn)
        await driver.press("escape")
        assert driver.app.screen.query_one("#body", TextArea).text == TEXT
        assert "gardé sur ce poste" in driver.status
        assert not drafts(served)
        assert [entry.parts.body for entry in Journal(amina.door.folder).of("amina")] == [TEXT]
        assert not [*Journal(amina.folder).of("amina")]

    amina.run(steps)


def test_the_draft_that_leaves_by_itself_asks_nothing(
    amina: Seated, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No question takes the letters that are being typed."""
    monkeypatch.setattr(AutosavingScreen, "quiet", 0.01)

    async def steps(driver: Driver) -> None:
        await write_an_answer(driver)
        await driver.settle()
        served.porter.tokens.clear()
        await driver.type("Encore.")
        for _ in range(20):
            await driver.pilot.pause(0.02)
        assert isinstance(driver.app.screen, ComposerScreen)
        assert "pas encore au bureau" in driver.status

    amina.run(steps)


def test_a_server_that_dies_and_comes_back_is_gone_on_with(
    amina: Seated, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writing goes on while it is away; the text leaves by itself once it is back."""
    monkeypatch.setattr(AutosavingScreen, "longest", 0.05)

    async def steps(driver: Driver) -> None:
        await write_an_answer(driver)
        served.stop()
        await driver.press("ctrl+s")
        assert "ne répond pas" in driver.told[-1]
        assert "gardé sur ce poste" in driver.status
        await driver.type(" Demain.")
        served.start()
        for _ in range(200):
            await driver.pilot.pause(0.02)
            if "Demain." in "".join(drafts(served)):
                break
        (draft,) = drafts(served)
        assert "Demain." in draft

    amina.run(steps)


def test_a_server_away_at_the_start_shows_what_was_last_seen(amina: Seated, served: Served) -> None:
    """The last known page is there to be read; the live one comes by itself when the server is back."""

    async def seen(driver: Driver) -> None:
        assert driver.shown == 900001

    async def away(driver: Driver) -> None:
        assert "Aide au logement en retard" in driver.screen_text
        assert "ne répond pas" in driver.told[-1]
        served.start()
        driver.main.look()
        await driver.settle()
        assert driver.shown == 900001

    amina.run(seen)
    served.stop()
    amina.run(away)


def test_a_decision_whose_answer_is_lost_is_made_once(tmp_path: Path, served: Served, hurried: None) -> None:
    """No error is shown; the story is published, once."""
    bench = Seated(tmp_path, served, "camille")
    bench.door.sign_in("camille", "camille")

    async def steps(driver: Driver) -> None:
        served.drops = 1
        await driver.press("p")
        assert driver.status == "L’expérience 900123 « RSA suspendu sans explication » : publiée."
        assert not driver.told
        assert served.store.tables.experiences[900123].state is ExperienceState.PUBLISHED
        kinds = [event.kind.value for event in served.store.tables.events if event.experience_number == 900123]
        assert kinds.count("published") == 1

    bench.run(steps)
    bench.door.close()


async def until_shown(driver: Driver, kind: type) -> None:
    """Wait for a screen that comes from a thread."""
    for _ in range(200):
        await driver.pilot.pause(0.02)
        if isinstance(driver.app.screen, kind):
            return
    raise AssertionError(f"no {kind.__name__} came")
