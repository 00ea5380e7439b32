"""An answer being written is safe: at the desk by itself, in its versions, in one's own editor, and after sending."""

import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import OptionList, TextArea

from core.account import Account
from core.errors import Unavailable
from core.history import EventKind
from core.response import Response, Wording
from core.views import Place
from core.vocabulary import ResponseState, Role
from tests.tui.driving import Bench, Driver, until
from tui.journal import Entry, Journal, Parts
from tui.screens.composer import ComposerScreen
from tui.screens.forms import Confirm
from tui.screens.picker import Picker
from tui.screens.versions import VersionsScreen
from tui.widgets.status_radio import StatusRadio

FIRST, SECOND = "Votre dossier est à jour.", "Votre dossier sera à jour demain."
VALIDATOR = Account(name="vera", display_name="Véra Lune", role=Role.VALIDATOR, structure_code="ft30")


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(ComposerScreen, "pause", 0.01)
    return Bench(tmp_path, account="amina")


def draft(bench: Bench, number: int = 900001) -> Response:
    return next(r for key, r in reversed(bench.store.tables.responses.items()) if key[0] == number)


async def open_composer(driver: Driver) -> ComposerScreen:
    await driver.press("e")
    screen = driver.app.screen
    assert isinstance(screen, ComposerScreen)
    return screen


# By itself


