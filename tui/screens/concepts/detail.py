"""A concept: its curves, and its figures with the list behind each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.base import STYLES, BaseScreen
from tui.screens.concepts.rows import file_heading, file_rows, history_page, stories_page
from tui.screens.dashboard import Behind
from tui.screens.signals.reading import ReadingPage
from tui.sections.concepts import CONCEPT
from tui.sections.helping import HELP
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.concepts.concept import Concept
    from core.concepts.figures import ConceptFile, ConceptQuestion
    from tui.port import DeskPort
    from tui.screens.concepts.rows import Row


class ConceptScreen(BaseScreen[Behind]):
    """One concept at one place; answers the list behind the figure that was chosen."""

    topic = "concepts"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "concepts.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(CONCEPT, HELP)
    AUTO_FOCUS = "#figures"

    def __init__(self, desk: DeskPort, number: int, question: ConceptQuestion) -> None:
        super().__init__()
        self._desk, self._number, self._question = desk, number, question
        self._file: ConceptFile | None = None
        self._rows: list[Row] = []

    def compose(self) -> ComposeResult:
        """Compose the heading and the figures."""
        yield Static("Concept : un instant.", id="heading", markup=False)
        yield SteadyOptionList(id="figures", compact=True)
        yield Status()
        yield KeyBar("concept")

    def on_mount(self) -> None:
        """Ask for it."""
        self.in_background("concept", self._bring)

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        if action in {"drill", "edit", "stories", "history"} and self._file is None:
            return "Le concept arrive : un instant."
        if action == "edit" and self._file is not None:
            return self._file.why_not_keep
        return super().why_not(action)

    async def _bring(self) -> None:
        self._file = file = await off_loop(partial(self._desk.concept, self._number, self._question))
        self.query_one("#heading", Static).update(file_heading(file))
        self._rows = file_rows(file)
        listed = self.query_one("#figures", OptionList)
        listed.clear_options()
        listed.add_options([Option(Content(row.text)) for row in self._rows])
        listed.highlighted = 0
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#figures")
    def action_drill(self) -> None:
        """Open the list behind the figure under the cursor."""
        at = self.query_one("#figures", OptionList).highlighted
        file = self._file
        if file is None or at is None or at >= len(self._rows):
            return
        sieve = self._rows[at].sieve
        if sieve is not None:
            names = {place.code: place.name for place in file.places}
            self.close_with(Behind(sieve, names.get(sieve.structure, file.name)))

    def action_stories(self) -> None:
        """Read its last stories."""
        if self._file is not None:
            self.app.push_screen(ReadingPage("Derniers récits du concept", stories_page(self._file.stories)))

    def action_history(self) -> None:
        """Read who changed it."""
        if self._file is not None:
            self.app.push_screen(ReadingPage("Historique du concept", history_page(self._file)))

    def action_edit(self) -> None:
        """Change it; the list then counts its past again."""
        from tui.screens.concepts.editing import EditConcept  # noqa: PLC0415 (opens now and then)

        if self._file is not None:
            concept = self._file.concept
            self.app.push_screen(EditConcept(self._desk, concept.network_code, concept), self._kept)

    def _kept(self, kept: Concept | None) -> None:
        if kept is not None:
            key = self.key_for("concepts.recount")
            told = f" Revenez aux concepts : {key} compte le passé." if kept.recounting else ""
            self.query_one(Status).say(f"Concept gardé, version {kept.version}.{told}")
            self.in_background("concept", self._bring)

    def action_leave(self) -> None:
        """Go back to the concepts."""
        self.close_with(None)
