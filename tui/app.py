"""The workstation: opens the desk of an account, and holds the screens together."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.worker import Worker, WorkType

from tui.background import off_loop
from tui.entering import READING_TIME, EnteringApp
from tui.line_breaks import hold_no_break_spaces
from tui.own_keys import read_own_keys
from tui.remembered import Remembered
from tui.screens.base import BaseScreen
from tui.screens.main import MainScreen
from tui.themes import DARK, THEMES, after
from tui.trouble import sentence, write_trace

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.events import Key
    from textual.screen import Screen

    from tui.port import Follow, ListAccounts, Now, OpenDesk, WriteFile, WriteSheets
    from tui.remote.door import Door


def _machine_time() -> datetime:
    return datetime.now(UTC)


class EcouteApp(EnteringApp):
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
        read_only: bool = False,
        tour: bool = False,
        write_sheets: WriteSheets | None = None,
        write_file: WriteFile | None = None,
        door: Door | None = None,
        enrolling: bool = False,
        follow: Follow | None = None,
    ) -> None:
        """Make the workstation.

        Args:
            open_desk: opens the desk of an account; called in a thread, does the heavy imports.
            account: the account to sit down with; None to pick one.
            list_accounts: gives the accounts to pick from; called in a thread.
            folder: where the journal, the last known pages, the keys of one's own and the log are kept.
            now: tells the time.
            read_only: whether the desks that are opened refuse every change.
            tour: whether who comes for the first time is shown around.
            write_sheets: writes tables into a file; None where no file is written.
            write_file: writes what was printed into a file; None likewise.
            door: the server that the desks are on; None where they are on this machine.
            enrolling: whether the person comes with a link of enrolment.
            follow: gives what waits for changes; None to look now and then.
        """
        hold_no_break_spaces()
        # Without colours, the terminal's own are left alone: no shade of grey is sent either.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self._open_desk = open_desk
        self._list_accounts = list_accounts
        self.account = account
        self.folder = folder
        self.now = now
        self.read_only = read_only
        self._tour = tour
        self.write_sheets = write_sheets
        self.write_file = write_file
        self.enrolling = enrolling
        self.follow = follow
        if door is not None:
            self.take_door(door)
        self.own_keys = read_own_keys(folder)
        self._remembered = Remembered.of(folder)
        for theme in THEMES:
            self.register_theme(theme)
        # Before anything is parsed: setting it the ordinary way would parse all the styles twice.
        kept = self._remembered.theme
        self.set_reactive(EcouteApp.theme, kept if kept in self.available_themes else DARK.name)
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
        if self.account is not None and not self.enrolling:
            self.sit_down(self.account)
        else:
            self.action_change_account()

    def on_mount(self) -> None:
        """Take the keys that the person chose; say what of them cannot be."""
        self.set_keymap(self.own_keys.keymap)
        for fault in self.own_keys.faults:
            self.notify(fault, severity="warning", timeout=READING_TIME, markup=False)

    # -- accounts

    def action_change_account(self) -> None:
        """Pick another account, or sign in with it."""
        if self.door is not None:
            self.enter()
        elif self._list_accounts is None:
            self.main_screen.say("Un seul compte est connu ici.")
        else:
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
            self.sit_down(name)

    def sit_down(self, account: str) -> None:
        """Show what an account last saw, and open its desk."""
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
        self.main_screen.forget_erased(account)

    # -- commands

    def action_help(self) -> None:
        """Show all the keys of the screen."""
        self._open_help("keys")

    def action_questions(self) -> None:
        """Answer the questions that are asked on this screen."""
        self._open_help("questions")

    def _open_help(self, tab: str) -> None:
        screen = self.screen
        if not isinstance(screen, BaseScreen):
            return
        from tui.screens.help import Help  # noqa: PLC0415 (kept out of the cold start)

        keys: dict[str, list[str]] = {}
        for key, active in screen.active_bindings.items():
            if active.binding.id is not None:
                keys.setdefault(active.binding.id, []).append(key)
        me = self.main_screen.me
        self.push_screen(Help(tab, keys, screen.topic or self.main_screen.topic, me.rules if me else None))

    def action_palette(self) -> None:
        """Find a command by its French name."""
        from tui.palette import open_palette  # noqa: PLC0415 (kept out of the cold start)

        open_palette(self)

    def action_switch_theme(self) -> None:
        """Go to the next look."""
        self.take_theme(after(self.theme))

    def take_theme(self, name: str) -> None:
        """Take a look, now and at the next start."""
        self.theme = name
        self._remember(lambda known: known.with_theme(name))

    @property
    def rings(self) -> bool:
        """Whether the terminal rings when work arrives."""
        return self._remembered.rings

    def action_ring(self) -> None:
        """Let the terminal ring when work arrives, or no longer; now and at the next start."""
        rings = not self.rings
        self._remember(lambda known: known.with_rings(rings=rings))
        rung = "sonnera à l’arrivée de travail" if self.rings else "ne sonnera plus"
        self.main_screen.say(f"Le terminal {rung}.")

    def tell_work(self, sentence: str) -> None:
        """Tell that work arrived: discreetly, and by the terminal too when the person wants so."""
        self.notify(sentence, markup=False)
        if self.rings and self._driver is not None:
            self.bell()
            # OSC 9: terminals that know it show it outside their window; the others drop it.
            self._driver.write(f"\x1b]9;Écoute : {sentence}\x07")

    def action_tour(self) -> None:
        """Show around."""
        from tui.screens.tour import Tour  # noqa: PLC0415 (kept out of the cold start)

        me = self.main_screen.me
        if me is not None and self.screen is self.main_screen:
            self.push_screen(Tour(me.role))

    def show_around(self) -> None:
        """Show around who comes for the first time, once the lists are there."""
        account = self.account or ""
        if self._tour and account not in self._remembered.toured and self.screen is self.main_screen:
            self._remember(lambda known: known.with_tour(account))
            self.action_tour()

    def _remember(self, change: Callable[[Remembered], Remembered]) -> None:
        """Change what is kept, which another terminal may have changed meanwhile."""
        self._remembered = change(Remembered.of(self.folder))
        self._in_background("remember", off_loop, partial(self._remembered.keep, self.folder))

    def action_help_quit(self) -> None:
        """Tell who presses ctrl+c how to leave."""
        key = self.own_keys.word("desk.quit")
        self.notify(f"Pour quitter Écoute : {key}, ou ctrl+q pendant que vous écrivez.", markup=False)

    def on_key(self, event: Key) -> None:
        """Say why, when a key that is grey is tried."""
        active = self.screen.active_bindings.get(event.key)
        screen = self.screen
        if active is not None and not active.enabled and isinstance(screen, MainScreen):
            screen.say(screen.why_grey(active.binding.action.partition("(")[0]) or "")

    # -- troubles

    def _in_background(self, group: str, work: Callable[..., Coroutine[None, None, None]], *args: object) -> None:
        call: WorkType[None] = partial(work, *args)
        _: Worker[None] = self.run_worker(call, group=group, exclusive=True, exit_on_error=False)

    def _fatal_error(self) -> None:
        # Textual would print a trace with the values of variables, citizens' words among them.
        error = self._exception or RuntimeError()
        write_trace(error, self.folder)
        self.panic(Text(sentence(error, self.folder)))
