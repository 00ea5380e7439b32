"""Read-only: all that may be read is there, all that changes something is grey, and nobody is told that one reads."""

from pathlib import Path

import pytest

from core.read_only import READ_ONLY
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tui.keymap import COMMANDS
from tui.read_only import CHANGES
from tui.sections.deciding import DECIDE
from tui.sections.moving import MOVES

READING = {"story.history", "story.comment"}
CALLS_THAT_READ = {
    *("me", "glance", "queue", "show", "views", "comments", "can_be_mentioned", "structures", "suggestions"),
    *("children", "formulas", "blank_sheet", "trade_tags", "erased"),
}


def test_of_what_is_done_to_a_story_only_reading_is_left() -> None:
    """A command that is added later is grey until somebody says that it only reads."""
    assert {command.id for command in DECIDE.commands if command.action not in CHANGES} == READING
    assert not {command.action.partition("(")[0] for command in MOVES.commands} & CHANGES
    for id_ in ("list.together", "answer.send", "answer.save", "comment.send", "mask.publish"):
        assert COMMANDS[id_].action in CHANGES
    for id_ in ("desk.refresh", "desk.help", "move.down", "list.filter", "answer.leave", "help.questions"):
        assert COMMANDS[id_].action not in CHANGES


@pytest.mark.parametrize(("account", "size"), [("camille", SMALL), ("amina", WIDE)], ids=["80x24", "120x40"])
def test_every_key_that_changes_something_is_grey(tmp_path: Path, account: str, size: tuple[int, int]) -> None:
    """The banner says so, the keys say why, and the desk is asked for nothing but to read."""
    bench = Bench(tmp_path, account=account)
    bench.read_only = True

    async def steps(driver: Driver) -> None:
        driver.main.settling = 0.01
        assert "lecture seule" in driver.screen_text.splitlines()[0]
        await driver.press("enter")
        live = {a.binding.id: a.enabled for a in driver.app.screen.active_bindings.values()}
        assert {id_ for id_ in live if id_ and id_.startswith("story.") and live[id_]} == READING
        for command in DECIDE.commands:
            if command.id not in READING:
                await driver.press(command.keys.partition(",")[0])
                assert driver.status == READ_ONLY
                assert driver.app.screen is driver.main
        await driver.press("x", "b", "j", "escape", "j")
        await driver.press("enter", "h")
        assert driver.app.screen is not driver.main
        await driver.press("escape")

    bench.run(steps, size)
    assert {name for name, _ in bench.desk().calls} <= CALLS_THAT_READ
    assert not bench.store.tables.presences
    assert driver_complains_of_nothing(tmp_path)


def driver_complains_of_nothing(folder: Path) -> bool:
    """Tell whether nothing unforeseen was written down."""
    return not (folder / "ecoute.log").exists()


def test_the_palette_says_why_nothing_can_be_changed(tmp_path: Path) -> None:
    """What is grey there cannot be picked."""
    bench = Bench(tmp_path)
    bench.read_only = True

    async def steps(driver: Driver) -> None:
        await driver.press("ctrl+p")
        await driver.write("lecture seule")
        assert "Impossible ici" in driver.screen_text
        await driver.press("enter")
        assert bench.desk().called("publish") == []

    bench.run(steps)
