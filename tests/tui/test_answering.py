"""An agent's answer: written beside the story, never lost, published after a second look."""

import threading
from pathlib import Path

import pytest
from textual.widgets import Button, Select, TextArea

from core.errors import Unavailable
from core.response import Response, Wording
from core.views import Place
from core.vocabulary import ResponseState
from tests.tui.driving import SMALL, Bench, Driver
from tui.journal import Entry, Journal, Parts
from tui.screens.composer import ComposerScreen
from tui.screens.forms import Confirm
from tui.screens.picker import Picker
from tui.widgets.status_radio import StatusRadio

BODY = "Votre dossier est à jour."
FULL = Wording(
    greeting="Bonjour rugby 71,", body=BODY, closing="Bien cordialement,", signature="L’équipe de la Caf du Gard"
)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(ComposerScreen, "pause", 0.01)
    return Bench(tmp_path, account="amina")


def responses(bench: Bench, number: int = 900001) -> list[Response]:
    return [response for key, response in bench.store.tables.responses.items() if key[0] == number]


def journal(bench: Bench) -> list[Entry]:
    return list(Journal(bench.desk_folder).of("amina"))


async def open_composer(driver: Driver) -> ComposerScreen:
    await driver.press("e")
    screen = driver.app.screen
    assert isinstance(screen, ComposerScreen)
    return screen


async def pick_state(driver: Driver, state: ResponseState) -> None:
    driver.app.screen.query_one(StatusRadio).state = state
    await driver.settle()


async def wait_for_journal(driver: Driver, bench: Bench, body: str) -> None:
    """The journal is written by a timer: let the loop turn until it is."""
    for _ in range(200):
        await driver.pilot.pause(0.01)
        if any(entry.parts.body == body for entry in journal(bench)):
            return
    raise AssertionError("nothing was journaled")


def test_the_composer_offers_what_there_is_to_pick(bench: Bench) -> None:
    """The story on the left; the structure's own signature first; the pseudonym filled in; the whole as it reads."""

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        assert composer.form.parts == Parts("Bonjour rugby 71,", "", "Bien cordialement,", "L’équipe de la Caf du Gard")
        await driver.type(BODY)
        screen = driver.screen_text
        assert "Aide au logement en retard" in screen
        assert "◉ brouillon" in screen
        assert screen.count(BODY) == 2
        assert "f10 ou ctrl+entrée envoyer" in screen

    bench.run(steps)


def test_publishing_shows_what_will_be_public_first(bench: Bench) -> None:
    """A review comes before; it rests on the safe choice; then the answer is public and the next story opens."""

    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await driver.type(BODY)
        await pick_state(driver, ResponseState.PUBLISHED)
        await driver.press("f10")
        assert isinstance(driver.app.screen, Confirm)
        assert driver.app.focused is driver.app.screen.query_one("#no", Button)
        assert "l’auteur « rugby 71 »" in driver.screen_text
        await driver.press("f10", "escape")
        assert not responses(bench)
        assert isinstance(driver.app.screen, ComposerScreen)
        await driver.press("ctrl+enter", "right", "enter")
        (answer,) = responses(bench)
        assert answer.state is ResponseState.PUBLISHED
        assert answer.full_text == FULL.full_text
        assert driver.app.screen is driver.main
        assert driver.status == "Expérience 900001 : réponse publiée."
        assert (driver.main.place, driver.chosen) == (Place.TO_ANSWER, 900001)
        assert driver.main.queue.chosen.position == 2
        assert not journal(bench)

    bench.run(steps)


def test_an_empty_answer_is_not_sent(bench: Bench) -> None:
    """Nothing goes out without a text, and the sentence says so."""

    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await pick_state(driver, ResponseState.PUBLISHED)
        await driver.press("f10")
        assert "La réponse est vide" in driver.status
        await pick_state(driver, ResponseState.TO_VALIDATE)
        await driver.press("f10")
        assert "La réponse est vide" in driver.status
        assert not responses(bench)

    bench.run(steps)


