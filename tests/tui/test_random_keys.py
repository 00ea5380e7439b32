"""Ten thousand keys at random: whatever is pressed, the workstation stays, and still answers."""

import random
import threading
from itertools import count
from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual.events import Paste

from core.masking import MaskedField
from core.screening import PlacedFinding, Screening
from core.text.finding import FindingKind
from tests.fakes.store import FakeStore
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tests.tui.fake_desk import empty_store, tell
from tui.screens import loading
from tui.screens.arriving import ArrivingScreen
from tui.screens.composer import ComposerScreen
from tui.screens.filtering import Filtering
from tui.screens.help import Help

KEYS_IN_A_RUN, KEYS_AT_ONCE = 2000, 250
MOVES = ("j", "k", "g", "G", "n", "N", "up", "down", "left", "right", "pageup", "pagedown", "home", "end", "space")
PANES = ("tab", "shift+tab", "enter", "enter", "escape", "escape", "escape")
COMMANDS = (
    *"praweumsytohdvxXbq!?/cfiARDKL",
    *("f1", "f2", "f3", "f4", "f5", "f6", "f8", "f10", "f10"),
    *("ctrl+p", "ctrl+r", "ctrl+s", "ctrl+o", "ctrl+l", "ctrl+e", "ctrl+g"),
)
EDITING = (*"123456789 xéŒ[]<", "backspace", "delete", "ctrl+a", "ctrl+z", "ctrl+k", "ctrl+u", "ctrl+enter", "ctrl+j")
PASTED = (
    "caf",
    "négatif",
    "[/b] [@click=app.quit]x[/]",
    "deux\nlignes\r\n",
    "\x1b[31m\u202e",
    "retirer",
    "x" * 3000,
    "",
)
KEYS = {MOVES: 5, PANES: 4, COMMANDS: 5, EDITING: 3, ("paste",): 1}
"""Kinds of keys, with how often they are pressed."""

RUNS = [
    pytest.param("camille", (), SMALL, 1, id="lists"),
    pytest.param("camille", ("d",), WIDE, 2, id="filter"),
    pytest.param("camille", ("x", "j", "x", "b"), SMALL, 3, id="bulk"),
    pytest.param("camille", ("m",), SMALL, 4, id="marks"),
    pytest.param("amina", ("e",), SMALL, 5, id="answer"),
]


def large_store() -> FakeStore:
    """Give stories of every kind, so that the keys find something to do."""
    store = empty_store()
    for number in range(1, 81):
        codes = random.Random(number).sample(["caf30", "caf34", "ft30", "gn"], 2)
        tell(store, number, f"Histoire {number}", *codes, hours=number)
        if number % 3 == 0:
            finding = PlacedFinding(
                field=MaskedField.TEXT, kind=FindingKind.PHONE, start=0, end=6, confidence=0.6, reason="essai"
            )
            store.keep(Screening(experience_number=number, findings=(finding,), letters="T"))
        if number % 10 == 0:
            store.keep(store.tables.experiences[number].with_alert(alert=True))
    return store


def paint_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint one picture in eight: painting takes most of the time, and is the same however often it is done."""
    paint, pictures = Compositor.render_update, count()

    def seldom(compositor: Compositor, *, full: bool = False, **more: object) -> object:
        return None if next(pictures) % 8 else paint(compositor, full=full, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Compositor, "render_update", seldom)


async def press(driver: Driver, hands: random.Random) -> None:
    """Press many keys at once, and paste now and then; then wait until all is done."""
    kinds = hands.choices(list(KEYS), weights=list(KEYS.values()), k=KEYS_AT_ONCE)
    for key in map(hands.choice, kinds):
        if key == "paste":
            driver.app.screen.post_message(Paste(hands.choice(PASTED)))
        else:
            driver.app.simulate_key(key)
    await driver.settle()


async def come_back(driver: Driver) -> None:
    """Leave whatever is in front, as anybody would."""
    for _ in range(12):
        if driver.app.screen is driver.main:
            return
        await driver.press("escape")
    raise AssertionError(f"no way back from {driver.app.screen}")


@pytest.mark.parametrize(("account", "opener", "size", "seed"), RUNS)
def test_random_keys_break_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    account: str,
    opener: tuple[str, ...],
    size: tuple[int, int],
    seed: int,
) -> None:
    """No key ends it, no trouble is unforeseen, and afterwards a story opens as on the first day."""
    bench = Bench(tmp_path, large_store(), account)
    for number in (n for n in range(1, 41) if n % 10):
        bench.desk("camille").publish(number, 1)
    monkeypatch.setattr(ComposerScreen, "pause", 0.01)
    monkeypatch.setattr(ArrivingScreen, "interval", 0.2)
    monkeypatch.setattr(Filtering, "pause", 0)
    monkeypatch.setattr(loading, "_PAUSE", 0)
    paint_seldom(monkeypatch)
    hands = random.Random(seed)

    async def steps(driver: Driver) -> None:
        monkeypatch.setattr(type(driver.app), "action_quit", _stay)
        await driver.press(*opener)
        for _ in range(KEYS_IN_A_RUN // KEYS_AT_ONCE):
            await press(driver, hands)
        assert driver.app.is_running
        await come_back(driver)
        await still_answers(driver)

    bench.run(steps, size=size)
    log = tmp_path / "ecoute.log"
    assert not log.exists(), log.read_text()


async def still_answers(driver: Driver) -> None:
    """Open the first list, whole, and read a story of it."""
    assert driver.main.me is not None
    filled = next(kept.place for kept in driver.main.me.places if kept.total)
    driver.main.change_place(filled)
    await driver.settle()
    await driver.press("escape", "g", "enter")
    assert driver.shown == driver.chosen is not None
    assert f"Expérience {driver.shown}" in driver.screen_text


async def _stay(_: object) -> None: ...


def test_a_screen_that_closes_behind_another_is_gone_after(tmp_path: Path) -> None:
    """The draft is kept while the help is in front: once the help is read, one is back at the list."""
    bench = Bench(tmp_path, large_store(), "amina")
    for number in range(1, 9):
        bench.desk("camille").publish(number, 1)

    async def steps(driver: Driver) -> None:
        await driver.press("e")
        gate = bench.desk().gates["write"] = threading.Event()
        await driver.type("Bonjour, votre dossier est à jour.")
        await driver.pilot.press("escape", "f1")
        gate.set()
        await driver.settle()
        assert isinstance(driver.app.screen, Help)
        await driver.press("escape")
        assert driver.app.screen is driver.main

    bench.run(steps)
