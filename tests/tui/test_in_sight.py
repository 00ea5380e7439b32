"""What matters is in sight, in small windows too: buttons, whole sentences, keys that work, who is at work."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.events import Paste
from textual.widgets import Button, Static, TextArea

from core.account import Account
from core.dossier import Dossier
from core.transfer import WHY_MAX
from core.views import Place
from core.vocabulary import Role
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tests.tui.fake_desk import NOW
from tui.keymap import key_words
from tui.own_keys import FILE, read_own_keys
from tui.remembered import Remembered
from tui.screens.forms import Confirm, Yes
from tui.screens.settling import SettleTransfer
from tui.widgets.status import Status

MANAGER = Account(name="chef", display_name="Chef Gard", role=Role.MANAGER, structure_code="caf30")


async def open_list(driver: Driver, place: Place) -> None:
    driver.main.change_place(place)
    await driver.settle()


@pytest.fixture
def answering(tmp_path: Path) -> Bench:
    """A workstation of somebody who answers."""
    return Bench(tmp_path, account="amina")


# Questions


def in_sight(driver: Driver) -> bool:
    buttons = driver.app.screen.query(Button)
    return all(driver.app.screen.region.contains_region(button.region) for button in buttons) and len(buttons) > 1


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_the_buttons_stay_in_sight_however_long_the_reason(answering: Bench, size: tuple[int, int]) -> None:
    """What is said scrolls; what is missing is told without pushing the buttons out either."""
    answering.desk().ask_transfer(900001, 1, "", "Trop long. " * (WHY_MAX // 11))
    bench = Bench(answering.folder, answering.store)

    async def steps(driver: Driver) -> None:
        dossier = bench.desk("camille").show(900001)
        driver.app.push_screen(settle(driver, dossier))
        await driver.settle()
        assert in_sight(driver)
        await driver.press("f8")
        assert "Écrivez pourquoi le transfert est refusé" in " ".join(driver.screen_text.split())
        assert in_sight(driver)
        said = driver.app.screen.query_one(".explanation", VerticalScroll)
        assert said.focusable
        said.scroll_end(animate=False)
        await driver.settle()
        assert "Décision" in driver.screen_text

    bench.run(steps, size)


def settle(driver: Driver, dossier: Dossier) -> SettleTransfer:
    assert driver.main.desk is not None
    return SettleTransfer(driver.main.desk, dossier, dossier.open_transfers[0], NOW, None)


def test_the_keys_of_a_question_are_told_whole(answering: Bench) -> None:
    """Beside buttons as long as those about a text that waits."""

    async def steps(driver: Driver) -> None:
        question: Confirm = Confirm("Titre", "Quoi", "Texte", yes="Prendre l’enregistré", no="Garder mon texte")
        driver.app.push_screen(question, lambda _: None)
        await driver.settle()
        keys = question.query_one(".keys", Static)
        assert keys.size.width >= len(question.keys)
        await driver.press("right", "enter")
        assert question.answer() == Yes()
        assert driver.app.screen is driver.main

    answering.run(steps, SMALL)


# Sentences


def test_a_sentence_without_room_is_told_whole_elsewhere(answering: Bench) -> None:
    """Cut with … in the quiet line; a short one is told once."""
    long = "Un mot. " * 20

    async def steps(driver: Driver) -> None:
        driver.main.say("Court.")
        await driver.settle()
        assert driver.told == []
        driver.main.say(long)
        await driver.settle()
        assert driver.told == [long.strip()]
        assert driver.main.query_one(Status).render().plain.endswith("…")

    answering.run(steps, SMALL)


def test_arrows_are_shown_as_arrows() -> None:
    assert [key_words("left"), key_words("shift+right")] == ["←", "maj+→"]


# Keys of each list


@pytest.mark.parametrize(
    ("account", "place", "shown", "hidden"),
    [
        ("camille", Place.TRANSFERS, "y décider", "s structures"),
        ("camille", Place.DISCUSSIONS, "y conclure", "s structures"),
        ("amina", Place.DISCUSSIONS, "c commenter", "s structures"),
        ("amina", Place.TRANSFERRED, "h historique", "e répondre"),
        ("camille", Place.ALL, "w retirer", "e répondre"),
        ("amina", Place.ALL, "e répondre", "w retirer"),
    ],
)
def test_the_footer_shows_the_keys_of_the_list(
    tmp_path: Path, account: str, place: Place, shown: str, hidden: str
) -> None:
    async def steps(driver: Driver) -> None:
        await open_list(driver, place)
        footer = driver.screen_text.splitlines()[-1]
        assert shown in footer
        assert hidden not in footer

    Bench(tmp_path, account=account).run(steps)


# Who is there


def test_who_writes_is_told_beside_the_story(answering: Bench) -> None:
    """Before one opens the answer; who writes is not told once more as a reader."""
    answering.store.tables.accounts.setdefault(MANAGER.name, MANAGER)
    answering.desk("chef").enter(900001)
    answering.desk("chef").begin_writing(900001, 1)

    async def steps(driver: Driver) -> None:
        assert driver.shown == 900001
        screen = " ".join(driver.screen_text.split())
        assert "Chef Gard écrit la réponse de Caf du Gard." in screen
        assert "Chef Gard lit" not in screen

    answering.run(steps)


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_what_is_told_of_a_line_is_parted(tmp_path: Path, size: tuple[int, int]) -> None:
    """« non lu » and « lu par » never run into each other."""
    bench = Bench(tmp_path, account="amina")
    bench.desk("chef").comment(900001, "Avez-vous vu ?")
    bench.desk("chef").enter(900001)

    async def steps(driver: Driver) -> None:
        said = "1 com. · lu par Chef Gard" if size == SMALL else "1 commentaire non lu · lu par"
        assert said in driver.screen_text

    bench.run(steps, size)


# What comes from elsewhere


def test_what_is_pasted_comes_without_signs_that_no_screen_shows(answering: Bench) -> None:
    """Signs that turn the text around would break the rows of the sheet."""

    async def steps(driver: Driver) -> None:
        await driver.press("e")
        area = driver.app.screen.query_one("#body", TextArea)
        driver.app.post_message(Paste("Bon\u202ejour\x1b[31m\r\nfin"))
        await driver.settle()
        assert area.text == "Bonjour[31m\nfin"

    answering.run(steps)


def test_what_another_terminal_remembers_is_not_lost(answering: Bench) -> None:
    """Two terminals of one folder: the look of the one, the tour of the other."""

    async def steps(driver: Driver) -> None:
        Remembered().with_tour("amina").keep(answering.folder)
        await driver.press("ctrl+t")
        kept = Remembered.of(answering.folder)
        assert kept.toured == ("amina",)
        assert kept.theme == driver.app.theme

    answering.run(steps)


@pytest.mark.parametrize(
    ("text", "where"), [("ceci n'est pas", ", ligne 1, colonne 6"), ('"story.publish" = "p', ", à la fin")]
)
def test_where_a_file_of_keys_does_not_read_is_told_in_french(tmp_path: Path, text: str, where: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    (fault,) = read_own_keys(tmp_path).faults
    assert f"n’est pas du TOML lisible{where} : les touches d’origine restent." in fault
    assert "at " not in fault.partition("TOML")[2]