def test_escape_keeps_the_draft_at_the_desk(bench: Bench) -> None:
    """Leaving saves; coming back finds the draft; leaving untouched saves nothing."""

    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await driver.press("escape")
        assert not bench.desk().called("write")
        await open_composer(driver)
        await driver.type(BODY)
        await driver.press("escape")
        assert driver.app.screen is driver.main
        (draft,) = responses(bench)
        assert (draft.state, draft.body) == (ResponseState.DRAFT, BODY)
        assert "brouillon enregistré" in driver.status
        composer = await open_composer(driver)
        assert composer.form.parts.body == BODY

    bench.run(steps)


def test_ctrl_s_saves_and_stays(bench: Bench) -> None:
    """The draft is at the desk, the journal has nothing more to keep, and the next save continues it."""

    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await driver.type(BODY)
        await driver.press("ctrl+s")
        await driver.type("Encore : ")
        await driver.press("ctrl+s")
        assert isinstance(driver.app.screen, ComposerScreen)
        assert not driver.told
        (draft,) = responses(bench)
        assert BODY in draft.body
        assert "Encore" in draft.body
        assert not journal(bench)

    bench.run(steps)


def test_what_was_typed_survives_a_crash(bench: Bench) -> None:
    """The text is in the journal soon after it was typed, for its owner alone; the next start offers it."""

    async def crash(driver: Driver) -> None:
        await open_composer(driver)
        await driver.type(BODY)
        await wait_for_journal(driver, bench, BODY)

    bench.run(crash)
    assert not responses(bench)
    (path,) = (bench.desk_folder / "journal").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600

    async def again(driver: Driver) -> None:
        assert "Un texte non envoyé vous attend" in driver.status
        assert "900001" in driver.status
        await driver.press("R")
        assert isinstance(driver.app.screen, Confirm)
        assert BODY in driver.screen_text
        await driver.press("escape")
        composer = driver.app.screen
        assert isinstance(composer, ComposerScreen)
        assert composer.form.parts.body == BODY
        await driver.press("ctrl+s")
        assert responses(bench)[0].body == BODY
        assert not journal(bench)

    bench.run(again)


def test_the_text_of_the_desk_can_be_taken_instead(bench: Bench) -> None:
    """The other choice: what is at the desk replaces what was kept here."""
    bench.desk().write(900001, 1, FULL, ResponseState.DRAFT, 0)
    entry = Entry("amina", 900001, 1, 1, "2026-05-03T12:00:00+00:00", Parts(body="Ancien texte"))
    Journal(bench.desk_folder).keep(entry)

    async def steps(driver: Driver) -> None:
        await driver.press("e", "right", "enter")
        composer = driver.app.screen
        assert isinstance(composer, ComposerScreen)
        assert composer.form.parts.body == BODY
        assert not journal(bench)

    bench.run(steps)


def test_a_failing_call_loses_nothing(bench: Bench) -> None:
    """The sentence is shown; the text stays on screen and in the journal; Escape twice leaves all the same."""

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        await driver.type(BODY)
        bench.desk().failures["write"] = Unavailable("La base ne répond pas.")
        await driver.press("escape")
        assert driver.told == ["La base ne répond pas."]
        assert driver.app.screen is composer
        assert composer.form.parts.body == BODY
        assert journal(bench)[0].parts.body == BODY
        await driver.press("escape")
        assert driver.app.screen is driver.main
        assert journal(bench)[0].parts.body == BODY

    bench.run(steps)


def test_a_call_that_never_ends_can_be_left(bench: Bench) -> None:
    """The network hangs: Escape says so, a second one leaves, and the text is kept."""

    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await driver.type(BODY)
        gate = bench.desk().gates["write"] = threading.Event()
        await driver.pilot.press("ctrl+s", "escape")
        assert "échap encore" in driver.status
        await driver.pilot.press("escape")
        assert driver.app.screen is driver.main
        assert journal(bench)[0].parts.body == BODY
        gate.set()

    bench.run(steps)


def test_a_stale_draft_asks_which_text_to_keep(bench: Bench) -> None:
    """Somebody else wrote meanwhile: the sentence says who, and mine is kept unless I choose otherwise."""

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        await driver.type("Mon texte.")
        bench.desk("chef").write(900001, 1, FULL, ResponseState.DRAFT, 0)
        await driver.press("ctrl+s")
        assert "Ce brouillon" in driver.told[0] or "a modifié ce brouillon" in driver.told[0]
        assert isinstance(driver.app.screen, Confirm)
        await driver.press("escape")
        assert composer.form.parts.body == "Mon texte."
        await driver.press("ctrl+s")
        assert responses(bench)[0].body == "Mon texte."

    bench.run(steps)


