"""How many times each usual gesture asks the desk: on another machine, each time is a wait."""

import threading
from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.tui.driving import Bench, Driver
from tests.tui.fake_desk import small_store
from tui.screens.company import CompanyScreen
from tui.widgets.story_pane import StoryPane

BESIDE = frozenset({"enter", "leave", "begin_writing", "stop_writing", "erased", "check_answer"})
"""Said to the others after a while, asked to forget what was erased, or to check a draft: waited for by nobody."""

OPENED = {
    "D": "dashboard",
    "B": "first_board",
    "C": "concepts_and_themes",
    "F": "signals",
    "P": "actions_and_review",
    "V": "committees",
    "E": "assessments",
    "I": "indicators",
    "H": "display",
}
"""The keys that open a screen of its own, with the one call that it waits for."""


def waited_for(bench: Bench, since: int = 0) -> list[str]:
    """Give what was asked of the desk, in order, but for what goes beside."""
    return [name for name, _ in bench.desk().calls[since:] if name not in BESIDE]


async def asked(driver: Driver, bench: Bench, *keys: str) -> list[str]:
    """Give what a gesture asked of the desk."""
    before = len(bench.desk().calls)
    await driver.press(*keys)
    return waited_for(bench, before)


def test_a_moderator_waits_once_for_each_gesture(tmp_path: Path) -> None:
    """One call opens the workstation; one the next story; a decision takes its own, and one for all that follows it."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        assert waited_for(bench) == ["glance"]
        assert driver.shown == 900123
        assert await asked(driver, bench, "j") == ["show"]
        assert await asked(driver, bench, "enter") == []
        assert await asked(driver, bench, "escape") == []
        assert await asked(driver, bench, "p") == ["publish", "glance"]
        assert driver.shown == driver.chosen == 900125
        assert await asked(driver, bench, "ctrl+r") == ["glance"]

    bench.run(steps)


def test_an_agent_waits_once_for_each_gesture(tmp_path: Path) -> None:
    """One call opens the composer; one saves; one each opens the dashboard and another list."""
    store = small_store()
    store.tables.tally_due.extend(store.tables.experiences)
    bench = Bench(tmp_path, store, account="amina")

    async def steps(driver: Driver) -> None:
        assert await asked(driver, bench, "e") == ["blank_sheet"]
        assert await asked(driver, bench, "f3") == ["help_beside"]
        await driver.press("escape")
        await driver.type("Bonjour, votre versement reprend.")
        assert await asked(driver, bench, "ctrl+s") == ["write"]
        assert await asked(driver, bench, "escape") == ["glance"]
        assert await asked(driver, bench, "D") == ["dashboard"]

    bench.run(steps)


def test_looking_for_what_arrived_is_one_call(tmp_path: Path) -> None:
    """Counts, lines and alerts come together."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        before = len(bench.desk().calls)
        driver.main.look()
        await driver.settle()
        assert waited_for(bench, before) == ["glance"]

    bench.run(steps)


def test_searching_shows_what_is_found_before_it_is_counted(tmp_path: Path) -> None:
    """The first page and its first story are one call; the facets come behind, and what is found is there by then."""
    bench = Bench(tmp_path, account="chef")

    async def steps(driver: Driver) -> None:
        gate = bench.desk().gates["facets"] = threading.Event()
        await driver.pilot.press("S")
        while not bench.desk().called("facets"):
            await driver.pilot.pause(0.01)
        assert waited_for(bench) == ["glance", "first_hits", "facets"]
        await driver.pilot.pause(0.01)
        assert driver.app.screen.query_one("#hits", OptionList).option_count == 2
        assert "900002" in str(driver.app.screen.query_one(StoryPane).border_title)
        gate.set()
        await driver.settle()
        assert await asked(driver, bench, "enter") == ["first_hits", "facets"]

    bench.run(steps)


def test_what_has_a_screen_of_its_own_opens_with_one_call(tmp_path: Path) -> None:
    """Boards with the figures of the first one; concepts with their themes; each list of the desk."""
    store = small_store()
    store.tables.tally_due.extend(store.tables.experiences)
    bench = Bench(tmp_path, store, account="chef")

    async def steps(driver: Driver) -> None:
        for key, call in OPENED.items():
            assert await asked(driver, bench, key) == [call], key
            assert driver.app.screen is not driver.main
            await driver.press("escape")

    bench.run(steps)


def test_presence_goes_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are told of who stays on a story by a call that nothing on screen waits for."""
    monkeypatch.setattr(CompanyScreen, "settling", 0.01)
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        for _ in range(200):
            await driver.pilot.pause(0.01)
            if bench.desk().called("enter"):
                break
        assert bench.desk().called("enter") == [(900123, False)]
        assert waited_for(bench) == ["glance"]

    bench.run(steps)
