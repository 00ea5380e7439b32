"""The results of the structure: a list, and beside it the one that is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.errors import EcouteError
from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.base import STYLES, BaseScreen
from tui.screens.indicators.form import AskIndicator, Typed, result_of, typed_of
from tui.screens.indicators.rows import Row, detail, list_row, rows_of
from tui.sections.assessments import INDICATORS
from tui.sections.helping import HELP
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.indicators.file import IndicatorFile
    from tui.port import DeskPort
    from tui.screens.forms import Yes

_CHANGING = frozenset({"new", "edit", "publish", "remove"})


class IndicatorsScreen(BaseScreen[None]):
    """What the structure says of its results, and what Écoute computes."""

    topic = "résultats"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "assessments.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(INDICATORS, HELP)
    AUTO_FOCUS = "#indicators"

    def __init__(self, desk: DeskPort, structure_code: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._structure_code = structure_code
        self._file: IndicatorFile | None = None
        self._rows: list[Row] = []

    def compose(self) -> ComposeResult:
        """Compose the list and the detail."""
        yield Static("Résultats : un instant.", id="heading", markup=False)
        with Horizontal(id="both"):
            yield SteadyOptionList(id="indicators", compact=True)
            with VerticalScroll(id="detail"):
                yield Static("", id="told", markup=False)
        yield Status()
        yield KeyBar("indicators")

    def on_mount(self) -> None:
        """Bring the results."""
        self.action_refresh_list()

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        if action in _CHANGING and self._file is None:
            return "Les résultats arrivent : un instant."
        if action in _CHANGING and self._file is not None and self._file.refusal:
            return self._file.refusal
        if action in _CHANGING - {"new"} and self._row is None:
            return "Choisissez un résultat dans la liste."
        if action in {"edit", "remove"} and self._row is not None and self._row.entered is None:
            return "Ce résultat est calculé par Écoute : il ne se corrige pas."
        return super().why_not(action)

    @property
    def _row(self) -> Row | None:
        at = self.query_one("#indicators", OptionList).highlighted if self.is_mounted else None
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def action_refresh_list(self) -> None:
        """Read the results again."""
        self.in_background("results", self._bring)

    async def _bring(self) -> None:
        self._show(await off_loop(partial(self._desk.indicators, self._structure_code)))

    def _show(self, file: IndicatorFile) -> None:
        listed = self.query_one("#indicators", OptionList)
        at = listed.highlighted or 0
        self._file, self._rows = file, rows_of(file)
        self.query_one("#heading", Static).update(Content(f"Résultats · {file.structure.name}"))
        width = listed.content_size.width or self.size.width
        listed.clear_options()
        listed.add_options([Option(list_row(row, width)) for row in self._rows])
        listed.highlighted = min(at, len(self._rows) - 1)
        self._draw()

    def fit_panes(self) -> None:
        """Draw the rows as wide as there is room, once it is known."""
        self.call_after_refresh(self._draw_again)

    def _draw_again(self) -> None:
        if self._file is not None:
            self._show(self._file)

    @on(OptionList.OptionHighlighted, "#indicators")
    def _draw(self) -> None:
        if self._row is not None:
            self.query_one("#told", Static).update(detail(self._row))
        self.refresh_bindings()

    def action_new(self) -> None:
        """Enter a result."""
        self._ask({"day": self.ecoute.now().date().isoformat(), "kind": "performance"})

    @on(OptionList.OptionSelected, "#indicators")
    def action_edit(self) -> None:
        """Correct the newest value of the result under the cursor."""
        row = self._row
        if row is not None and row.entered is not None and self.why_grey("edit") is None:
            self._ask(typed_of(row.entered))

    def _ask(self, typed: Typed) -> None:
        if self._file is not None:
            self.app.push_screen(AskIndicator(self._file.structure.code, typed), self._typed)

    def _typed(self, typed: Typed | None) -> None:
        if typed is not None and self._file is not None:
            deed = partial(self._desk.put_indicator, result_of(self._file.structure.code, typed))
            self.in_background("change", self._change, deed, "Résultat gardé.", partial(self._ask, typed))

    def action_publish(self) -> None:
        """Show the result to the public, or no longer."""
        row, file = self._row, self._file
        if row is not None and file is not None:
            deed = partial(self._desk.show_indicator, file.structure.code, row.code, public=not row.public)
            done = "Le public ne le voit plus." if row.public else "Le public le voit sur la page de la structure."
            self.in_background("change", self._change, deed, done, None)

    def action_remove(self) -> None:
        """Ask whether to forget the newest value."""
        from tui.screens.forms import Confirm  # noqa: PLC0415 (asked for now and then)

        row = self._row
        if row is not None and row.entered is not None:
            told = f"{row.wording} : {row.told}, {row.when}"
            asked = Confirm("Oublier ce résultat", "Cette valeur sera effacée.", told, yes="Oublier", no="Revenir")
            self.app.push_screen(asked, partial(self._remove, row))

    def _remove(self, row: Row, said: Yes | None) -> None:
        one = row.entered
        if one is not None and said is not None:
            deed = partial(self._desk.remove_indicator, one.structure_code, one.code, one.day)
            self.in_background("change", self._change, deed, "Résultat oublié.", None)

    async def _change(self, deed: Callable[[], IndicatorFile], done: str, again: Callable[[], object] | None) -> None:
        """Do it; what was typed is asked again when the desk refuses it."""
        try:
            file = await off_loop(deed)
        except EcouteError as error:
            self.ecoute.report(error)
            if again is not None:
                again()
        else:
            self._show(file)
            self.query_one(Status).say(done)

    def action_leave(self) -> None:
        """Go back to the lists."""
        self.close_with(None)
