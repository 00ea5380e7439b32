"""Few and still pictures: the two screens, at the two sizes."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tui.screens.composer import ComposerScreen
from tui.widgets.answer_form import AnswerForm

SIZES = pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])


@SIZES
def test_moderation(snap_compare: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    """Places, list and story; the list alone where there is no room."""

    async def settle(pilot: Pilot[None]) -> None:
        driver = Driver(pilot)
        await driver.settle()
        await driver.press("j")

    assert snap_compare(Bench(tmp_path).app(), terminal_size=size, run_before=settle)


@SIZES
def test_composer(snap_compare: Any, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """The story and the sheet; the sheet alone where there is no room."""
    monkeypatch.setattr(ComposerScreen, "check_pause", 600)  # nothing moves while the picture is taken

    async def settle(pilot: Pilot[None]) -> None:
        driver = Driver(pilot)
        await driver.settle()
        await driver.press("e")
        driver.app.screen.query_one("#body").text = "Votre dossier est à jour.\n\nLe versement reprend le 5 mai."
        driver.app.screen.pause = 60
        await driver.settle()
        assert driver.app.screen.query_one(AnswerForm).parts.body

    assert snap_compare(Bench(tmp_path, account="amina").app(), terminal_size=size, run_before=settle)
