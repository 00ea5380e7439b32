"""Help beside the text: the draft's own check, and what is inserted by key."""

from pathlib import Path

import pytest
from textual.widgets import OptionList, TextArea

from core.errors import Unavailable
from core.official_link import OfficialLink
from core.reply_template import ReplyTemplate
from core.response import Response
from core.text.sentences import marked_sentences
from core.vocabulary import ExperienceState, ResponseState
from tests.tui.driving import SMALL, Bench, Driver
from tests.tui.fake_desk import NOW, tell
from tui.screens.composer import ComposerScreen
from tui.screens.forms import Confirm
from tui.screens.helping import HelpingScreen
from tui.screens.remarks import RemarksScreen
from tui.widgets.check_line import CheckLine
from tui.widgets.status_radio import StatusRadio

ANSWER = "Le versement reprend dès que le justificatif est lu.\nComptez dix jours."
LINE = "Nous avons bien pris note de vos remarques sur l’accueil."


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(ComposerScreen, "pause", 0.01)
    monkeypatch.setattr(ComposerScreen, "check_pause", 0.01)
    bench = Bench(tmp_path, account="amina")
    tell(bench.store, 900050, "Aide au logement en retard", "caf30", state=ExperienceState.PUBLISHED, hours=300)
    answered = bench.store.tables.concerns[900050, 1].answered(NOW)
    response = Response(
        experience_number=900050,
        position=1,
        structure_code="caf30",
        body=ANSWER,
        state=ResponseState.PUBLISHED,
        updated_at=NOW,
        published_at=NOW,
    )
    template = ReplyTemplate(number=1, structure_code="caf", title="Retard", body="Bonjour {pseudonyme}, voyez ‹où›.")
    link = OfficialLink(number=1, network_code="caf", title="Simuler", url="https://www.caf.fr/simuler")
    bench.store.keep(answered, response, template, link)
    bench.store.tables.found_by[900050] = (("retard",), ("appel", "person"))
    bench.store.tables.sent_sentences |= {("caf30", mark): 40 for mark in marked_sentences(LINE)}
    return bench


async def open_composer(driver: Driver) -> TextArea:
    await driver.press("e")
    assert isinstance(driver.app.screen, ComposerScreen)
    return driver.app.screen.query_one("#body", TextArea)


async def check(driver: Driver, expected: str) -> None:
    """The check is begun by a timer: let the loop turn until it says so."""
    line = driver.app.screen.query_one(CheckLine)
    for _ in range(200):
        await driver.pilot.pause(0.01)
        await driver.settle()
        if expected in line.sentence:
            return
    raise AssertionError(line.sentence)


async def open_help(driver: Driver) -> HelpingScreen:
    await driver.press("f3")
    screen = driver.app.screen
    assert isinstance(screen, HelpingScreen)
    return screen


def test_the_draft_is_checked_as_it_is_typed(bench: Bench) -> None:
    """A line below the text counts what there is to look at; it changes with the text."""

    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await driver.type(f"Le RSA reprend. {LINE}")
        await check(driver, "Relecture : 0 donnée personnelle · 1 sigle · 1 phrase déjà vue 40 fois ici")
        assert "ctrl+l" in driver.screen_text
        await driver.type(" Madame Durand vous a vu.")
        await check(driver, "1 donnée personnelle")
        assert "envoi bloqué" in driver.screen_text

    bench.run(steps)


