"""The mouse does what keys do; from the smallest window to the largest, what matters is in sight."""

from pathlib import Path

import pytest

from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tui.screens.help import Help
from tui.widgets.key_bar import KeyBar

SIZES = [(80, 24), (100, 30), (120, 40), (200, 60)]
SEEN = {
    "g": "RSA suspendu",
    "?": "Se déplacer",
    "tab": "Quand publier",
    "escape ctrl+p": "Que voulez-vous faire",
    "escape enter": "J’ai appelé trois fois",
}
"""What each key brings in sight."""


async def click(driver: Driver, words: str, times: int = 1) -> None:
    """Click on the first place of the screen where these words stand."""
    rows = driver.screen_text.splitlines()
    y = next(number for number, row in enumerate(rows) if words in row)
    await driver.pilot.click(offset=(rows[y].index(words) + 1, y), times=times)
    await driver.settle()


def test_lists_lines_and_keys_are_clicked(tmp_path: Path) -> None:
    """A list opens, a line is chosen, a key of the bar decides; a grey one does nothing."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        await click(driver, "En attente")
        assert driver.main.place is not None
        assert driver.main.place.label == "En attente"
        await click(driver, "À modérer")
        await click(driver, "Carte vitale")
        assert driver.shown == 900126
        await click(driver, "annuler")
        assert driver.app.screen is driver.main
        await click(driver, "publier")
        assert bench.desk().called("publish") == [(900126, 1)]

    bench.run(steps)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
def test_tabs_questions_and_buttons_are_clicked(tmp_path: Path, size: tuple[int, int]) -> None:
    """The help by its key in the bar, its tabs and questions; a question by its buttons; a command of the palette."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        await click(driver, "aide")
        assert isinstance(driver.app.screen, Help)
        assert "Se déplacer" in driver.screen_text
        await click(driver, "Questions")
        assert "Quand publier" in driver.screen_text
        await click(driver, "Que faire d’une expérience qui montre")
        assert "Cochez « service à améliorer" in driver.screen_text
        await click(driver, "Touches")
        assert "Se déplacer" in driver.screen_text
        await driver.press("escape", "enter", "a")
        await click(driver, "Revenir ")
        assert driver.app.screen is driver.main
        assert bench.desk().called("hold") == []
        await driver.press("ctrl+p")
        await driver.write("historique")
        await click(driver, "Lire tout ce qui")
        assert "déposée" in driver.screen_text

    bench.run(steps, size)


def test_everything_fits_in_every_window(tmp_path: Path) -> None:
    """The list, the story, the help and the palette show what they are for, and no row is wider than the window."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        for size in SIZES:
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
            for keys, words in SEEN.items():
                await driver.press(*keys.split())
                assert words in driver.screen_text, (size, keys)
                assert all(len(row) <= size[0] for row in driver.screen_text.splitlines())
            await driver.press("escape")

    bench.run(steps)


@pytest.mark.parametrize(
    ("keys", "last"), [((), "? aide"), (("e",), "f1 questions"), (("enter", "c"), "f1 questions")], ids=str
)
def test_the_key_of_the_help_is_always_in_the_bar(tmp_path: Path, keys: tuple[str, ...], last: str) -> None:
    """Where there is no room for all the keys, the others give way."""
    bench = Bench(tmp_path, account="amina")

    async def steps(driver: Driver) -> None:
        await driver.press(*keys)
        for size in SIZES:
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
            assert driver.screen_text.splitlines()[-1].rstrip().endswith(last)
            assert driver.app.screen.query_one(KeyBar).outer_size.width == size[0]

    bench.run(steps)


def test_below_the_least_size_a_sentence_asks_for_room(tmp_path: Path) -> None:
    """And everything comes back where it was, in any window that is large enough."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        await driver.press("j")
        await driver.pilot.resize_terminal(50, 12)
        await driver.settle()
        assert "agrandissez-la" in " ".join(driver.screen_text.split())
        await driver.press("p")
        assert bench.desk().called("publish") == []
        for width, height in SIZES:
            await driver.pilot.resize_terminal(width, height)
            await driver.settle()
            assert "Rendez-vous annulé" in driver.screen_text

    bench.run(steps, SMALL)
