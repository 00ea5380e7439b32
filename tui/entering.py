"""Coming in at a server: who is not signed in is asked to, over whatever is open, and nothing typed is lost."""

from __future__ import annotations

import threading
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from textual.app import App
from textual.worker import Worker, WorkerState

from tui.background import off_loop
from tui.trouble import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.worker import WorkType

    from tui.remote.door import Door
    from tui.screens.enrolling import Begun
    from tui.screens.forms import Yes
    from tui.screens.main import MainScreen
    from tui.screens.signing import Entered

READING_TIME = 10
"""Seconds that a sentence about a trouble stays."""


class EnteringApp(App[None]):
    """The part of the workstation that signs in; where the desk is on this machine, nobody has to."""

    folder: Path
    account: str | None
    door: Door | None = None
    """The server, None when the desk is on this machine."""
    enrolling = False
    """Whether the person comes with a link of enrolment."""

    @property
    def main_screen(self) -> MainScreen:
        """The screen at the bottom of the pile."""
        raise NotImplementedError

    def sit_down(self, account: str) -> None:
        """Show what an account last saw, and open its desk."""
        raise NotImplementedError

    def take_door(self, door: Door) -> None:
        """Come in by a server from now on."""
        self.door = door
        door.ask = self._ask_and_wait

    @property
    def desk_folder(self) -> Path:
        """Where what is kept of this desk is: last known pages, and what was typed."""
        return self.door.folder if self.door is not None else self.folder

    # -- signing in

    def enter(self) -> None:
        """Ask who comes in, or what their link of enrolment is."""
        self._once_loaded("enrolling" if self.enrolling else "signing", self._ask_link if self.enrolling else self._ask)

    def _ask(self) -> None:
        self._push_sign_in(self.account or "", "", self._came_in)

    def _push_sign_in(self, account: str, why: str, then: Callable[[Entered | None], None]) -> None:
        from tui.screens.signing import SignIn  # noqa: PLC0415 (kept out of the cold start)

        if self.door is not None:
            self.push_screen(SignIn(self.door, account, why), then)

    def _came_in(self, entered: Entered | None) -> None:
        if entered is not None:
            self.sit_down(entered.account)
        elif self.main_screen.desk is None:
            key = self.main_screen.key_for("desk.account")
            self.main_screen.say(f"Vous n’êtes pas connecté : {key} pour vous connecter.")

    def _ask_and_wait(self, account: str, why: str) -> bool:
        """Ask to sign in again, over whatever is open; called in a thread, waits for the answer."""
        if not self.is_running:  # the person has left
            return False
        answered = threading.Event()
        answers: list[Entered] = []

        def take(entered: Entered | None) -> None:
            answers.extend([entered] if entered else [])
            answered.set()

        self.call_from_thread(self._push_sign_in, account, why, take)
        answered.wait()
        return bool(answers)

    # -- enrolling

    def _ask_link(self) -> None:
        from tui.screens.enrolling import AskLink  # noqa: PLC0415 (kept out of the cold start)

        if self.door is not None:
            self.push_screen(AskLink(self.door), self._link_given)

    def _link_given(self, begun: Begun | None) -> None:
        if begun is None:
            self._came_in(None)
        elif begun.enrolment.totp_uri:
            self._show_secret(begun)
        else:
            self._ask_password(begun)

    def _show_secret(self, begun: Begun) -> None:
        from tui.screens.enrolling import ShowSecret  # noqa: PLC0415 (kept out of the cold start)

        self.push_screen(ShowSecret(begun.enrolment), partial(self._secret_seen, begun))

    def _secret_seen(self, begun: Begun, answer: Yes | None) -> None:
        if answer is None:
            self._ask_link()
        else:
            self._ask_password(begun)

    def _ask_password(self, begun: Begun) -> None:
        from tui.screens.enrolling import ChoosePassword  # noqa: PLC0415 (kept out of the cold start)

        if self.door is not None:
            self.push_screen(ChoosePassword(self.door, begun), partial(self._enrolled, begun))

    def _enrolled(self, begun: Begun, entered: Entered | None) -> None:
        if entered is not None:
            self.enrolling = False
            self.sit_down(entered.account)
        elif begun.enrolment.totp_uri:
            self._show_secret(begun)
        else:
            self._ask_link()

    # -- work behind

    def _once_loaded(self, name: str, then: Callable[[], None]) -> None:
        """Go on once a screen is loaded: it needs what the first picture does without."""

        async def load() -> None:
            await off_loop(partial(import_module, f"tui.screens.{name}"))
            then()

        call: WorkType[None] = load
        _: Worker[None] = self.run_worker(call, group="entering", exclusive=True, exit_on_error=False)

    def report(self, error: BaseException) -> None:
        """Say what went wrong, in one sentence; the only place where troubles reach the screen."""
        self.notify(sentence(error, self.folder), severity="warning", timeout=READING_TIME, markup=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the background."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.report(event.worker.error)
