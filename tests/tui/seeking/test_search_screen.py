"""The search of the workstation: a line with completion, facets, hits, a story, kept searches, a file."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from core.errors import Unavailable
from core.sheets import Sheet
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tui.screens.seeking.searching import SearchScreen


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Give a workstation where a manager of the Caf sits."""
    return Bench(tmp_path, account="chef")


def screen(driver: Driver) -> SearchScreen:
    shown = driver.app.screen
    assert isinstance(shown, SearchScreen)
    return shown


def field(driver: Driver) -> Input:
    return screen(driver).query_one("#line", Input)


def listed(driver: Driver, selector: str) -> OptionList:
    return screen(driver).query_one(selector, OptionList)


async def opened(driver: Driver, line: str = "") -> None:
    await driver.press("S")
    if line:
        await driver.write(line)
        await driver.press("enter")


def test_everything_is_there_at_first_with_its_facets(bench: Bench) -> None:
    """Opened with one key: hits, facets and the first story, before anything is typed."""

    async def steps(driver: Driver) -> None:
        await opened(driver)
        assert listed(driver, "#hits").option_count == len(bench.desk().search("").hits) > 0
        assert listed(driver, "#facets").option_count > 0
        assert "expérience" in driver.screen_text
        assert "Expérience 900002" in driver.screen_text

    bench.run(steps)


def test_a_line_finds_and_a_wrong_one_is_told_while_hits_stay(bench: Bench) -> None:
    """Enter looks for the line; a line that cannot be read says why, and nothing on screen is lost."""

    async def steps(driver: Driver) -> None:
        await opened(driver, "-accueil")
        assert listed(driver, "#hits").option_count == len(bench.desk().search("-accueil").hits)
        before = listed(driver, "#hits").option_count
        await driver.write("cannal:x")
        await driver.press("enter")
        assert "« canal »" in driver.screen_text.replace("\u202f", " ")
        assert listed(driver, "#hits").option_count == before
        assert field(driver).value == "cannal:x"

    bench.run(steps)


def test_what_is_typed_is_completed(bench: Bench) -> None:
    """Tab writes the first proposal; down chooses another, enter writes it; Escape hides them."""

    async def steps(driver: Driver) -> None:
        await opened(driver)
        await driver.press(*"can")
        assert listed(driver, "#candidates").display
        await driver.press("tab")
        assert field(driver).value == "canal:"
        await driver.press(*"t", "down", "enter")
        assert field(driver).value.startswith("canal:t")
        await driver.press("space", *"caf")
        await driver.press("escape")
        assert not listed(driver, "#candidates").display
        await driver.press("escape")
        assert not isinstance(driver.app.screen, SearchScreen)

    bench.run(steps)


def test_a_facet_narrows_and_the_same_one_widens(bench: Bench) -> None:
    """Enter on a facet adds its criterion to the line, and takes it out again."""

    async def steps(driver: Driver) -> None:
        await opened(driver)
        await driver.press("tab", "enter")
        narrowed = field(driver).value
        assert narrowed.startswith("structure:")
        assert "✓" in driver.screen_text
        await driver.press("enter")
        assert field(driver).value == ""

    bench.run(steps)


def test_in_a_small_window_one_pane_is_shown_at_a_time(bench: Bench) -> None:
    """80 columns: hits, then the story on tab, then back with shift+tab."""

    async def steps(driver: Driver) -> None:
        await opened(driver)
        shown = screen(driver)
        assert [shown.query_one(pane).display for pane in ("#facets", "#hits", "#story")] == [False, True, False]
        await driver.press("down", "tab")
        assert [shown.query_one(pane).display for pane in ("#facets", "#hits", "#story")] == [False, False, True]
        await driver.press("shift+tab", "shift+tab")
        assert [shown.query_one(pane).display for pane in ("#facets", "#hits", "#story")] == [True, False, False]

    bench.run(steps, SMALL)


def test_a_search_is_kept_opened_and_forgotten(bench: Bench) -> None:
    """A name, for oneself or one's structure; opened again from a list, and erased."""

    async def steps(driver: Driver) -> None:
        await opened(driver, "-accueil")
        await driver.press("f4")
        await driver.write("Sans accueil")
        await driver.press("enter", "down", "enter")
        (kept,) = bench.desk().searches()
        assert (kept.name, kept.line, kept.shared) == ("Sans accueil", "-accueil", True)
        await driver.press("f2")
        await driver.write("")
        await driver.press("enter", "f3", "enter")
        assert field(driver).value == "-accueil"
        await driver.press("f6", "enter")
        assert bench.desk().searches() == []

    bench.run(steps)


def test_what_is_found_is_written_into_a_file(bench: Bench, tmp_path: Path) -> None:
    """The table holds every hit and the line; a trouble is told, and the search stays."""
    written: list[tuple[Path, tuple[Sheet, ...]]] = []

    async def steps(driver: Driver) -> None:
        driver.app.write_sheets = lambda file, sheets: written.append((file, tuple(sheets)))
        await opened(driver, "-accueil")
        await driver.press("f8")
        await driver.write(str(tmp_path / "liste.ods"))
        await driver.press("enter")
        bench.desk().failures["export_rows"] = Unavailable("La base ne répond pas.")
        await driver.press("f8")
        await driver.write(str(tmp_path / "autre.ods"))
        await driver.press("enter")
        assert any("ne répond pas" in told for told in driver.told)
        assert field(driver).value == "-accueil"

    bench.run(steps)
    ((file, sheets),) = written
    assert file == tmp_path / "liste.ods"
    assert len(sheets[0].rows) == len(bench.desk().search("-accueil").hits)


def test_the_next_hits_come_as_one_goes_down(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the end of a page the next one is brought, until there is none left."""
    desk = bench.desk()
    search = desk._desk.search
    monkeypatch.setattr(desk._desk, "search", lambda line, after=None, limit=1: search(line, after, 1), raising=False)

    async def steps(driver: Driver) -> None:
        await opened(driver)
        everything = len(search("").hits)
        assert everything > 1
        await driver.press("down", *["down"] * everything)
        assert listed(driver, "#hits").option_count == everything

    bench.run(steps)


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_a_hit_is_opened_where_one_acts(bench: Bench, size: tuple[int, int]) -> None:
    """Enter on a hit shows its story alone in the lists, ready to be acted on; the search opens again as it was."""

    async def steps(driver: Driver) -> None:
        await opened(driver, "versement")
        number = bench.desk().search("versement").hits[1].number
        await driver.press("down", "down", "enter")
        assert driver.main.queue.chosen is not None
        assert driver.main.queue.chosen.number == number
        assert len(driver.main.queue.lines) == 1
        assert driver.main.dossier is not None
        assert driver.main.dossier.experience.number == number
        await driver.press("S")
        assert field(driver).value == "versement"
        await driver.press("escape", "S")
        assert field(driver).value == ""

    bench.run(steps, size)