def test_the_line_fits_a_small_window(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await driver.type("Le RSA reprend.")
        await check(driver, "1 sigle")
        assert "Relecture : 0 donnée personnelle · 1 sigle" in driver.screen_text

    bench.run(steps, SMALL)


def test_what_blocks_is_never_sent(bench: Bench) -> None:
    """Neither reviewed nor asked of the desk, once the check has said so; the reason is read at the bottom."""

    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await driver.type("Madame Durand vous a vu.")
        await check(driver, "envoi bloqué")
        driver.app.screen.query_one(StatusRadio).state = ResponseState.PUBLISHED
        await driver.press("f10")
        assert isinstance(driver.app.screen, ComposerScreen)
        assert "Durand" in driver.status and "publique" in driver.status

    bench.run(steps)
    assert not [r for r in bench.store.tables.responses.values() if "Durand" in r.body and r.published_at]


def test_the_desk_refuses_what_was_not_checked_yet(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody faster than the check meets the same rule at the desk, and keeps the text."""
    monkeypatch.setattr(ComposerScreen, "check_pause", 600)

    async def steps(driver: Driver) -> None:
        body = await open_composer(driver)
        await driver.type("Madame Durand vous a vu.")
        driver.app.screen.query_one(StatusRadio).state = ResponseState.PUBLISHED
        await driver.press("f10")
        assert isinstance(driver.app.screen, Confirm)
        await driver.press("right", "enter")
        assert isinstance(driver.app.screen, ComposerScreen)
        assert any("Durand" in told for told in driver.told)
        assert body.text == "Madame Durand vous a vu."

    bench.run(steps)


def test_remarks_are_explained_and_lead_to_their_passage(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        body = await open_composer(driver)
        await driver.type("\n Le RSA reprend. Un conseiller va vous contacter.")
        await check(driver, "1 promesse")
        await driver.press("ctrl+l")
        assert isinstance(driver.app.screen, RemarksScreen)
        assert "revenu de solidarité active" in driver.screen_text
        assert "recontacter" in driver.screen_text
        await driver.press("down", "enter")
        assert isinstance(driver.app.screen, ComposerScreen)
        assert body.selected_text == "va vous contacter"

    bench.run(steps)


def test_a_check_out_of_reach_is_said_quietly(bench: Bench) -> None:
    """No notification for it, and the next pause tries again."""
    bench.desk().failures["check_answer"] = Unavailable("La base ne répond pas.")

    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await check(driver, "impossible pour l’instant")
        assert not driver.told
        await driver.type("Le RSA reprend.")
        await check(driver, "1 sigle")

    bench.run(steps)


def test_a_similar_answer_is_inserted_by_its_number(bench: Bench) -> None:
    """With why and source in sight; it goes where the cursor is."""

    async def steps(driver: Driver) -> None:
        body = await open_composer(driver)
        await driver.type("Avant.  Après.")
        body.move_cursor((0, 7))
        await open_help(driver)
        screen = driver.screen_text
        for shown in ("Aide au logement en retard", "même structure", "900050", "mots communs", "Comptez dix jours."):
            assert shown in screen
        await driver.press("1")
        assert body.text == f"Avant. {ANSWER} Après."

    bench.run(steps)


def test_a_chosen_passage_is_inserted(bench: Bench) -> None:
    """Tab goes to the text; what is selected there is what enter takes."""

    async def steps(driver: Driver) -> None:
        body = await open_composer(driver)
        await open_help(driver)
        await driver.press("tab", "down", "shift+end", "enter")
        assert body.text == "Comptez dix jours."

    bench.run(steps)


def test_a_template_comes_with_the_cursor_on_its_first_blank(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        body = await open_composer(driver)
        await open_help(driver)
        await driver.press("2")
        assert body.text == "Bonjour rugby 71, voyez ‹où›."
        assert body.selected_text == "‹où›"
        await driver.press("i", "c", "i")
        assert body.text == "Bonjour rugby 71, voyez ici."

    bench.run(steps)


def test_a_link_is_inserted_with_its_title(bench: Bench) -> None:
    """Also in a small window, by the arrows and enter."""

    async def steps(driver: Driver) -> None:
        body = await open_composer(driver)
        screen = await open_help(driver)
        assert "Liens officiels" in driver.screen_text
        listed = screen.query_one("#items", OptionList)
        await driver.press("down", "down")
        assert listed.highlighted is not None
        await driver.press("enter")
        assert body.text == "Simuler\u202f: https://www.caf.fr/simuler"

    bench.run(steps, SMALL)


def test_escape_inserts_nothing(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        body = await open_composer(driver)
        await driver.type("Mon texte.")
        await open_help(driver)
        await driver.press("escape")
        assert isinstance(driver.app.screen, ComposerScreen)
        assert body.text == "Mon texte."

    bench.run(steps)


def test_help_out_of_reach_is_said(bench: Bench) -> None:
    bench.desk().failures["help_beside"] = Unavailable("La base ne répond pas.")

    async def steps(driver: Driver) -> None:
        await open_composer(driver)
        await open_help(driver)
        assert "La base ne répond pas." in driver.screen_text
        await driver.press("1", "enter", "escape")
        assert isinstance(driver.app.screen, ComposerScreen)

    bench.run(steps)
