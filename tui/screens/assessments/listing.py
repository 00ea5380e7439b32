"""The self-assessments of the structure and of those below it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.dates import PARIS
from core.errors import EcouteError
from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.assessments.answering import AnsweringScreen
from tui.screens.assessments.rows import list_row
from tui.screens.base import STYLES, BaseScreen
from tui.sections.assessments import ASSESSMENTS
from tui.sections.helping import HELP
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.assessments.file import AssessmentLine, AssessmentList
    from tui.port import DeskPort


class AssessmentsScreen(BaseScreen[None]):
    """The list, the newest first."""

    topic = "auto-évaluation"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "assessments.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(ASSESSMENTS, HELP)
    AUTO_FOCUS = "#assessments"

    def __init__(self, desk: DeskPort) -> None:
        super().__init__()
        self._desk = desk
        self._lines: list[AssessmentLine] = []
        self._found: AssessmentList | None = None

    def compose(self) -> ComposeResult:
        """Compose the list."""
        yield Static("Auto-évaluations : un instant.", id="heading", markup=False)
        yield SteadyOptionList(id="assessments", compact=True)
        yield Status()
        yield KeyBar("assessments")

    def on_mount(self) -> None:
        """Bring the list."""
        self.action_refresh_list()

    def on_screen_resume(self) -> None:
        """Read the list again, since what was answered shows there."""
        super().on_screen_resume()
        if self._found is not None:
            self.action_refresh_list()

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        if self._found is None and action in {"open", "new", "more"}:
            return "La liste arrive : un instant."
        if action == "new" and self._found is not None:
            return self._found.refusal or None
        if action == "more" and self._found is not None and self._found.following is None:
            return "La liste est entière."
        if action == "open" and self._line is None:
            return "Choisissez une auto-évaluation dans la liste."
        return super().why_not(action)

    @property
    def _line(self) -> AssessmentLine | None:
        at = self.query_one("#assessments", OptionList).highlighted if self.is_mounted else None
        return self._lines[at] if at is not None and at < len(self._lines) else None

    def action_refresh_list(self) -> None:
        """Read the list again."""
        self.in_background("list", self._bring)

    async def _bring(self) -> None:
        found = await off_loop(self._desk.assessments)
        self._lines = list(found.lines)
        self._show(found)

    def action_more(self) -> None:
        """Read the rest of the list."""
        if self._found is not None and self._found.following is not None:
            self.in_background("list", self._bring_more, self._found.following)

    async def _bring_more(self, below: int) -> None:
        found = await off_loop(partial(self._desk.assessments, below=below))
        self._lines += found.lines
        self._show(found)

    def _show(self, found: AssessmentList) -> None:
        self._found = found
        listed = self.query_one("#assessments", OptionList)
        at = listed.highlighted or 0
        self.query_one("#heading", Static).update(Content(f"Auto-évaluations · {found.name}"))
        listed.clear_options()
        empty = Content("Aucune auto-évaluation n’a encore été ouverte.")
        listed.add_options([Option(list_row(line)) for line in self._lines] or [Option(empty, disabled=True)])
        listed.highlighted = min(at, len(self._lines) - 1) if self._lines else None
        self.refresh_bindings()

    @on(OptionList.OptionHighlighted, "#assessments")
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#assessments")
    def action_open(self) -> None:
        """Open the self-assessment under the cursor."""
        if self._line is not None:
            self.app.push_screen(AnsweringScreen(self._desk, self._line.assessment.number))

    def action_new(self) -> None:
        """Ask which year is assessed."""
        self._ask_year(str(self.ecoute.now().astimezone(PARIS).year))

    def _ask_year(self, typed: str) -> None:
        from tui.screens.dashboard_questions import AskLine  # noqa: PLC0415 (asked for now and then)

        explanation = "L’année évaluée. Vos collègues y répondront avec vous."
        self.app.push_screen(AskLine("Ouvrir une auto-évaluation", explanation, typed, _fault), self._year_asked)

    def _year_asked(self, typed: str | None) -> None:
        if typed is not None:
            self.in_background("new", self._open, typed)

    async def _open(self, typed: str) -> None:
        try:
            file = await off_loop(partial(self._desk.open_assessment, int(typed)))
        except EcouteError as error:
            self.ecoute.report(error)
            self._ask_year(typed)
        else:
            self.app.push_screen(AnsweringScreen(self._desk, file.assessment.number))

    def action_leave(self) -> None:
        """Go back to the lists."""
        self.close_with(None)


def _fault(text: str) -> str:
    return "" if text.strip().isdigit() else "Écrivez une année, par exemple 2026."
