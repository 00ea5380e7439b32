"""A still picture of a story being qualified, where room is scarce."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from core.trade_tag import TradeTag
from core.views import Place
from tests.tui.driving import SMALL, Bench, Driver
from tests.tui.fake_desk import small_store


def test_qualification(snap_compare: Any, tmp_path: Path) -> None:
    """Channels with what the author said beside, the note, the buttons: all in 24 rows."""
    store = small_store()
    store.keep(*(TradeTag(network_code="caf", name=name) for name in ("RSA", "Aide au logement")))

    async def settle(pilot: Pilot[None]) -> None:
        driver = Driver(pilot)
        await driver.settle()
        driver.main.change_place(Place.TO_ANSWER)
        await driver.settle()
        await driver.press("enter", "f", "down", "right", "down", "space", "right")

    assert snap_compare(Bench(tmp_path, store, "amina").app(), terminal_size=SMALL, run_before=settle)
