"""A still picture of the dashboard, where room is scarce."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.tui.driving import SMALL, Bench, Driver


def test_dashboard(snap_compare: Any, tmp_path: Path) -> None:
    """Tiles, chart with its sentence, and the table of child structures, all in 24 rows."""
    bench = Bench(tmp_path, account="amina")
    bench.store.tables.tally_due.extend(bench.store.tables.experiences)

    async def settle(pilot: Pilot[None]) -> None:
        driver = Driver(pilot)
        await driver.settle()
        await driver.press("D", "tab")

    assert snap_compare(bench.app(), terminal_size=SMALL, run_before=settle)
