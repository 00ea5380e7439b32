"""What every screen has: room for a sentence when it is too small, and one place where troubles go."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.worker import Worker, WorkerState, WorkType

from tui.keymap import bindings
from tui.read_only import CHANGES, READ_ONLY
from tui.sections.helping import HELP
from tui.widgets.too_small import SMALLEST, TooSmall

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual._path import CSSPathType
    from textual.binding import BindingType
    from textual.widget import Widget

    from tui.app import EcouteApp

STYLES = Path(__file__).parent.parent
"""Where the styles are: those of a screen that opens later are read then, not at the start."""

_WIDE, _HIGH = 100, 30
"""From these sizes on, there is room for everything."""


def show_where_fits(widget: Widget, *, fits: bool) -> None:
    """Show or hide a widget; touching nothing when nothing changes keeps the layout as it is."""
    if widget.display != fits:
        widget.display = fits


class BaseScreen(Screen[ScreenResultType]):
    """A screen of the workstation."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(HELP)
    topic = ""
    """The question of the help that fits here, "" for that of the list below."""
    _answered = False
    _close_later: Callable[[], object] | None = None

    @property
    def ecoute(self) -> EcouteApp:
        """The application."""
        return cast("EcouteApp", self.app)

    def key_for(self, command: str) -> str:
        """Give the key of a command as it is bound, for a sentence."""
        return self.ecoute.own_keys.word(command)

    @property
    def too_small(self) -> bool:
        """Whether nothing can be read in this window."""
        return self.size.width < SMALLEST[0] or self.size.height < SMALLEST[1]

    @property
    def narrow(self) -> bool:
        """Whether panes are shown one at a time."""
        return self.size.width < _WIDE

    @property
    def low(self) -> bool:
        """Whether rows are few."""
        return self.size.height < _HIGH

    def on_resize(self) -> None:
        """Say in classes how much room there is; the usual window has none, so that it is not styled twice."""
        self.set_class(self.narrow, "-narrow").set_class(self.low, "-low")
        if not self.too_small:
            self.query(TooSmall).remove()
        elif not self.query(TooSmall):
            self.mount(TooSmall())
        self.fit_panes()

    def fit_panes(self) -> None:
        """Show what fits."""

    def in_background(self, group: str, work: Callable[..., Coroutine[None, None, None]], *args: object) -> None:
        """Run some work that waits for the desk; newer work of the same group takes its place."""
        call: WorkType[None] = partial(work, *args)
        _: Worker[None] = self.run_worker(call, group=group, exclusive=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the background."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.ecoute.report(event.worker.error)

    def close_with(self, result: ScreenResultType | None) -> None:
        """Give the answer, once: a key pressed twice finds the screen already gone.

        While another screen is in front, it waits: Textual would close nothing, and leave no way out.
        """
        if self._answered:
            return
        self._answered = True
        if self.is_active:
            self.dismiss(result)
        else:
            self._close_later = partial(self.dismiss, result)

    def on_screen_resume(self) -> None:
        """Close, when the answer came while another screen was in front."""
        if self._close_later is not None:
            close, self._close_later = self._close_later, None
            close()

    def hear_of_change(self) -> None:
        """Do nothing, where no story is worked on: something changed, and whoever shows it looks."""

    def why_not(self, action: str) -> str | None:
        """Say why an action is not possible now, None when it is."""
        return None

    def why_grey(self, action: str) -> str | None:
        """Say why a key is grey: nothing changes where one only reads; for the rest, what is possible now."""
        return READ_ONLY if self.ecoute.read_only and action in CHANGES else self.why_not(action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done where nothing can be read; what is not possible is grey."""
        if self.too_small and action != "quit":
            return False
        return True if self.why_grey(action) is None else None


class BaseModal(ModalScreen[ScreenResultType], BaseScreen[ScreenResultType]):
    """A question, above a screen; Escape always means no."""

    CSS_PATH: ClassVar[CSSPathType | None] = STYLES / "questions.tcss"

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.close_with(None)
