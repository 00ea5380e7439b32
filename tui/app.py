"""The workstation: opens the desk of an account, and holds the screens together."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App
from textual.binding import Binding, BindingType
from textual.worker import Worker, WorkerState, WorkType

from tui.background import off_loop
from tui.screens.deciding import DecidingScreen
from tui.screens.main import MainScreen
from tui.themes import DARK, LIGHT, THEMES
from tui.trouble import sentence, write_trace

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.events import Key
    from textual.screen import Screen

    from tui.port import ListAccounts, Now, OpenDesk

_READING_TIME = 10
"""Seconds that a sentence about a trouble stays."""


def _machine_time() -> datetime:
    return datetime.now(UTC)


class EcouteApp(App[None]):
    """Écoute in the terminal.

    The frame is drawn and the keys live before anything heavy is imported: the desk is opened in a
    thread after the first picture.
    """

    TITLE = "Écoute"
    CSS_PATH = Path(__file__).with_name("ecoute.tcss")
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quitter", show=False, priority=True, system=True),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    def __init__(
        self,
        open_desk: OpenDesk,
        *,
        account: str | None = None,
        list_accounts: ListAccounts | None = None,
        folder: Path,
        now: Now = _machine_time,
    ) -> None:
        """Make the workstation.

        Args:
            open_desk: opens the desk of an account; called in a thread, does the heavy imports.
            account: the account to sit down with; None to pick one.
            list_accounts: gives the accounts to pick from; called in a thread.
            folder: where the journal, the last known pages and the log are kept.
            now: tells the time.
        """
        super().__init__()
        self._open_desk = open_desk
        self._list_accounts = list_accounts
        self.account = account
        self.folder = folder
        self.now = now
        for theme in THEMES:
            self.register_theme(theme)
        # Before anything is parsed: setting it the ordinary way would parse all the styles twice.
        self.set_reactive(EcouteApp.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """Begin with the main screen."""
        return MainScreen()

    @property
    def main_screen(self) -> MainScreen:
        """The screen at the bottom of the pile."""
        screen = self.screen_stack[0]
        assert isinstance(screen, MainScreen)  # noqa: S101 (for the type checker)
        return screen

    def begin(self) -> None:
        """Show what is known, then open the desk, now that the frame is on screen."""
        if self.account is not None:
            self._sit_down(self.account)
        else:
            self.action_change_account()

    # -- accounts

    def action_change_account(self) -> None:
        """Pick another account."""
        if self._list_accounts is None:
            self.main_screen.say("Un seul compte est connu ici.")
            return
        self._in_background("accounts", self._ask_account, self._list_accounts)

    async def _ask_account(self, list_accounts: ListAccounts) -> None:
        accounts = await off_loop(list_accounts)
        from tui.screens.picker import Choice, Picker  # noqa: PLC0415 (kept out of the cold start)

        choices = [Choice(a.name, a.name, " · ".join(filter(None, (a.display_name, a.detail)))) for a in accounts]
        if not choices:
            self.main_screen.say("Aucun compte n’existe encore : demandez-en un à l’exploitant.")
            return
        self.push_screen(Picker("Avec quel compte ?", "Nom du compte", choices), self._account_picked)

    def _account_picked(self, name: str | None) -> None:
        if name is not None:
            self._sit_down(name)

    def _sit_down(self, account: str) -> None:
        self.account = account
        self.main_screen.expect_account(account)
        # The heavy imports hold the interpreter: they wait until the known page is painted.
        self.call_after_refresh(self._in_background, "open", self._open, account)

    async def _open(self, account: str) -> None:
        try:
            desk = await off_loop(partial(self._open_desk, account))
        except Exception:
            self.main_screen.desk_refused()
            raise
        self.main_screen.desk_opened(desk)
        self.main_screen.tell_kept_texts(account)

    # -- commands

    def action_help(self) -> None:
        """Show all the keys of the screen."""
        from tui.screens.help import Help  # noqa: PLC0415 (kept out of the cold start)

        keys: dict[str, list[str]] = {}
        for key, active in self.screen.active_bindings.items():
            if active.binding.id is not None:
                keys.setdefault(active.binding.id, []).append(key)
        self.push_screen(Help(keys))

    def action_palette(self) -> None:
        """Find a command by its French name."""
        from tui.palette import open_palette  # noqa: PLC0415 (kept out of the cold start)

        open_palette(self)

    def action_switch_theme(self) -> None:
        """Go from dark to light, or back."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_help_quit(self) -> None:
        """Tell who presses ctrl+c how to leave."""
        self.notify("Pour quitter Écoute : q, ou ctrl+q pendant que vous écrivez.", markup=False)

    def on_key(self, event: Key) -> None:
        """Say why, when a key that is grey is tried."""
        active = self.screen.active_bindings.get(event.key)
        screen = self.screen
        if active is not None and not active.enabled and isinstance(screen, DecidingScreen):
            screen.say(screen.why_not(active.binding.action.partition("(")[0]) or "")

    # -- troubles

    def _in_background(self, group: str, work: Callable[..., Coroutine[None, None, None]], *args: object) -> None:
        call: WorkType[None] = partial(work, *args)
        _: Worker[None] = self.run_worker(call, group=group, exclusive=True, exit_on_error=False)

    def report(self, error: BaseException) -> None:
        """Say what went wrong, in one sentence; the only place where troubles reach the screen."""
        self.notify(sentence(error, self.folder), severity="warning", timeout=_READING_TIME, markup=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the background."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.report(event.worker.error)

    def _fatal_error(self) -> None:
        # Textual would print a trace with the values of variables, citizens' words among them.
        error = self._exception or RuntimeError()
        write_trace(error, self.folder)
        self.panic(Text(sentence(error, self.folder)))
