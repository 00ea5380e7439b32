"""The dashboard: tiles, a chart, and one table at a time; Enter opens the list behind a figure."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.dashboard import DashboardQuestion, figures
from core.dates import PARIS, count_fr
from core.periods import Calendar, Period, period_of
from core.sheets import period_fr, sheets, uncounted_fr
from core.text.clean import one_line
from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.base import STYLES, BaseScreen
from tui.screens.dashboard_questions import AskLine, period_fault, period_text, period_typed
from tui.sections.figures import FIGURES
from tui.sections.helping import HELP
from tui.widgets.dashboard_rows import chart, chart_words, row, stage_rows, tiles, usefulness_rows
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.dashboard import Dashboard, Line
    from core.views import Sieve
    from tui.port import DeskPort

_CUSTOM = "custom"
_TABS = ("Ensemble", "Structures", "Semaines", "Canaux", "Tags", "Ressentis", "Tags métier", "Étapes")
_CHILDREN = 1
_COLUMNS = f"{'':<31} publiées   rép.  délai moyen"

_HALF = " délai médian"


class Behind(NamedTuple):
    """A list that a figure stands for, with the names of the structures that it may ask for."""

    sieve: Sieve
    structure: str


class DashboardScreen(BaseScreen[Behind]):
    """The dashboard of one structure over one period; answers the list behind the figure that was chosen."""

    topic = "chiffres"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "dashboard.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(FIGURES, HELP)
    AUTO_FOCUS = "#figures"

    def __init__(self, desk: DeskPort) -> None:
        super().__init__()
        self._desk = desk
        self._shown: Dashboard | None = None
        self._asked: DashboardQuestion | None = None
        self._tab = 0
        self._sieves: list[Sieve | None] = []

    def compose(self) -> ComposeResult:
        """Compose the tiles, the chart and the table."""
        yield Static("Tableau de bord : un instant.", id="heading", markup=False)
        with Horizontal(id="tiles"):
            for place in range(5):
                yield Static("", classes="tile", id=f"tile-{place}", markup=False)
        yield Static("", id="chart", markup=False)
        yield Static("", id="tabs", markup=False)
        yield SteadyOptionList(id="figures", compact=True)
        yield Status()
        yield KeyBar("figures")

    def on_mount(self) -> None:
        """Ask for this year, of one's own structure and those below."""
        self._ask(self._this(Calendar.YEAR))

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        shown = self._shown
        if action in {"drill", "turn", "period", "below", "down", "up", "export"} and shown is None:
            return "Le tableau de bord arrive : un instant."
        if action == "up" and shown is not None and shown.parent_code is None:
            return "Ce qui est au-dessus n’est pas de votre périmètre."
        if action == "down" and self._child is None:
            return "Choisissez une structure fille, dans le tableau « Structures »."
        if action == "below" and shown is not None and not shown.question.structure_code:
            return "L’ensemble du programme compte toujours toutes les structures."
        if action == "export" and self.ecoute.write_sheets is None:
            return "Ce poste n’écrit pas de fichiers : prenez la commande ecoute dashboard."
        return super().why_not(action)

    # -- what is asked

    def _this(self, calendar: Calendar) -> DashboardQuestion:
        period = period_of(calendar, self.ecoute.now().astimezone(PARIS).date())
        return DashboardQuestion(period.since, period.until)

    def _ask(self, question: DashboardQuestion) -> None:
        """Ask for a dashboard; the one on screen stays until it comes."""
        self._asked = question
        self.in_background("dashboard", self._bring, question)

    async def _bring(self, question: DashboardQuestion) -> None:
        shown = await off_loop(partial(self._desk.dashboard, question))
        if self._asked == question:
            self._show(shown)

    def action_below(self) -> None:
        """Count one's structure alone, or with those below."""
        if self._shown is not None:
            self._ask(replace(self._shown.question, below=not self._shown.question.below))

    def action_up(self) -> None:
        """Look at the structure above."""
        if self._shown is not None and self._shown.parent_code is not None:
            self._ask(replace(self._shown.question, structure_code=self._shown.parent_code, below=True))

    def action_down(self) -> None:
        """Look at the child structure under the cursor."""
        child = self._child
        if self._shown is not None and child is not None:
            self._ask(replace(self._shown.question, structure_code=child.code))

    def action_period(self) -> None:
        """Pick a period."""
        from tui.screens.picker import Choice, Picker  # noqa: PLC0415 (asked for now and then)

        choices = [Choice(calendar, calendar.label) for calendar in Calendar]
        choices.append(Choice(_CUSTOM, "d’une date à une autre"))
        self.app.push_screen(Picker("Période de publication", "Période", choices), self._period_picked)

    def _period_picked(self, picked: str | None) -> None:
        if picked == _CUSTOM and self._shown is not None:
            typed = period_text(self._shown.question.period)
            explanation = "Premier et dernier jour de publication."
            self.app.push_screen(AskLine("Période de publication", explanation, typed, period_fault), self._dates_typed)
        elif picked is not None:
            self._ask_period(self._this(Calendar(picked)).period)

    def _dates_typed(self, typed: str | None) -> None:
        period = period_typed(typed or "")
        if period is not None:
            self._ask_period(period)

    def _ask_period(self, period: Period) -> None:
        if self._shown is not None:
            self._ask(replace(self._shown.question, since=period.since, until=period.until))

    # -- what is shown

    def _show(self, shown: Dashboard) -> None:
        self._shown = shown
        self.query_one("#heading", Static).update(Content(_heading(shown)))
        for place, (title, figure, detail) in enumerate(tiles(shown)):
            tile = self.query_one(f"#tile-{place}", Static)
            tile.border_title = Content(title)
            tile.update(Content.assemble((figure, "bold"), "\n", (detail, "$text-muted")))
        self._draw_chart()
        self._show_tab()
        self.query_one(Status).say(uncounted_fr(shown))

    def fit_panes(self) -> None:
        """Draw the chart as wide as there is room."""
        self._draw_chart()

    def _draw_chart(self) -> None:
        if self._shown is not None:
            weeks = self._shown.weeks
            drawn = f"{chart(weeks, self.size.width - 4)}\n{chart_words(weeks)}"
            self.query_one("#chart", Static).update(Content(drawn))

    def action_turn(self, by: int) -> None:
        """Show another table."""
        self._tab = (self._tab + by) % len(_TABS)
        self._show_tab()

    def _show_tab(self) -> None:
        shown = self._shown
        if shown is None:
            return
        names = (f"[{name}]" if place == self._tab else f" {name} " for place, name in enumerate(_TABS))
        columns = (_COLUMNS + _HALF * (self._tab == _CHILDREN)) if self._lines(shown) else ""
        self.query_one("#tabs", Static).update(Content.assemble("".join(names), "\n", (columns, "$text-muted")))
        rows = self._rows(shown)
        self._sieves = [sieve for _, sieve in rows]
        listed = self.query_one("#figures", OptionList)
        listed.clear_options()
        listed.add_options([Option(Content(text)) for text, _ in rows] or [Option(Content("Rien à montrer ici."))])
        listed.highlighted = 0
        self.refresh_bindings()

    def _rows(self, shown: Dashboard) -> Sequence[tuple[str, Sieve | None]]:
        """Give the rows of the table, each with what finds its list."""
        if self._tab == 0:
            return [(f"{f.name:<32} {count_fr(f.experiences):>7}", f.sieve) for f in figures(shown.counts, shown.sieve)]
        lines = self._lines(shown)
        if lines is None:
            answered = replace(shown.sieve, answered=True)
            told = [*stage_rows(shown.counts), *usefulness_rows(shown.counts)]
            return [(text, answered) for text in told]
        most = max((line.counts.published for line in lines), default=0)
        return [(row(line, most, halves=self._tab == _CHILDREN), line.sieve) for line in lines]

    def _lines(self, shown: Dashboard) -> Sequence[Line] | None:
        """Give the lines of the table, None for the one of stages."""
        tables = (shown.children, shown.weeks, shown.channels, shown.tags, shown.feelings, shown.trade_tags)
        return tables[self._tab - 1] if 1 <= self._tab <= len(tables) else None

    @property
    def _child(self) -> Line | None:
        """The child structure under the cursor."""
        at = self.query_one("#figures", OptionList).highlighted if self.is_mounted else None
        if self._shown is None or self._tab != _CHILDREN or at is None:
            return None
        return self._shown.children[at] if at < len(self._shown.children) else None

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    # -- what is done with it

    @on(OptionList.OptionSelected, "#figures")
    def action_drill(self) -> None:
        """Open the list behind the figure under the cursor."""
        at = self.query_one("#figures", OptionList).highlighted
        if self._shown is None or at is None or at >= len(self._sieves):
            return
        sieve = self._sieves[at]
        if sieve is not None:
            child = next((line.name for line in self._shown.children if line.code == sieve.structure), "")
            self.close_with(Behind(sieve, child or self._shown.name))

    def action_export(self) -> None:
        """Ask where to write the tables."""
        explanation = "Un fichier .xlsx (classeur) ou .csv, avec tous les tableaux et la façon dont ils sont comptés."
        name = str(Path.home() / "tableau-de-bord.xlsx")
        self.app.push_screen(AskLine("Exporter", explanation, name, _file_fault), self._export)

    def _export(self, name: str | None) -> None:
        if name is not None and self._shown is not None:
            self.in_background("export", self._write, Path(name).expanduser(), self._shown)

    async def _write(self, file: Path, shown: Dashboard) -> None:
        write = self.ecoute.write_sheets
        if write is not None:
            await off_loop(partial(write, file, sheets(shown)))
            self.query_one(Status).say(f"Tableaux écrits dans {file}.")

    def action_leave(self) -> None:
        """Go back to the list."""
        self.close_with(None)


def _heading(shown: Dashboard) -> str:
    who = "" if not shown.question.structure_code else " et ses structures filles" if shown.question.below else " seule"
    return f"Tableau de bord · {one_line(shown.name)}{who}\nPublications {period_fr(shown.question.period)}"


def _file_fault(text: str) -> str:
    file = Path(text.strip()).expanduser()
    if file.suffix.lower() not in {".csv", ".xlsx"}:
        return "Le nom du fichier finit par .xlsx ou .csv."
    return "" if not file.exists() else f"« {file.name} » existe déjà : donnez un autre nom."
