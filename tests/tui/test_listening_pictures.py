"""Still pictures of what is listened to and done: the search, the signals, the plan of actions, a board."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from core.action import ImprovementAction
from core.vocabulary import ActionState
from tests.storage.samples import a_signal
from tests.tui.driving import WIDE, Bench, Driver
from tests.tui.fake_desk import NOW

KEYS = {"search": "S", "signals": "F", "actions": "P", "board": "B"}


@pytest.mark.parametrize("screen", KEYS)
def test_screen(snap_compare: Any, tmp_path: Path, screen: str) -> None:
    """Everything in 120 columns, with some of each thing."""
    bench = Bench(tmp_path, account="chef")
    stories = (900002, 900001)
    where = {"scope_path": "caf/caf30", "scope_code": "caf30", "stories": stories, "shown": stories}
    with bench.store.writing() as uow:
        uow.signals.put([a_signal(1, **where)])
        published = {"state": ActionState.ENGAGED, "published_at": NOW, "engaged_at": NOW, "progress": 40}
        uow.actions.add(ImprovementAction(number=1, structure_code="caf30", title="Un rappel", **published), stories)
        uow.actions.add(ImprovementAction(number=2, structure_code="caf", title="Des délais affichés"), ())
        uow.commit()
    bench.store.tables.tally_due.extend(bench.store.tables.experiences)

    async def settle(pilot: Pilot[None]) -> None:
        driver = Driver(pilot)
        await driver.settle()
        await driver.press(KEYS[screen])

    assert snap_compare(bench.app(), terminal_size=WIDE, run_before=settle)
