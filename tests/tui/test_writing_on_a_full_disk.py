"""An answer written where the disk of the workstation is full: it is said, nothing typed is lost, and all goes on."""

import pytest

from tests.admin.small_disks import SmallDisk, small_disk
from tests.tui.driving import Bench, Driver
from tui.journal import Journal
from tui.screens.composer import ComposerScreen

__all__ = ["small_disk"]

_TEXT = "Votre dossier est à jour."


def test_a_text_that_cannot_be_kept_here_is_said_and_saved_at_the_desk(
    small_disk: SmallDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without room the workstation says that it cannot keep the text; with room again it keeps all of it."""
    monkeypatch.setattr(ComposerScreen, "pause", 0.01)
    bench = Bench(small_disk.folder, account="amina")

    async def steps(driver: Driver) -> None:
        await driver.press("e")
        small_disk.fill()
        await driver.type(_TEXT)
        await driver.pilot.pause(0.1)
        assert "ne peut pas garder votre texte" in driver.status
        small_disk.free()
        await driver.type(" Merci.")
        await driver.pilot.pause(0.1)
        (kept,) = Journal(driver.app.desk_folder).of("amina")
        assert kept.parts.body.strip() == f"{_TEXT} Merci."

    bench.run(steps)