def test_the_draft_goes_to_the_desk_by_itself(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a rest another machine finds it, as a version; the next one continues it, with one line of history."""
    monkeypatch.setattr(ComposerScreen, "quiet", 0.02)

    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await driver.type(FIRST)
        await until(driver, lambda: bench.store.tables.responses and draft(bench).body == FIRST)
        await driver.type("Encore. ")
        await until(driver, lambda: "Encore" in draft(bench).body)
        assert not driver.told
        assert isinstance(driver.app.screen, ComposerScreen)
        await until(driver, lambda: not [*Journal(bench.desk_folder).of("amina")])

    bench.run(steps)
    assert len(bench.store.tables.versions) == 2
    kinds = [event.kind for event in bench.store.tables.events if event.experience_number == 900001]
    assert kinds.count(EventKind.RESPONSE_DRAFTED) == 1


def test_writing_without_a_rest_goes_to_the_desk_all_the_same(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ComposerScreen, "longest", 0.05)

    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await driver.type(FIRST)
        await until(driver, lambda: bench.desk().called("write"))

    bench.run(steps)


def test_nothing_changed_is_nothing_saved(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ComposerScreen, "quiet", 0.02)

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        body = composer.query_one("#body", TextArea)
        body.insert("a")
        body.clear()
        for _ in range(10):
            await driver.pilot.pause(0.01)
        assert not bench.desk().called("write")

    bench.run(steps)


def test_a_newer_draft_is_never_overwritten_by_itself(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said in the quiet line, once; the text stays, and asking to save shows both."""
    monkeypatch.setattr(ComposerScreen, "quiet", 0.02)

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        bench.desk("chef").write(900001, 1, Wording(body=SECOND), ResponseState.DRAFT, 0)
        await driver.type(FIRST)
        await until(driver, lambda: "chef a modifié ce brouillon" in driver.status)
        await driver.type("Encore. ")
        for _ in range(10):
            await driver.pilot.pause(0.01)
        assert draft(bench).body == SECOND
        assert "Encore" in composer.form.parts.body
        assert len(bench.desk().called("write")) == 1
        await driver.press("ctrl+s")
        assert isinstance(driver.app.screen, Confirm)
        await driver.press("escape", "ctrl+s")
        assert "Encore" in draft(bench).body

    bench.run(steps)


def test_sending_while_the_draft_is_on_its_way_waits_for_it(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key that sends is not lost, and nothing comes out of order."""
    monkeypatch.setattr(ComposerScreen, "quiet", 0.02)

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        gate = bench.desk().gates["write"] = threading.Event()
        await driver.type(FIRST)
        await until(driver, lambda: composer._autosaving)
        composer.query_one(StatusRadio).state = ResponseState.PUBLISHED
        await driver.pilot.press("f10", "right", "enter")
        assert driver.app.screen is composer
        gate.set()
        await driver.settle()
        assert draft(bench).state is ResponseState.PUBLISHED
        assert driver.app.screen is driver.main

    bench.run(steps)


def test_a_desk_out_of_reach_is_said_quietly(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ComposerScreen, "quiet", 0.02)

    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        bench.desk().failures["write"] = Unavailable("La base ne répond pas.")
        await driver.type(FIRST)
        await until(driver, lambda: "pas encore au bureau" in driver.status)
        assert not driver.told
        assert [entry.parts.body for entry in Journal(bench.desk_folder).of("amina")] == [FIRST]

    bench.run(steps)


# At the next start


def test_several_texts_left_behind_are_listed(bench: Bench) -> None:
    """Their numbers are said at the start, and one picks which to open, whatever the list on screen."""
    for number in (900001, 900002):
        Journal(bench.desk_folder).keep(
            Entry("amina", number, 1, 0, "2026-05-03T12:00:00+00:00", Parts(body=f"T{number}"))
        )

    async def steps(driver: Driver) -> None:
        assert "900001, 900002" in driver.status
        driver.main.change_place(Place.ANSWERED)
        await driver.settle()
        await driver.press("R")
        assert isinstance(driver.app.screen, Picker)
        await driver.press("down", "enter")
        assert isinstance(driver.app.screen, Confirm)
        await driver.press("escape")
        composer = driver.app.screen
        assert isinstance(composer, ComposerScreen)
        assert composer.form.parts.body == "T900002"

    bench.run(steps)


def test_a_text_that_can_no_longer_be_sent_is_shown(bench: Bench) -> None:
    """It is dropped only when one says so."""
    Journal(bench.desk_folder).keep(Entry("amina", 900003, 1, 0, "2026-05-03T12:00:00+00:00", Parts(body=FIRST)))

    async def steps(driver: Driver) -> None:
        await driver.press("R")
        assert FIRST in driver.screen_text
        await driver.press("escape")
        assert [*Journal(bench.desk_folder).of("amina")]
        await driver.press("R", "right", "enter")
        assert not [*Journal(bench.desk_folder).of("amina")]
        await driver.press("R")
        assert "Aucun texte non envoyé" in driver.status

    bench.run(steps)


# Versions


def test_versions_are_compared_and_brought_back(bench: Bench) -> None:
    """The last text that differs comes first; the one on the sheet becomes a version before another takes its place."""
    bench.desk().write(900001, 1, Wording(body=FIRST), ResponseState.DRAFT, 0)
    bench.desk().write(900001, 1, Wording(body=SECOND), ResponseState.DRAFT, 2)

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        await driver.press("f6")
        assert isinstance(driver.app.screen, VersionsScreen)
        assert driver.app.screen.query_one("#versions", OptionList).highlighted == 1
        assert "D’alors à maintenant" in driver.screen_text
        await driver.press("escape")
        await driver.type("Tapé. ")
        await driver.press("f6", "down", "enter")
        assert composer.form.parts.body == FIRST
        texts = [version.body for version in bench.desk().versions(900001, 1)]
        assert texts == [f"Tapé. {SECOND}", SECOND, FIRST]
        await driver.press("ctrl+s")
        assert draft(bench).body == FIRST

    bench.run(steps)


def test_without_a_version_it_is_said(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await driver.press("f6")
        assert "Aucune version" in driver.status

    bench.run(steps)


# One's own editor


@pytest.fixture
def suspended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the terminal of the tests be handed over, which it cannot."""
    monkeypatch.setattr(App, "suspend", lambda _: nullcontext())


def an_editor(folder: Path, script: str) -> str:
    path = folder / "editeur"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o700)
    return str(path)


@pytest.mark.usefixtures("suspended")
def test_the_text_goes_to_the_editor_and_comes_back(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """VISUAL comes before EDITOR; the file is its owner's alone, and gone afterwards."""
    modes = bench.folder / "modes"
    script = f'ls -l "$1" | cut -c1-10 > {modes}; echo "$1" >> {modes}; printf "%s" "{SECOND}" > "$1"'
    monkeypatch.setenv("VISUAL", an_editor(bench.folder, script))
    monkeypatch.setenv("EDITOR", "false")

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        await driver.type(FIRST)
        await driver.press("ctrl+e")
        assert composer.form.parts.body == SECOND

    bench.run(steps)
    mode, path = modes.read_text(encoding="utf-8").splitlines()
    assert mode == stat.filemode(stat.S_IFREG | 0o600)
    assert not Path(path).exists()


@pytest.mark.usefixtures("suspended")
def test_an_editor_that_fails_loses_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it left can be taken or not; what was on the sheet stays by default."""
    monkeypatch.setenv("VISUAL", an_editor(bench.folder, f'printf "%s" "{SECOND}" > "$1"; exit 1'))

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        await driver.type(FIRST)
        await driver.press("ctrl+e")
        assert isinstance(driver.app.screen, Confirm)
        await driver.press("escape")
        assert composer.form.parts.body == FIRST
        await driver.press("ctrl+e", "right", "enter")
        assert composer.form.parts.body == SECOND

    bench.run(steps)


@pytest.mark.usefixtures("suspended")
def test_signs_that_no_screen_shows_do_not_come_back(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours and signs that turn the text around would break the sheet."""
    script = f'printf "\\033[31m{FIRST}\\n\\342\\200\\256fin\\n" > "$1"'
    monkeypatch.setenv("VISUAL", an_editor(bench.folder, script))

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        await driver.press("ctrl+e")
        assert composer.form.parts.body == f"[31m{FIRST}\nfin"

    bench.run(steps)


def test_an_editor_that_is_not_there_gives_the_terminal_back(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Textual hands the terminal over, what is raised meanwhile would leave the screen blank for ever."""
    taken_back: list[str] = []

    @contextmanager
    def suspend(_: App[None]) -> Iterator[None]:
        yield
        taken_back.append("yes")

    monkeypatch.setattr(App, "suspend", suspend)
    monkeypatch.setenv("VISUAL", "/nulle/part/editeur")

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        await driver.type(FIRST)
        await driver.press("ctrl+e")
        assert taken_back
        assert driver.status == "L’éditeur /nulle/part/editeur n’a pas pu s’ouvrir : votre texte n’a pas changé."
        assert composer.form.parts.body == FIRST

    bench.run(steps)


@pytest.mark.parametrize(
    ("editor", "said"),
    [("", "Aucun éditeur n’est choisi"), ("vi '", "se lit mal"), ("vi", "ne peut pas laisser la place")],
)
def test_an_editor_that_cannot_be_opened_is_said(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    """None chosen, a command that does not read, a terminal that cannot be handed over: the text stays."""
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setenv("VISUAL", editor)

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        await driver.type(FIRST)
        await driver.press("ctrl+e")
        assert said in driver.status
        assert composer.form.parts.body == FIRST

    bench.run(steps)


# Sending, and taking back


def test_a_blank_left_blocks_sending(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        await driver.type("Venez le ‹date›.")
        composer.query_one(StatusRadio).state = ResponseState.PUBLISHED
        await driver.press("f10")
        assert "‹date›" in driver.status
        assert driver.app.screen is composer

    bench.run(steps)


def test_a_published_answer_is_undone_from_the_main_screen(bench: Bench) -> None:
    """The key is offered with the seconds left; the text is the draft again, and the line waits again."""

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        await driver.type(FIRST)
        composer.query_one(StatusRadio).state = ResponseState.PUBLISHED
        await driver.press("f10", "right", "enter")
        assert "u annuler (60 s)" in driver.screen_text
        await driver.press("u")
        assert draft(bench).state is ResponseState.DRAFT
        assert "de nouveau un brouillon" in driver.status
        assert (driver.main.place, driver.chosen) == (Place.TO_ANSWER, 900001)
        composer = await open_composer(driver)
        assert composer.form.parts.body == FIRST

    bench.run(steps)


def test_the_review_says_how_long_it_can_be_undone_and_what_a_correction_replaces(bench: Bench) -> None:
    bench.desk().write(900001, 1, Wording(body=FIRST), ResponseState.PUBLISHED, 0)

    async def steps(driver: Driver) -> None:
        driver.main.change_place(Place.ANSWERED)
        await driver.settle()
        composer = await open_composer(driver)
        await driver.type("Précision. ")
        composer.query_one(StatusRadio).state = ResponseState.PUBLISHED
        await driver.press("f10")
        assert "Pendant 60 s, la touche u annule" in driver.screen_text
        assert "prend sa place" in driver.screen_text

    bench.run(steps)


# Validation


def test_a_validator_compares_sends_back_and_the_agent_reads_why(tmp_path: Path) -> None:
    """What was handed in waits for its validator; the remark stands above the agent's text and in the list."""
    bench = Bench(tmp_path, account="vera")
    bench.store.keep(VALIDATOR)
    bench.desk("luc").write(900003, 1, Wording(body=FIRST), ResponseState.TO_VALIDATE, 0)

    async def validate(driver: Driver) -> None:
        driver.main.change_place(Place.TO_VALIDATE)
        await driver.settle()
        composer = await open_composer(driver)
        assert "À valider, de luc" in driver.screen_text
        assert composer.form.state is ResponseState.PUBLISHED
        await driver.type("Bonjour. ")
        await until(driver, lambda: "gardé sur ce poste" in driver.status)
        await driver.press("f7")
        assert "enregistrez-le" in driver.status
        await driver.press("ctrl+s")
        assert draft(bench, 900003).state is ResponseState.TO_VALIDATE
        await driver.press("f6")
        assert isinstance(driver.app.screen, VersionsScreen)
        assert driver.app.screen._versions[driver.app.screen._first()].author == "luc"
        await driver.press("escape", "f7")
        await driver.write("Dites quand.")
        await driver.press("f10")
        assert driver.app.screen is driver.main
        assert "renvoyée avec votre remarque" in driver.status

    bench.run(validate)
    assert (draft(bench, 900003).state, draft(bench, 900003).remark) == (ResponseState.DRAFT, "Dites quand.")
    bench.account = "luc"

    async def read(driver: Driver) -> None:
        driver.main.change_place(Place.DRAFTS)
        await driver.settle()
        assert "à revoir" in driver.screen_text
        await open_composer(driver)
        assert "remarque de la validation" in driver.screen_text
        assert "Dites quand." in driver.screen_text
        await driver.press("f7")
        assert draft(bench, 900003).state is ResponseState.DRAFT

    bench.run(read)


# Who else writes


def test_who_else_writes_is_said_and_can_be_taken_over(bench: Bench) -> None:
    """It is said above the text and keeps nobody from writing; leaving is told as well."""
    bench.desk("chef").begin_writing(900001, 1)

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        assert "Chef Gard écrit ici · f9" in driver.screen_text
        await driver.type(FIRST)
        await driver.press("ctrl+s")
        assert draft(bench).body == FIRST
        await driver.press("f9")
        assert "Chef Gard écrit ici" not in driver.screen_text
        assert bench.store.tables.writers[900001, 1].account_name == "amina"
        await driver.press("escape")
        assert driver.app.screen is not composer
        assert not bench.store.tables.writers

    bench.run(steps)
