"""Posters on screen: chosen line by line, kept as a version, read beforehand, printed; nothing chosen is lost."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from core.errors import Stale
from core.office import Office
from tests.fakes.clock import FixedClock
from tests.fakes.press import SITE
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tui.screens.displays.choosing import DisplaysScreen
from tui.screens.forms import Confirm
from tui.screens.signals.reading import ReadingPage
from tui.widgets.status import Status


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    made = Bench(tmp_path, account="chef")
    made.store.tables.tally_due.extend(made.store.tables.experiences)
    office = Office(made.store, FixedClock())
    while office.count_some():  # the results of a structure are those that were counted
        pass
    return made


def rows(driver: Driver) -> list[str]:
    listed = driver.app.screen.query_one("#shown", OptionList)
    return [str(listed.get_option_at_index(at).prompt) for at in range(listed.option_count)]


def heading(driver: Driver) -> str:
    return str(driver.app.screen.query_one("#heading", Static).content)


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_a_line_is_taken_away_and_the_choice_kept(bench: Bench, size: tuple[int, int]) -> None:
    """The first result is shown at first; once kept, there is a version 1 without it."""

    async def steps(driver: Driver) -> None:
        await driver.press("H")
        assert isinstance(driver.app.screen, DisplaysScreen)
        assert rows(driver)[0] == "Résultats" and rows(driver)[1].startswith("◉")
        await driver.press("space")
        assert rows(driver)[1].startswith("○") and "pas encore gardé" in heading(driver)
        await driver.press("s")
        assert "version 1" in heading(driver) and rows(driver)[1].startswith("○")
        (kept,) = bench.store.tables.displays.values()
        assert kept.kept_by == "chef" and len(kept.commitments) == 9

    bench.run(steps, size)


def test_words_of_a_story_are_taken_as_they_stand_in_it(bench: Bench) -> None:
    """Other words are refused, and stay on screen to be put right."""

    async def steps(driver: Driver) -> None:
        await driver.press("H", "end", "enter")
        words = driver.app.screen.query_one(Input)
        words.value = "Tout était parfait"
        await driver.press("enter")
        assert driver.app.screen.query_one(Input).value == "Tout était parfait"
        words.value = "on a pris le temps de m’écouter"
        await driver.press("enter", "s")
        (kept,) = bench.store.tables.displays.values()
        assert [quote.words for quote in kept.quotes] == ["on a pris le temps de m’écouter"]

    bench.run(steps, WIDE)


def test_what_is_chosen_stays_when_the_desk_refuses_and_is_not_left_unsaid(bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        await driver.press("H", "space")
        bench.desk().failures["keep_display"] = Stale("Quelqu’un d’autre a choisi.")
        await driver.press("s")
        assert "Quelqu’un d’autre" in driver.app.screen.query_one(Status).sentence
        assert rows(driver)[1].startswith("○")
        await driver.press("escape")
        assert isinstance(driver.app.screen, Confirm)

    bench.run(steps, WIDE)


def test_the_preview_and_the_campaigns_are_read_and_the_poster_written(bench: Bench, tmp_path: Path) -> None:
    """The poster is what the desk prints, in the size asked for; where no file is written, the key says so."""
    written: list[tuple[Path, bytes]] = []

    async def steps(driver: Driver) -> None:
        await driver.press("H", "a")
        assert isinstance(driver.app.screen, DisplaysScreen)
        driver.app.write_file = lambda file, content: written.append((file, content))
        await driver.press("p")
        assert isinstance(driver.app.screen, ReadingPage)
        await driver.press("escape", "v")
        assert isinstance(driver.app.screen, ReadingPage)
        await driver.press("escape", "a")
        driver.app.screen.query_one(Input).value = str(tmp_path / "affiche.pdf")
        await driver.press("enter")
        assert driver.app.screen.query_one(Status).sentence == f"Document écrit dans {tmp_path / 'affiche.pdf'}."
        ((file, content),) = written
        assert file == tmp_path / "affiche.pdf" and content.startswith(b"%PDF-\xff\x00affiche a3 de caf")

    bench.run(steps, WIDE)


def test_a_text_of_the_kit_is_copied(bench: Bench) -> None:
    """The texts under their names; c asks which one goes to the clipboard."""

    async def steps(driver: Driver) -> None:
        await driver.press("H", "t")
        assert "Objet du courriel" in driver.screen_text
        await driver.press("c", "enter")
        assert driver.app.clipboard == f"{SITE}/experience/step_1?structure=caf&pk_campaign=affiche"

    bench.run(steps, WIDE)
