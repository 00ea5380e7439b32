"""A concept being written, tried against past stories while one types; nothing is kept before it is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static, TextArea

from core.concepts.concept import NAME_MAX, NOTE_MAX, Concept
from core.concepts.trial import together
from core.errors import EcouteError, Invalid
from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.base import STYLES, BaseScreen
from tui.screens.concepts.rows import trial_page
from tui.screens.forms import field
from tui.sections.concepts import CONCEPT_EDIT
from tui.sections.helping import HELP
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status

if TYPE_CHECKING:
    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from tui.port import DeskPort
    from tui.screens.forms import Yes

_PAUSE = 0.5
"""For how many seconds nobody types before the expressions are tried."""

_HOW = 'Une expression par ligne : mots, "une suite", un|autre, -exclu, "mots proches"~5, titre:mot'


class EditConcept(BaseScreen[Concept]):
    """Asks for a concept; answers the one that was kept."""

    topic = "concepts"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "concepts.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(CONCEPT_EDIT, HELP)
    AUTO_FOCUS = "#name"

    def __init__(self, desk: DeskPort, network: str, concept: Concept | None) -> None:
        """Make the screen.

        Args:
            desk: who tries and keeps.
            network: the network of the concept, "" for the programme.
            concept: the one to change, None for a new one.
        """
        super().__init__()
        self._desk, self._network, self._concept = desk, network, concept
        self._timer: Timer | None = None
        self._stopped = False

    def compose(self) -> ComposeResult:
        """Compose the fields, and what the trial finds beside them."""
        concept = self._concept
        yield Static(f"Modifier « {concept.name} »" if concept else "Nouveau concept", id="heading", markup=False)
        with Horizontal(id="both"):
            with Vertical(id="fields"):
                yield Static("Nom", classes="label", markup=False)
                yield field(concept.name if concept else "", "name", NAME_MAX)
                yield Static("Note", classes="label", markup=False)
                yield field(concept.note if concept else "", "note", NOTE_MAX)
                yield Static(_HOW, classes="label", markup=False)
                area = TextArea(self._kept_text, id="expressions", tab_behavior="focus", soft_wrap=True, compact=True)
                area.cursor_blink = False
                yield area
            with VerticalScroll(id="trial"):
                yield Static("L’essai se fait pendant que vous écrivez.", id="tried", markup=False)
        yield Status()
        yield KeyBar("edit_concept")

    @property
    def _kept_text(self) -> str:
        return "\n".join(self._concept.expressions) if self._concept else ""

    @property
    def _lines(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.query_one("#expressions", TextArea).text.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    @on(TextArea.Changed, "#expressions")
    def _typed(self) -> None:
        """Try what is written once nobody types for a moment."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._try)

    def _try(self) -> None:
        self._stopped = False
        if self._lines:
            self.in_background("try", self._tried, self._lines)

    async def _tried(self, lines: tuple[str, ...]) -> None:
        """Try piece after piece, showing what is found so far; newer expressions take the place of these."""
        try:
            trial = await off_loop(partial(self._desk.try_concept, self._network, lines))
            while trial.following is not None and not self._stopped:
                self.query_one("#tried", Static).update(trial_page(trial, lines))
                more = await off_loop(partial(self._desk.try_concept, self._network, lines, trial.following))
                trial = together(trial, more)
        except Invalid as invalid:
            self.query_one(Status).say(invalid.sentence)
            return
        self.query_one("#tried", Static).update(trial_page(trial, lines))
        self.query_one(Status).say("")

    def action_try_now(self) -> None:
        """Try what is written, at once."""
        self._try()

    def action_read(self) -> None:
        """Go to what the trial found, to scroll in it, and back to what is written."""
        page, written = self.query_one("#trial"), self.query_one("#expressions")
        (written if page.has_focus else page).focus()

    def action_stop(self) -> None:
        """Stop the trial; what it found so far stays."""
        self._stopped = True

    def action_keep(self) -> None:
        """Keep the concept; the screen stays, with all that is typed, when the desk refuses it."""
        self.in_background("keep", self._keep)

    async def _keep(self) -> None:
        name, note = (self.query_one(f"#{one}", Input).value for one in ("name", "note"))
        try:
            kept = await off_loop(partial(self._send, name, note, self._lines))
        except EcouteError as error:
            self.query_one(Status).say(error.sentence)
        else:
            self.close_with(kept)

    def _send(self, name: str, note: str, lines: tuple[str, ...]) -> Concept:
        concept = self._concept
        if concept is None:
            return self._desk.keep_concept(self._network, name, lines, note)
        return self._desk.change_concept(concept.number, concept.version, name, lines, note, concept.commitment)

    def action_leave(self) -> None:
        """Go back; when something is typed, only after it is said that it will be lost."""
        from tui.screens.forms import Confirm  # noqa: PLC0415 (asked for now and then)

        if self._changed:
            told = "Ce que vous avez écrit n’est pas gardé : il sera perdu."
            self.app.push_screen(Confirm("Revenir sans garder", told, "", yes="Revenir", no="Continuer"), self._leave)
        else:
            self.close_with(None)

    @property
    def _changed(self) -> bool:
        concept = self._concept
        typed = tuple(self.query_one(f"#{one}", Input).value for one in ("name", "note"))
        before = (concept.name, concept.note) if concept else ("", "")
        return typed != before or self.query_one("#expressions", TextArea).text != self._kept_text

    def _leave(self, yes: Yes | None) -> None:
        if yes is not None:
            self.close_with(None)
