"""Driving the workstation in a test: start it, press keys, wait for its work, look at it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled, WorkerFailed

from core.desk import Desk
from core.read_only import ReadOnlyStore
from core.rules import DEFAULT_RULES
from tests.fakes.clock import FixedClock
from tests.fakes.press import FakePress
from tests.fakes.store import FakeStore
from tests.tui.fake_desk import NOW, FakeDesk, small_store
from tui.app import EcouteApp
from tui.port import AccountChoice, DeskPort
from tui.screens.main import MainScreen
from tui.widgets.places import Places
from tui.widgets.status import Status

if TYPE_CHECKING:
    from tui.remote.door import Door

WIDE, SMALL = (120, 40), (80, 24)

_draw = Screen._compositor_refresh


@contextmanager
def drawn_once_settled() -> Iterator[None]:
    """Draw the screen each time the workstation has settled, not sixty times a second: nobody looks in between."""

    def draw_later(screen: Screen[Any]) -> None:
        if screen is not screen.app.screen:
            _draw(screen)
            return
        screen._dirty_widgets.clear()  # what they cover is noted as to be drawn
        screen.app._update_mouse_over(screen)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "_compositor_refresh", draw_later)
        yield


class Way(Protocol):
    """How a workstation comes to its desks."""

    def door(self, bench: "Bench") -> "Door | None":
        """Give the server that the desks are on; None where they are on this machine."""
        ...

    def desk(self, bench: "Bench", name: str) -> DeskPort:
        """Open the desk of an account."""
        ...


class InProcess:
    """The desks are in the process of the workstation."""

    def door(self, bench: "Bench") -> None:
        """Give none: there is no server."""

    def desk(self, bench: "Bench", name: str) -> DeskPort:
        """Make the desk of an account."""
        store = ReadOnlyStore(bench.store) if bench.read_only else bench.store
        return Desk(store, FixedClock(NOW), name, bench.rules, FakePress())


class Bench:
    """A workstation on a folder and a store; starting it again is as after a crash.

    Attributes:
        way: how it comes to its desks; the same for all the workstations of a test.
    """

    way: ClassVar[Way] = InProcess()

    def __init__(self, folder: Path, store: FakeStore | None = None, account: str | None = "camille") -> None:
        self.folder = folder
        self.store = store or small_store()
        self.account = account
        self.rules = DEFAULT_RULES
        self.desks: dict[str, FakeDesk] = {}
        self.accounts: Sequence[AccountChoice] = ()
        self.read_only = False
        self.tour = False

    def desk(self, name: str | None = None) -> FakeDesk:
        """Give the desk of an account, always the same one."""
        name = name or self.account or ""
        if name not in self.desks:
            self.desks[name] = FakeDesk(self.way.desk(self, name))
        return self.desks[name]

    @property
    def desk_folder(self) -> Path:
        """Where what is kept of these desks is."""
        door = self.way.door(self)
        return door.folder if door else self.folder

    def app(self) -> EcouteApp:
        """Make the application."""
        return EcouteApp(
            self.desk,
            account=self.account,
            list_accounts=(lambda: self.accounts) if self.accounts else None,
            folder=self.folder,
            now=lambda: NOW,
            read_only=self.read_only,
            tour=self.tour,
            door=self.way.door(self),
        )

    def run(self, steps: Callable[["Driver"], Awaitable[None]], size: tuple[int, int] = WIDE) -> None:
        """Start the workstation, and drive it."""

        async def go() -> None:
            async with self.app().run_test(size=size, notifications=True) as pilot:
                driver = Driver(pilot)
                driver.main.repeat_guard = 0  # a test presses faster than hands do
                await driver.settle()
                await steps(driver)
                await driver.settle()

        with drawn_once_settled():
            asyncio.run(go())


class Driver:
    """Hands on the keys, eyes on the screen."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> EcouteApp:
        return cast(EcouteApp, self.pilot.app)

    @property
    def main(self) -> MainScreen:
        return self.app.main_screen

    async def press(self, *keys: str) -> None:
        """Press keys, then wait until all that they started is done."""
        for key in keys:
            await self.pilot.press(key)
            await self._work_done()
        await self.settle()

    async def settle(self) -> None:
        """Wait for the workers, not for seconds; then draw."""
        for _ in range(2):
            await self.pilot.pause()
        await self._work_done()
        _draw(self.app.screen)

    async def _work_done(self) -> None:
        while busy := [worker for worker in self.app.workers if not worker.is_finished]:
            for worker in busy:
                with suppress(WorkerFailed, WorkerCancelled):
                    await worker.wait()
            for _ in range(2):
                await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Put text in the field that has the keys; typing it letter by letter would take long."""
        field = self.app.focused
        assert isinstance(field, Input | TextArea)
        if isinstance(field, Input):
            field.value = text
        else:
            field.text = text
        await self.settle()

    async def type(self, text: str) -> None:
        """Put text in the answer, as if it had been typed."""
        self.app.screen.query_one("#body", TextArea).insert(text)
        await self.pilot.pause()

    @property
    def status(self) -> str:
        return self.app.screen.query_one(Status).sentence

    @property
    def told(self) -> list[str]:
        """What the notifications say."""
        return [notification.message for notification in self.app._notifications]

    @property
    def chosen(self) -> int | None:
        line = self.main.queue.chosen
        return line.number if line else None

    @property
    def shown(self) -> int | None:
        """The experience in the reading pane."""
        return self.main.dossier.experience.number if self.main.dossier else None

    @property
    def places(self) -> list[list[str]]:
        """The lists pane, row by row, word by word."""
        inside = self.main.query_one(Places).content_region
        shown = self.screen_text.splitlines()[inside.y : inside.bottom]
        return [row[inside.x : inside.right].split() for row in shown]

    @property
    def screen_text(self) -> str:
        """Everything on screen, row by row."""
        compositor = self.app.screen._compositor
        return "\n".join(strip.text for strip in compositor.render_strips())


async def until(driver: Driver, there: Callable[[], object]) -> None:
    """Let the loop turn until something is there."""
    for _ in range(300):
        await driver.pilot.pause(0.01)
        if there():
            return
    raise AssertionError("it never came")
