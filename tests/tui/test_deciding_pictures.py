"""Few and still pictures of what decides: the rejection where room is scarce, the structures where it is not."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.tui.driving import SMALL, WIDE, Bench, Driver


def test_rejection(snap_compare: Any, tmp_path: Path) -> None:
    """Reasons, words with the blank to fill, buttons: all in 24 rows."""

    async def settle(pilot: Pilot[None]) -> None:
        driver = Driver(pilot)
        driver.main.settling = 600
        await driver.settle()
        await driver.press("enter", "r", "1", "8", "f10")

    assert snap_compare(Bench(tmp_path).app(), terminal_size=SMALL, run_before=settle)


def test_structures(snap_compare: Any, tmp_path: Path) -> None:
    """Those concerned, those found, the field that keeps the keys."""

    async def settle(pilot: Pilot[None]) -> None:
        driver = Driver(pilot)
        driver.main.settling = 600
        await driver.settle()
        await driver.press("s")
        await driver.write("caf")

    assert snap_compare(Bench(tmp_path).app(), terminal_size=WIDE, run_before=settle)