def test_a_published_answer_is_corrected(bench: Bench) -> None:
    """The correction starts from what the public reads; both versions are kept."""
    bench.desk().write(900001, 1, FULL, ResponseState.PUBLISHED, 0)

    async def steps(driver: Driver) -> None:
        driver.main.change_place(Place.ANSWERED)
        await driver.settle()
        composer = await open_composer(driver)
        assert composer.form.parts.body == BODY
        assert "Correction" in driver.screen_text
        await driver.type("Précision : ")
        await pick_state(driver, ResponseState.PUBLISHED)
        await driver.press("f10", "right", "enter")
        assert [answer.state for answer in responses(bench)] == [ResponseState.SUPERSEDED, ResponseState.PUBLISHED]

    bench.run(steps)


def test_a_refused_status_says_why_and_is_passed_over(tmp_path: Path) -> None:
    """Where a validation is asked for, an agent cannot pick « publiée »."""
    bench = Bench(tmp_path, account="luc")

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        assert "publiée : Votre profil (agent) ne permet pas" in driver.screen_text
        composer.query_one(StatusRadio).focus()
        await driver.press("right")
        assert composer.form.state is ResponseState.TO_VALIDATE
        await driver.press("right")
        assert composer.form.state is ResponseState.DRAFT
        await driver.type(BODY)
        await pick_state(driver, ResponseState.TO_VALIDATE)
        await driver.press("f10")
        assert "L’auteur n’est averti de rien encore" in driver.screen_text
        assert not responses(bench, 900003), "nothing is sent before it was read once more"
        await driver.press("right", "enter")
        assert responses(bench, 900003)[0].state is ResponseState.TO_VALIDATE
        assert "envoyée à la validation" in driver.status

    bench.run(steps)


def test_the_structure_is_asked_when_there_are_several(bench: Bench) -> None:
    """From a line that stands for the whole experience, one picks for whom to answer."""

    async def steps(driver: Driver) -> None:
        line = driver.main.queue.chosen
        assert line is not None
        driver.main.queue.lines._lines[0] = type(line)(
            line.number, 0, line.version, line.title, line.structure, 1, line.sentiment, line.at
        )
        await driver.press("e")
        assert isinstance(driver.app.screen, Picker)
        await driver.write("herault")
        await driver.press("enter")
        assert "Réponse · Caf de l’Hérault" in driver.screen_text

    bench.run(steps)


def test_the_composer_at_80_columns(bench: Bench) -> None:
    """The sheet alone; F2 shows the story, F5 the whole answer, and both come back to the text."""

    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await driver.type(BODY)
        assert "Aide au logement" not in driver.screen_text
        await driver.press("f2")
        assert "Aide au logement" in driver.screen_text
        await driver.press("f2", "f5")
        assert "L’équipe de la Caf du Gard" in driver.screen_text
        assert "Formule" not in driver.screen_text
        await driver.press("f5")
        assert isinstance(driver.app.focused, TextArea)
        assert "Formule" in driver.screen_text

    bench.run(steps, size=SMALL)


def test_a_draft_keeps_formulas_that_are_no_longer_offered(bench: Bench) -> None:
    """A greeting that the structure dropped stays in the draft that has it, as plain text."""
    old = FULL.model_copy(update={"greeting": "[/b] Chère Madame,", "signature": ""})
    bench.desk().write(900001, 1, old, ResponseState.DRAFT, 0)

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        assert composer.query_one("#greeting", Select).value == "[/b] Chère Madame,"
        assert "[/b] Chère Madame," in driver.screen_text
        assert composer.form.parts.signature == ""

    bench.run(steps)


def test_a_text_too_long_is_refused_and_kept(bench: Bench) -> None:
    """The limit is said in words; nothing is cut."""

    async def steps(driver: Driver) -> None:
        composer = await open_composer(driver)
        await driver.type("a" * 50_001)
        await driver.press("ctrl+s")
        assert "trop longue" in driver.told[0]
        assert len(composer.form.parts.body) == 50_001
        assert len(journal(bench)[0].parts.body) == 50_001

    bench.run(steps)
