"""A board: tiles side by side, as many columns as there is room for; Enter opens the list behind one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from core.boards.arranging import rows
from core.boards.document import board_sheets, heading
from core.dashboard import DashboardQuestion
from core.dates import PARIS
from core.periods import Calendar, Period, period_of
from core.text.clean import one_line
from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.base import STYLES
from tui.screens.boards.arranging import ArrangingScreen
from tui.screens.dashboard_questions import AskLine, period_fault, period_text, period_typed
from tui.screens.picker import Choice, Picker
from tui.sections.boards import BOARDS
from tui.sections.helping import HELP
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.tile_box import TileBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.boards.board import Board, PlacedTile
    from core.boards.reading import ShownBoard
    from core.boards.tile import Behind, ShownTile
    from core.views import Place, Sieve
    from tui.port import DeskPort

_CUSTOM = "custom"


class BehindTile(NamedTuple):
    """A list that a tile stands for, with the name of the structure that it may ask for."""

    place: Place
    sieve: Sieve
    structure: str


class BoardScreen(ArrangingScreen[BehindTile]):
    """One board at a time; answers the list behind the tile that was chosen."""

    topic = "chiffres"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "boards.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(BOARDS, HELP)

    def __init__(self, desk: DeskPort) -> None:
        super().__init__(desk)
        self._asked: tuple[tuple[PlacedTile, ...], DashboardQuestion] | None = None
        self._drawn_in = 0

    def compose(self) -> ComposeResult:
        """Compose the heading and the room for the tiles."""
        yield Static("Tableaux : un instant.", id="heading", markup=False)
        yield VerticalScroll(id="tiles", can_focus=False)
        yield Status()
        yield KeyBar("boards")

    def on_mount(self) -> None:
        """Ask for the boards, and the figures of the first one."""
        self.in_background("board", self._bring_first)

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        if self.board is None or self.shown is None:
            waiting = action in {"drill", "other", "period", "alone", "export", *self.arranging}
            return "Le tableau arrive : un instant." if waiting else super().why_not(action)
        if action == "alone" and not self.shown.question.structure_code:
            return "L’ensemble du programme compte toujours toutes les structures."
        if action == "export" and self.ecoute.write_sheets is None:
            return "Ce poste n’écrit pas de fichiers : prenez la commande ecoute board show."
        return super().why_not(action)

    # -- what is asked

    async def _bring_first(self) -> None:
        first = await off_loop(self._desk.first_board)
        board, asked = first.listed.boards[0], first.shown.question
        self.listed, self.board, self.shown = first.listed, board, first.shown
        self._asked = (board.tiles, DashboardQuestion(asked.since, asked.until))
        await self.draw()

    def open_board(self, board: Board) -> None:
        """Show a board over the period that it opens on."""
        self.board, self.at = board, 0
        period = period_of(board.calendar, self.ecoute.now().astimezone(PARIS).date())
        question = self._asked[1] if self._asked else DashboardQuestion(period.since, period.until)
        self.ask(replace(question, since=period.since, until=period.until))

    def ask(self, question: DashboardQuestion | None = None) -> None:
        """Ask for the figures of the board; those on screen stay until they come."""
        asked = question or (self._asked[1] if self._asked else None)
        if self.board is not None and asked is not None:
            self._asked = (self.board.tiles, asked)
            self.in_background("board", self._bring, *self._asked)

    async def _bring(self, tiles: tuple[PlacedTile, ...], question: DashboardQuestion) -> None:
        shown = await off_loop(partial(self._desk.show_board, tiles, question))
        if self._asked == (tiles, question):
            self.shown = shown
            await self.draw()

    def action_alone(self) -> None:
        """Count one's structure alone, or with those below."""
        if self._asked is not None:
            self.ask(replace(self._asked[1], below=not self._asked[1].below))

    def action_period(self) -> None:
        """Pick a period."""
        choices = [Choice(calendar, calendar.label) for calendar in Calendar]
        choices.append(Choice(_CUSTOM, "d’une date à une autre"))
        self.app.push_screen(Picker("Période de publication", "Période", choices), self._period_picked)

    def _period_picked(self, picked: str | None) -> None:
        if picked == _CUSTOM and self.shown is not None:
            typed = period_text(self.shown.question.period)
            explanation = "Premier et dernier jour de publication."
            self.app.push_screen(AskLine("Période de publication", explanation, typed, period_fault), self._dates_typed)
        elif picked is not None:
            self._ask_period(period_of(Calendar(picked), self.ecoute.now().astimezone(PARIS).date()))

    def _dates_typed(self, typed: str | None) -> None:
        period = period_typed(typed or "")
        if period is not None:
            self._ask_period(period)

    def _ask_period(self, period: Period) -> None:
        if self._asked is not None:
            self.ask(replace(self._asked[1], since=period.since, until=period.until))

    # -- what is shown

    def draw_heading(self) -> None:
        """Say which board it is, whose, and of when its figures are."""
        if self.board is not None and self.shown is not None:
            told = f"{one_line(self.board.name)}{self.whose(self.board)}\n{one_line(heading(self.shown))}"
            self.query_one("#heading", Static).update(Content(told))
            self.refresh_bindings()

    async def draw(self) -> None:
        """Draw the tiles anew, and come back to the one that had the keys."""
        board, shown = self.board, self.shown
        if board is None or shown is None:
            return
        self.draw_heading()
        room = self.query_one("#tiles", VerticalScroll)
        await room.remove_children()
        self._drawn_in = self.columns
        await room.mount_all(_rows(shown.tiles, board.tiles, self._drawn_in))
        self._focus()
        self.query_one(Status).say(_uncounted(shown))

    def fit_panes(self) -> None:
        """Lay the tiles out anew where there is room for more columns, or for fewer."""
        if self.is_mounted and self._drawn_in not in {0, self.columns}:
            self.in_background("draw", self.draw)

    def _focus(self) -> None:
        boxes = list(self.query(TileBox))
        if boxes:
            self.at = min(self.at, len(boxes) - 1)
            boxes[self.at].focus()

    def action_go(self, by: int) -> None:
        """Go to the next tile, or the one before."""
        boxes = list(self.query(TileBox))
        if boxes:
            self.at = (self.at + by) % len(boxes)
            boxes[self.at].focus()

    def action_go_row(self, by: int) -> None:
        """Go to the tile below, or the one above."""
        self.at = self.place_in_row(by)
        self._focus()

    # -- what is done with it

    def action_drill(self) -> None:
        """Open the list behind the tile, or pick which of its lines to open."""
        if self.shown is None or self.at >= len(self.shown.tiles):
            return
        tile = self.shown.tiles[self.at]
        lines = [(bar, bar.behind) for bar in tile.shown.bars if bar.behind is not None]
        if lines:
            choices = [Choice(str(rank), one_line(bar.name), bar.told) for rank, (bar, _) in enumerate(lines)]
            picked = partial(self._line_picked, [(bar.name, behind) for bar, behind in lines])
            self.app.push_screen(Picker(tile.title, "Quelle liste ouvrir ?", choices), picked)
        elif tile.shown.behind is not None:
            self._open("", tile.shown.behind)

    def _line_picked(self, lines: list[tuple[str, Behind]], picked: str | None) -> None:
        if picked is not None:
            self._open(*lines[int(picked)])

    def _open(self, name: str, behind: Behind) -> None:
        shown = self.shown
        if shown is not None:
            own = behind.sieve.structure == shown.question.structure_code
            self.close_with(BehindTile(behind.place, behind.sieve, shown.structure if own else name))

    def action_export(self) -> None:
        """Ask where to write the tiles."""
        explanation = "Un fichier .xlsx (classeur) ou .csv, une table par tuile."
        name = str(Path.home() / "tableau.xlsx")
        self.app.push_screen(AskLine("Exporter", explanation, name, _file_fault), self._export)

    def _export(self, name: str | None) -> None:
        if name is not None and self.shown is not None:
            self.in_background("export", self._write, Path(name).expanduser(), self.shown)

    async def _write(self, file: Path, shown: ShownBoard) -> None:
        write = self.ecoute.write_sheets
        if write is not None:
            await off_loop(partial(write, file, board_sheets(shown)))
            self.query_one(Status).say(f"Tableau écrit dans {file}.")

    def action_leave(self) -> None:
        """Go back to the list."""
        self.close_with(None)


def _uncounted(shown: ShownBoard) -> str:
    return f"Expériences nouvelles ou modifiées, pas encore comptées : {shown.uncounted}." if shown.uncounted else ""


def _file_fault(text: str) -> str:
    file = Path(text.strip()).expanduser()
    if file.suffix.lower() not in {".csv", ".xlsx"}:
        return "Le nom du fichier finit par .xlsx ou .csv."
    return "" if not file.exists() else f"« {file.name} » existe déjà : donnez un autre nom."


def _rows(shown: Sequence[ShownTile], tiles: Sequence[PlacedTile], columns: int) -> list[Horizontal]:
    """Give the rows of tiles. They are no grid: that makes a row as high as a wide tile would be in one column."""
    laid = []
    for line in rows(tuple(tiles), columns):
        boxes = [TileBox(shown[place]) for place, _ in line]
        for box, (_, width) in zip(boxes, line, strict=True):
            box.styles.width = f"{100 * width / columns}%"
        laid.append(Horizontal(*boxes, classes="tiles-row"))
    return laid
