"""What others do is seen as they do it, with no key pressed."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.errors import Unavailable
from tests.fakes.changes import FakeChanges
from tests.tui.driving import Bench, Driver
from tui.app import EcouteApp
from tui.live import Live
from tui.port import NextMark


class LiveBench(Bench):
    """A workstation that hears of changes."""

    def __init__(self, folder: Path, account: str = "camille") -> None:
        super().__init__(folder, account=account)
        self.changes = FakeChanges(self.store)
        self.trouble: Exception | None = None

    def app(self) -> EcouteApp:
        """Make the application."""
        app = super().app()
        app.follow = self._follow
        return app

    def _follow(self, account: str) -> NextMark:
        return self._next

    def _next(self, after: str) -> str:
        if self.trouble is not None:
            raise self.trouble
        return self.changes.wait(after, 20)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LiveBench]:
    monkeypatch.setattr(Live, "rest", 0.01)
    bench = LiveBench(tmp_path)
    yield bench
    bench.changes.close()


async def comes(driver: Driver, holds: Callable[[], object]) -> None:
    """Wait until something holds, whatever else goes on."""
    for _ in range(500):
        await driver.settle()
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"it never came:\n{driver.screen_text}")


def test_who_comes_and_goes_is_seen(bench: LiveBench) -> None:
    """Somebody opens a story, then leaves it: its line says so, and the cursor stays."""

    async def steps(driver: Driver) -> None:
        chosen = driver.chosen
        bench.desk("dominique").enter(900124)
        await comes(driver, lambda: "lu par Dominique Bon" in driver.screen_text)
        bench.desk("dominique").leave(900124)
        await comes(driver, lambda: "lu par" not in driver.screen_text)
        assert driver.chosen == chosen

    bench.run(steps)


def test_what_somebody_else_publishes_is_counted(bench: LiveBench) -> None:
    async def steps(driver: Driver) -> None:
        assert ["▌À", "modérer", "4"] in driver.places
        bench.desk("dominique").publish(900124, 1)
        await comes(driver, lambda: ["▌À", "modérer", "3"] in driver.places)

    bench.run(steps)


def test_a_change_behind_another_screen_is_seen_on_the_way_back(bench: LiveBench) -> None:
    """Nothing is asked while something is in front; what was heard of then is not forgotten."""

    async def steps(driver: Driver) -> None:
        await driver.press("question_mark")
        bench.changes.await_waiting(1)
        calls = len(bench.desk().called("glance"))
        bench.desk("dominique").enter(900124)
        await comes(driver, lambda: driver.main._unseen)
        assert len(bench.desk().called("glance")) == calls
        await driver.press("escape")
        await comes(driver, lambda: "lu par Dominique Bon" in driver.screen_text)

    bench.run(steps)


def test_a_change_heard_while_the_desk_is_busy_is_seen_after(bench: LiveBench, monkeypatch: pytest.MonkeyPatch) -> None:
    """One looks again soon after."""
    monkeypatch.setattr("tui.screens.arriving.ArrivingScreen.soon", 0.01)

    async def steps(driver: Driver) -> None:
        driver.main.in_background("decide", asyncio.sleep, 0.1)
        bench.desk("dominique").enter(900124)
        await comes(driver, lambda: "lu par Dominique Bon" in driver.screen_text)

    bench.run(steps)


def test_where_nobody_can_wait_one_looks_again_and_again(bench: LiveBench) -> None:
    """Waiting fails and the desk works: nothing is said, and news comes all the same."""
    bench.trouble = Unavailable("Cette adresse n’est pas celle d’un atelier.")

    async def steps(driver: Driver) -> None:
        bench.desk("dominique").enter(900124)
        await comes(driver, lambda: "lu par Dominique Bon" in driver.screen_text)
        assert (driver.status, driver.told) == ("", [])

    bench.run(steps)


def test_another_account_hears_for_itself_alone(bench: LiveBench) -> None:
    """The account that left asks for nothing more."""

    async def steps(driver: Driver) -> None:
        driver.app.sit_down("dominique")
        await driver.settle()
        calls = len(bench.desk("camille").calls)
        bench.desk("chef").enter(900001)
        looks = len(bench.desk("dominique").called("glance"))
        bench.desk("amina").enter(900001)
        await comes(driver, lambda: len(bench.desk("dominique").called("glance")) > looks)
        assert len(bench.desk("camille").calls) == calls

    bench.run(steps)
