"""The signals on screen: the list, what explains one, and what is decided of it."""

from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from core.action import ImprovementAction
from core.errors import Unavailable
from core.vocabulary import ExperienceState
from tests.storage.samples import a_signal
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tests.tui.fake_desk import NOW, tell
from tui.screens.signals.listing import SignalsScreen
from tui.screens.signals.reading import ReadingPage


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path, account="chef")
    store = bench.store
    for number in (901, 902, 903):
        text = f"La borne de l’accueil est en panne, le jour {number}. Il faut attendre dehors sans savoir son tour."
        tell(store, number, f"Borne {number}", "caf30", state=ExperienceState.PUBLISHED, text=text)
    where = {"scope_path": "caf/caf30", "scope_code": "caf30", "stories": (903, 902, 901), "shown": (903, 902, 901)}
    store.keep(ImprovementAction(number=4, structure_code="caf30", title="Réparer la borne"))
    with store.writing() as uow:
        uow.signals.put([a_signal(1, seen_at=NOW, **where)])
        uow.signals.put([a_signal(2, seen_at=NOW, words="robot", likelihood=1e-5, **where)])
        uow.commit()
    return bench


def text(driver: Driver, selector: str) -> str:
    return str(driver.app.screen.query_one(selector, Static).content)


def rows(driver: Driver) -> list[str]:
    listed = driver.app.screen.query_one("#signals", OptionList)
    return [str(listed.get_option_at_index(at).prompt) for at in range(listed.option_count)]


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_each_signal_is_listed_and_explained(bench: Bench, size: tuple[int, int]) -> None:
    """Rank, words, how many, since when; beside it the explanation with the stories that show it."""

    async def steps(driver: Driver) -> None:
        await driver.press("F")
        assert isinstance(driver.app.screen, SignalsScreen)
        assert "borne" in rows(driver)[0]
        assert "3 mai 2026" in rows(driver)[0]
        assert "sur 20 en 4 semaines" in text(driver, "#explained")
        assert "903 · Borne 903" in text(driver, "#explained")
        assert "borne" in driver.screen_text
        await driver.press("down")
        assert "robot" in text(driver, "#explained")
        await driver.press("escape")
        assert driver.app.screen is driver.main

    bench.run(steps, size)


def test_the_stories_and_the_synthesis_are_read(bench: Bench) -> None:
    """Whole stories on enter; chosen sentences, with the number of their story, on y."""

    async def steps(driver: Driver) -> None:
        await driver.press("F", "enter")
        assert isinstance(driver.app.screen, ReadingPage)
        assert "Il faut attendre dehors" in driver.screen_text
        await driver.press("escape", "y")
        assert isinstance(driver.app.screen, ReadingPage)
        assert "901 « " in driver.screen_text.replace("\u202f", " ")
        await driver.press("escape")
        assert isinstance(driver.app.screen, SignalsScreen)

    bench.run(steps)


def test_a_story_of_a_signal_is_opened_where_one_acts(bench: Bench) -> None:
    """Enter on the stories asks which one, and shows it alone in the lists."""

    async def steps(driver: Driver) -> None:
        await driver.press("F", "enter", "enter", "down", "enter")
        assert driver.app.screen is driver.main
        assert driver.main.queue.chosen is not None
        assert (driver.main.queue.chosen.number, len(driver.main.queue.lines)) == (902, 1)

    bench.run(steps)


def test_a_signal_is_watched_and_attached(bench: Bench) -> None:
    """The row says so; a number that is no action is asked again with what was typed."""

    async def steps(driver: Driver) -> None:
        await driver.press("F", "w")
        assert "★ suivi" in rows(driver)[0]
        await driver.press("a")
        await driver.write("77")
        await driver.press("enter")
        assert driver.app.focused is not None
        assert getattr(driver.app.focused, "value", "") == "77"
        await driver.write("4")
        await driver.press("enter")
        assert "action 4" in rows(driver)[0]

    bench.run(steps)


def test_a_signal_is_muted_with_a_reason_that_is_never_lost(bench: Bench) -> None:
    """Until when, then why; a desk that fails leaves the reason there; v shows it, m lets it be heard again."""

    async def steps(driver: Driver) -> None:
        await driver.press("F", "m", "enter")
        await driver.write("Travaux connus.")
        bench.desk().failures["mute_signal"] = Unavailable("La base ne répond pas.")
        await driver.press("f10")
        assert getattr(driver.app.focused, "value", "") == "Travaux connus."
        await driver.press("f10")
        assert len(rows(driver)) == 1
        assert "1 en sourdine" in text(driver, "#heading")
        await driver.press("v")
        assert any("en sourdine jusqu’à 16 expériences" in row for row in rows(driver))
        await driver.press("up", "m")
        assert not any("sourdine" in row for row in rows(driver))

    bench.run(steps)


def test_signals_are_looked_for_from_the_screen(bench: Bench) -> None:
    """One key searches in the background; what rises no more and nobody decided upon is gone, and it is said when."""

    async def steps(driver: Driver) -> None:
        await driver.press("F", "f")
        assert bench.desk().called("find_signals")
        assert "Cherchés le 3 mai 2026" in text(driver, "#heading")
        assert rows(driver) == ["Rien ne monte dans votre périmètre."]

    bench.run(steps)


def test_who_only_reads_has_grey_keys(bench: Bench) -> None:
    """An agent reads the signals of their structure, and is told why they decide nothing."""
    bench.account = "amina"

    async def steps(driver: Driver) -> None:
        await driver.press("F", "w", "f")
        screen = driver.app.screen
        assert isinstance(screen, SignalsScreen)
        assert "ne permet pas" in (screen.why_not("watch") or "")
        assert "ne permet pas" in (screen.why_not("look") or "")
        assert not bench.desk().called("watch_signal")
        assert not bench.desk().called("find_signals")

    bench.run(steps)
