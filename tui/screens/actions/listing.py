"""The plan of actions: the monthly review first, then the sheets state by state."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.actions.file import ActionQuestion
from core.actions.review import Flag
from core.errors import EcouteError
from core.text.clean import excerpt, one_line
from core.vocabulary import ActionState
from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.actions.form import AskSheet
from tui.screens.actions.rows import review_row, row
from tui.screens.actions.sheet import SheetScreen
from tui.screens.base import STYLES, BaseScreen
from tui.sections.actions import ACTIONS
from tui.sections.helping import HELP
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.action import ImprovementAction
    from core.actions.file import ActionFile, ActionList
    from core.actions.review import Review
    from core.actions.sheet import Sheet
    from tui.port import DeskPort

_TABS: tuple[tuple[str, tuple[ActionState, ...]], ...] = (
    ("Revue du mois", ()),
    ("Toutes", ()),
    *((f"{state.label}s".capitalize(), (state,)) for state in ActionState),
)
_REVIEW = 0


class ActionsScreen(BaseScreen[None]):
    """The actions of one's structure and of those below it."""

    topic = "actions"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "actions.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS, HELP)
    AUTO_FOCUS = "#actions"

    def __init__(self, desk: DeskPort) -> None:
        super().__init__()
        self._desk = desk
        self._tab = _REVIEW
        self._numbers: list[int] = []
        self._page: ActionList | None = None
        self._review: Review | None = None
        self._preparing = False

    def compose(self) -> ComposeResult:
        """Compose the list."""
        yield Static("Plan d’action : un instant.", id="heading", markup=False)
        yield Static("", id="tabs", markup=False)
        yield SteadyOptionList(id="actions", compact=True)
        yield Status()
        yield KeyBar("actions")

    def on_mount(self) -> None:
        """Begin with the review."""
        self._read()

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        if action in {"new", "more"} and self._page is None:
            return "Le plan d’action arrive : un instant."
        if action == "new" and self._page is not None:
            return self._page.prepare_refusal or None
        if action == "more" and (self._tab == _REVIEW or self._page is None or self._page.following is None):
            return "Toutes les fiches de cette liste sont là."
        return super().why_not(action)

    def action_turn(self, by: int) -> None:
        """Show another list."""
        self._tab = (self._tab + by) % len(_TABS)
        self._read()

    def _read(self) -> None:
        self.in_background("actions", self._bring, self._tab)

    async def _bring(self, tab: int) -> None:
        if tab == _REVIEW:
            brought = await off_loop(self._desk.actions_and_review)
            page, review = brought.listed, brought.review
        else:
            page, review = await off_loop(partial(self._desk.actions, ActionQuestion(states=_TABS[tab][1]))), None
        if tab == self._tab:
            self._page, self._review = page, review
            self._show()

    def action_more(self) -> None:
        """Bring the sheets made before those on screen."""
        if self._page is not None and self._page.following is not None:
            self.in_background("actions", self._bring_more, self._tab, self._page.following)

    async def _bring_more(self, tab: int, below: int) -> None:
        page = await off_loop(partial(self._desk.actions, ActionQuestion(states=_TABS[tab][1], below=below)))
        if tab == self._tab:
            self._page = page
            self._add(page.actions)

    def _show(self) -> None:
        listed = self.query_one("#actions", OptionList)
        kept = self._numbers[listed.highlighted] if listed.highlighted is not None and self._numbers else None
        self._numbers = []
        listed.clear_options()
        self._show_heading()
        if self._review is not None:
            self._numbers = [line.action.number for line in self._review.lines]
            listed.add_options([Option(review_row(line)) for line in self._review.lines])
        elif self._page is not None:
            self._add(self._page.actions)
        if not self._numbers:
            listed.add_option(Option(Content("Aucune fiche ici : n en prépare une."), disabled=True))
        listed.highlighted = self._numbers.index(kept) if kept in self._numbers else 0 if self._numbers else None
        self.refresh_bindings()

    def _add(self, actions: Sequence[ImprovementAction]) -> None:
        names = self._page.names if self._page else {}
        self._numbers += [action.number for action in actions]
        listed = self.query_one("#actions", OptionList)
        listed.add_options([Option(row(action, names[action.structure_code])) for action in actions])
        self.refresh_bindings()

    def _show_heading(self) -> None:
        if self._page is None:
            return
        self.query_one("#heading", Static).update(Content(f"Plan d’action · {one_line(self._page.name)}"))
        counts = self._page.counts
        totals = [None, sum(counts.values()), *(counts.get(state, 0) for state in ActionState)]
        names = [name if total is None else f"{name} {total}" for (name, _), total in zip(_TABS, totals, strict=True)]
        tabs = "".join(f"[{name}]" if place == self._tab else f" {name} " for place, name in enumerate(names))
        told = ""
        if self._review is not None:
            flown = [(flag, self._review.count(flag)) for flag in Flag]
            told = (
                " · ".join(f"{count} {flag.label}" for flag, count in flown) + f" · {len(self._review.lines)} en cours"
            )
        self.query_one("#tabs", Static).update(Content.assemble(tabs, "\n", (told, "$text-muted")))

    # -- sheets

    @on(OptionList.OptionSelected, "#actions")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the sheet under the cursor."""
        at = self.query_one("#actions", OptionList).highlighted
        if at is not None and at < len(self._numbers):
            self.app.push_screen(SheetScreen(self._desk, self._numbers[at]), lambda _: self._read())

    def action_new(self) -> None:
        """Ask for a new sheet."""
        self.app.push_screen(AskSheet("Nouvelle fiche action"), self._written)

    def _written(self, sheet: Sheet | None) -> None:
        if sheet is None:
            return
        if self._preparing:
            self.query_one(Status).say("La demande précédente n’a pas encore abouti : un instant.")
            self.app.push_screen(AskSheet("Nouvelle fiche action", sheet), self._written)
            return
        self._preparing = True
        self.in_background("prepare", self._prepare, sheet)

    async def _prepare(self, sheet: Sheet) -> None:
        try:
            file: ActionFile = await off_loop(partial(self._desk.new_action, sheet))
        except EcouteError as error:
            self.ecoute.report(error)
            self.app.push_screen(AskSheet("Nouvelle fiche action", sheet, error.sentence), self._written)
        else:
            self.query_one(Status).say(f"Fiche {file.action.number} préparée : {excerpt(sheet.title, 60)}")
            self._read()
        finally:
            self._preparing = False

    def action_leave(self) -> None:
        """Go back."""
        self.close_with(None)
