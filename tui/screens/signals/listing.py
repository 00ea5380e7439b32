"""The signals: a list, and beside it what explains the one that is chosen."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.dates import PARIS
from core.errors import EcouteError
from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.answer import Answer
from tui.screens.base import STYLES, BaseScreen
from tui.screens.forms import AskNote
from tui.screens.signals.reading import ReadingPage, StoriesPage, synthesis_page
from tui.screens.signals.rows import explanation, heading, row
from tui.sections.helping import HELP
from tui.sections.signals import SIGNALS
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.signals.board import SignalBoard, SignalFile, SignalLine
    from tui.port import DeskPort

_OF_ONE = frozenset({"stories", "synthesis", "watch", "mute", "attach"})
_HANDLING = frozenset({"watch", "mute", "attach"})
_DOUBLED = "doubled"
_UNTIL = {"4": "pendant 4 semaines", "12": "pendant 12 semaines", "52": "pendant un an"}
_POLL = 1.0
"""How many seconds pass between two looks at how far a search is."""


class SignalsScreen(BaseScreen[int]):
    """What rises, within one's reach; answers the number of a story to open."""

    topic = "signaux"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "signals.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(SIGNALS, HELP)
    AUTO_FOCUS = "#signals"

    def __init__(self, desk: DeskPort) -> None:
        super().__init__()
        self._desk = desk
        self._board: SignalBoard | None = None
        self._file: SignalFile | None = None
        self._muted = False
        self._searching = False

    def compose(self) -> ComposeResult:
        """Compose the list and the explanation."""
        yield Static("Signaux : un instant.", id="heading", markup=False)
        with Horizontal(id="both"):
            yield SteadyOptionList(id="signals", compact=True)
            with VerticalScroll(id="explanation"):
                yield Static("", id="explained", markup=False)
        yield Status()
        yield KeyBar("signals")

    def on_mount(self) -> None:
        """Bring the list, and follow the searches that others began."""
        self.action_refresh_signals()
        self.set_interval(_POLL, self._follow)

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        if action in {"look", "show_muted"} and self._board is None:
            return "Les signaux arrivent : un instant."
        if action == "look" and self._board is not None:
            return self._board.refusal
        line = self._line
        if action in _OF_ONE and line is None:
            return "Choisissez un signal dans la liste."
        if action in _HANDLING and line is not None:
            return line.refusal
        return super().why_not(action)

    @property
    def _line(self) -> SignalLine | None:
        """The signal under the cursor."""
        at = self.query_one("#signals", OptionList).highlighted if self.is_mounted else None
        lines = self._board.lines if self._board is not None else ()
        return lines[at] if at is not None and at < len(lines) else None

    # -- what is shown

    def action_refresh_signals(self) -> None:
        """Read the list again; the choice stays on its signal."""
        self.in_background("board", self._bring)

    def action_show_muted(self) -> None:
        """Show what is muted too, or hide it."""
        self._muted = not self._muted
        self.action_refresh_signals()

    async def _bring(self) -> None:
        self._show(await off_loop(partial(self._desk.signals, muted=self._muted)))

    def _show(self, board: SignalBoard) -> None:
        chosen = self._line.signal.number if self._line else None
        self._board = board
        self.query_one("#heading", Static).update(Content(heading(board)))
        listed = self.query_one("#signals", OptionList)
        listed.clear_options()
        listed.add_options(self._options(board))
        numbers = [line.signal.number for line in board.lines]
        listed.highlighted = numbers.index(chosen) if chosen in numbers else 0 if numbers else None
        if not numbers:
            self.query_one("#explained", Static).update("")
        self.refresh_bindings()

    def _options(self, board: SignalBoard) -> list[Option]:
        width = self.query_one("#signals").content_size.width or self.size.width
        rows = [Option(row(rank, line, width)) for rank, line in enumerate(board.lines, start=1)]
        return rows or [Option(Content("Rien ne monte dans votre périmètre."), disabled=True)]

    def fit_panes(self) -> None:
        """Draw the rows as wide as there is room."""
        if self._board is not None:
            self._show(self._board)

    @on(OptionList.OptionHighlighted, "#signals")
    def _moved(self) -> None:
        self.refresh_bindings()
        if self._line is not None:
            self.in_background("file", self._explain, self._line.signal.number)

    async def _explain(self, number: int) -> None:
        file = await off_loop(partial(self._desk.signal, number))
        if self._line is not None and self._line.signal.number == number:
            self._file = file
            self.query_one("#explained", Static).update(explanation(file))
            self.query_one("#explanation").scroll_home(animate=False)

    # -- what is read of it

    @on(OptionList.OptionSelected, "#signals")
    def action_stories(self) -> None:
        """Read the stories that show the signal."""
        if self._file is not None:
            self.app.push_screen(StoriesPage("Récits qui le montrent", self._file.shown), self._open_story)

    def _open_story(self, number: int | None) -> None:
        if number is not None:
            self.close_with(number)

    def action_synthesis(self) -> None:
        """Read the most typical sentences of its stories."""
        if self._line is not None:
            self.in_background("synthesis", self._read_synthesis, self._line)

    async def _read_synthesis(self, line: SignalLine) -> None:
        said = await off_loop(partial(self._desk.synthesis, line.signal.stories))
        title = f"Synthèse de {said.stories} récits : des phrases choisies, aucune n’est inventée"
        if self.is_active:
            self.app.push_screen(ReadingPage(title, synthesis_page(said)))

    # -- what is decided of it

    def action_watch(self) -> None:
        """Watch the signal, or stop watching it."""
        line = self._line
        if line is not None:
            watched = not line.standing.watched
            deed = partial(self._desk.watch_signal, line.signal.number, watched=watched)
            self.in_background("decide", self._decide, deed, "Signal suivi." if watched else "Signal plus suivi.", None)

    def action_mute(self) -> None:
        """Ask until when to mute the signal, and why; one that is muted is heard again."""
        line = self._line
        if line is None:
            return
        if line.standing.muted is not None:
            deed = partial(self._desk.unmute_signal, line.signal.number)
            self.in_background("decide", self._decide, deed, "Sourdine levée.", None)
            return
        from tui.screens.picker import Choice, Picker  # noqa: PLC0415 (asked for now and then)

        twice = f"jusqu’à ce que ses récits soient {2 * line.signal.count}"
        choices = [Choice(_DOUBLED, twice), *(Choice(weeks, words) for weeks, words in _UNTIL.items())]
        picker = Picker("Mettre en sourdine", "Jusqu’à quand", choices)
        self.app.push_screen(picker, partial(self._ask_why, line.signal.number, None))

    def _ask_why(self, number: int, kept: Answer | None, picked: str | None) -> None:
        if picked is None:
            return
        asked = AskNote(
            "Mettre en sourdine",
            "Ceux qui lisent les signaux liront votre motif, votre nom et la date.",
            label="Motif",
            yes="Mettre en sourdine",
            kept=kept,
            needed="Écrivez pourquoi ce signal doit se taire.",
        )
        self.app.push_screen(asked, partial(self._mute, number, picked))

    def _mute(self, number: int, picked: str, answer: Answer | None) -> None:
        if answer is not None:
            deed = partial(self._desk.mute_signal, number, answer.text, self._day(picked))
            again = partial(self._ask_why, number, answer, picked)
            self.in_background("decide", self._decide, deed, "Signal en sourdine.", again)

    def _day(self, picked: str) -> date | None:
        if picked == _DOUBLED:
            return None
        return (self.ecoute.now() + timedelta(weeks=int(picked))).astimezone(PARIS).date()

    def action_attach(self) -> None:
        """Ask which action to attach the signal to."""
        if self._line is not None:
            self._ask_action(self._line.signal.number, "")

    def _ask_action(self, number: int, typed: str) -> None:
        from tui.screens.dashboard_questions import AskLine  # noqa: PLC0415 (asked for now and then)

        explanation = "Le numéro de la fiche action, tel que le plan d’action le montre."
        asked = AskLine("Attacher à une fiche action", explanation, typed, _number_fault)
        self.app.push_screen(asked, partial(self._attach_to, number))

    def _attach_to(self, number: int, typed: str | None) -> None:
        if typed is not None:
            deed = partial(self._desk.attach_signal, number, int(typed))
            again = partial(self._ask_action, number, typed)
            self.in_background("decide", self._decide, deed, f"Signal attaché à l’action {typed}.", again)

    async def _decide(self, deed: Callable[[], SignalFile], done: str, again: Callable[[], object] | None) -> None:
        """Do it, then read the list again; what was typed is asked again when the desk refuses it."""
        try:
            await off_loop(deed)
        except EcouteError as error:
            self.ecoute.report(error)
            if again is not None:
                again()
        else:
            self.query_one(Status).say(done)
            await self._bring()

    # -- the search

    def action_look(self) -> None:
        """Search for signals in the background, or stop the search under way."""
        if self._searching:
            self.in_background("stop", self._stop)
        else:
            self._searching = True
            self.in_background("search", self._search)

    async def _search(self) -> None:
        self.query_one(Status).say(f"Recherche des signaux… {self.key_for('signals.search')} l’arrête.")
        try:
            found = await off_loop(self._desk.find_signals)
        finally:
            self._searching = False
        self.query_one(Status).say(f"Recherche {found.state.label}.")
        await self._bring()

    async def _stop(self) -> None:
        await off_loop(self._desk.stop_finding_signals)
        self.query_one(Status).say("La recherche s’arrête.")

    def _follow(self) -> None:
        """Look how far the search is, while one runs here."""
        if self._searching and self.is_active:
            self.in_background("follow", self._tell_progress)

    async def _tell_progress(self) -> None:
        board = await off_loop(partial(self._desk.signals, muted=self._muted))
        self.query_one("#heading", Static).update(Content(heading(board)))

    def action_leave(self) -> None:
        """Go back to the list; a search goes on by itself."""
        self.close_with(None)


def _number_fault(text: str) -> str:
    return "" if text.strip().isdigit() and int(text) > 0 else "Écrivez le numéro d’une fiche action, par exemple 12."
