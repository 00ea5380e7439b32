"""Keys: all of them told, none of them dangerous."""

from pathlib import Path

import pytest

from core.views import QueueLine
from core.vocabulary import Sentiment
from tests.tui.driving import SMALL, Bench, Driver
from tests.tui.fake_desk import NOW
from tui.keymap import COMMANDS, FOOTERS, TOGETHER, keys_words
from tui.lines import Lines
from tui.screens.help import Help
from tui.screens.picker import Picker
from tui.sections.composing import COMPOSE
from tui.sections.desk import DESK
from tui.themes import LIGHT, STARK_DARK

KEYS = (
    *"jkgGnNpraweq?/ xé1259",
    *("up", "down", "left", "right", "enter", "escape", "tab", "shift+tab", "pageup", "pagedown", "home", "end"),
    *("space", "backspace", "delete", "ctrl+p", "ctrl+r", "ctrl+s", "ctrl+t", "ctrl+o", "ctrl+enter", "ctrl+j"),
    *("f1", "f2", "f5", "f10", "ctrl+a", "ctrl+z", "ctrl+k", "ctrl+u"),
)


@pytest.mark.parametrize("opener", [(), ("e",)])
def test_help_lists_every_binding(tmp_path: Path, opener: tuple[str, ...]) -> None:
    """Each live binding of the screen is in its help, with its keys and what it does."""
    bench = Bench(tmp_path, account="amina")

    async def steps(driver: Driver) -> None:
        await driver.press(*opener)
        keys: dict[str, list[str]] = {}
        for key, active in driver.app.screen.active_bindings.items():
            if active.binding.id:
                keys.setdefault(active.binding.id, []).append(key)
        live = next(sections for sections in TOGETHER if (COMPOSE if opener else DESK) in sections)
        assert set(keys) == {command.id for section in live for command in section.commands}
        await driver.press("f1", "tab")
        assert isinstance(driver.app.screen, Help)
        text = str(driver.app.screen.query_one("#help Static").render())
        for id_, bound in keys.items():
            assert keys_words(bound) in text
            assert COMMANDS[id_].description in text

    bench.run(steps)


def test_help_follows_a_rebound_key(tmp_path: Path) -> None:
    """The help and the footer are read from the live keymap."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        driver.app.set_keymap({"story.publish": "x"})
        await driver.settle()
        assert "x publier" in driver.screen_text
        await driver.press("?")
        assert "x" in driver.app.screen._keys["story.publish"]  # type: ignore[attr-defined]

    bench.run(steps)


def test_ids_and_footers_hold_together() -> None:
    """Each id is used once; each footer names six or seven commands that exist."""
    assert len({command.id for command in COMMANDS.values()}) == len(COMMANDS)
    for ids in FOOTERS.values():
        assert len(ids) in {6, 7}
        assert set(ids) <= set(COMMANDS)


def test_no_two_commands_that_are_live_together_do_the_same() -> None:
    """Two parts of a screen that gave their work one name would hide each other's."""
    for sections in TOGETHER:
        actions = [command.action for section in sections for command in section.commands]
        assert sorted(actions) == sorted(set(actions))


def test_the_footer_of_those_who_answer_names_their_work(tmp_path: Path) -> None:
    """In the smallest window too: answer, pass on, comment, qualify, and the help."""
    bench = Bench(tmp_path, account="amina")

    async def steps(driver: Driver) -> None:
        footer = driver.screen_text.splitlines()[-1].split("  ")
        assert {"e répondre", "y transfert", "c commenter", "f qualifier", "? aide"} <= {key.strip() for key in footer}

    bench.run(steps, SMALL)


def test_the_palette_finds_commands_lists_and_themes(tmp_path: Path) -> None:
    """By their French names, without accents; what is not possible says why."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        await driver.press("ctrl+p")
        assert isinstance(driver.app.screen, Picker)
        await driver.write("repondre")
        assert "Impossible ici" in driver.screen_text
        await driver.press("escape", "ctrl+p")
        await driver.write("theme clair")
        await driver.press("enter")
        assert driver.app.theme == LIGHT.name
        await driver.press("ctrl+t")
        assert driver.app.theme == STARK_DARK.name
        await driver.press("ctrl+p")
        await driver.write("liste en att")
        await driver.press("enter")
        assert driver.main.place is not None
        assert driver.main.place.label == "En attente"
        await driver.press("ctrl+p")
        await driver.write("rien de tel")
        await driver.press("enter")
        assert "Rien ne porte ce nom." in driver.screen_text
        await driver.press("escape", "ctrl+p")
        await driver.write("moderer")
        await driver.press("enter", "ctrl+p")
        await driver.write("publier")
        await driver.press("enter")
        assert bench.desk().called("publish") == [(900123, 1)]

    bench.run(steps)


async def _stay(_: object) -> None: ...


def test_key_to_paint_does_not_grow_with_the_list(tmp_path: Path) -> None:
    """Only the rows in sight are drawn, however many lines are loaded."""
    bench = Bench(tmp_path)
    lines = (QueueLine(n, 0, 1, f"Titre {n}", "Caf", 0, Sentiment.NEUTRAL, NOW) for n in range(1, 100_001))
    drawn: list[int] = []

    async def steps(driver: Driver) -> None:
        queue = driver.main.queue
        driver.main.workers.cancel_all()
        queue.start(Lines(lines, 100_000), "")
        await driver.settle()
        render = queue.render_line
        queue.render_line = lambda y: (drawn.append(y), render(y))[1]  # type: ignore[method-assign]
        queue.edge(1)
        await driver.settle()
        assert queue.chosen is not None
        assert queue.chosen.number == 100_000
        queue.step(-1)
        await driver.settle()
        assert 0 < len(drawn) <= 3 * queue.outer_size.height

    bench.run(steps)
