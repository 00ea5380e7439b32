"""The concepts: a list with their curves, and the share of each theme by channel."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.concepts.figures import ConceptQuestion
from core.concepts.wording import year_until
from core.dates import PARIS, count_fr, month_fr
from core.errors import EcouteError
from core.periods import Calendar, period_of
from core.text.clean import one_line
from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.base import STYLES, BaseScreen
from tui.screens.concepts.rows import LIST_COLUMNS, list_row, themes_columns, themes_rows
from tui.screens.dashboard import Behind
from tui.sections.concepts import CONCEPTS
from tui.sections.helping import HELP
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.concepts.concept import Concept
    from core.concepts.counting import Recount
    from core.concepts.figures import ConceptList, Themes
    from tui.port import DeskPort
    from tui.screens.forms import Yes

_TABS = ("Concepts", "Thèmes par canal")
_OF_ONE = frozenset({"open", "edit", "remove"})
_KEEPING = frozenset({"edit", "remove"})
_YEAR = "12"


class ConceptsScreen(BaseScreen[Behind]):
    """The concepts of the programme and of a network, at one place and over some months."""

    topic = "concepts"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "concepts.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(CONCEPTS, HELP)
    AUTO_FOCUS = "#concepts"

    def __init__(self, desk: DeskPort) -> None:
        super().__init__()
        self._desk = desk
        self._list: ConceptList | None = None
        self._themes: Themes | None = None
        self._asked: ConceptQuestion | None = None
        self._tab = 0
        self._recounting = False

    def compose(self) -> ComposeResult:
        """Compose the heading and the table."""
        yield Static("Concepts : un instant.", id="heading", markup=False)
        yield Static("", id="tabs", markup=False)
        yield SteadyOptionList(id="concepts", compact=True)
        yield Status()
        yield KeyBar("concepts")

    def on_mount(self) -> None:
        """Ask for the last twelve months, of one's own structure and those below."""
        since, until = year_until(self.ecoute.now().astimezone(PARIS).date())
        self._ask(ConceptQuestion(since, until))

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        shown = self._list
        if action in {"new", "recount", "period", "structure", *_OF_ONE} and shown is None:
            return "Les concepts arrivent : un instant."
        if shown is None:
            return super().why_not(action)
        if action == "new":
            return shown.why_not_keep.get(shown.own_network)
        concept = self._concept
        if action in _OF_ONE and concept is None:
            return "Choisissez un concept dans la liste."
        if action in _KEEPING and concept is not None:
            return shown.why_not_keep.get(concept.network_code)
        if action == "recount" and not self._recounting and not self._waiting():
            return "Aucun concept que vous tenez n’attend d’être recompté."
        return super().why_not(action)

    @property
    def _concept(self) -> Concept | None:
        """The concept under the cursor: both tables have them in one order where they have the same."""
        at = self.query_one("#concepts", OptionList).highlighted if self.is_mounted else None
        if self._list is None or self._themes is None or at is None:
            return None
        listed = self._list.lines if self._tab == 0 else self._themes.rows
        return listed[at].concept if at < len(listed) else None

    def _waiting(self) -> list[int]:
        """Give the numbers of the concepts that one keeps, and whose past is still to be counted."""
        shown = self._list
        lines = shown.lines if shown is not None else ()
        mine = (line.concept for line in lines if shown and line.concept.network_code not in shown.why_not_keep)
        return [concept.number for concept in mine if concept.recounting]

    # -- what is asked and shown

    def _ask(self, question: ConceptQuestion) -> None:
        """Ask for the figures; those on screen stay until they come."""
        self._asked = question
        self.in_background("concepts", self._bring, question)

    async def _bring(self, question: ConceptQuestion) -> None:
        brought = await off_loop(partial(self._desk.concepts_and_themes, question))
        if self._asked == question:
            self._list, self._themes = brought.listed, brought.themes
            self._show()

    def _show(self) -> None:
        shown, themes = self._list, self._themes
        if shown is None or themes is None:
            return
        chosen = self._concept
        self.query_one("#heading", Static).update(Content(_heading(shown)))
        channels, columns = themes_columns(themes, self.size.width)
        names = (f"[{name}]" if place == self._tab else f" {name} " for place, name in enumerate(_TABS))
        above = columns if self._tab else LIST_COLUMNS
        self.query_one("#tabs", Static).update(Content.assemble("".join(names), "\n", (above, "$text-muted")))
        rows = themes_rows(themes, channels) if self._tab else [list_row(line, shown) for line in shown.lines]
        listed = self.query_one("#concepts", OptionList)
        listed.clear_options()
        listed.add_options([Option(Content(row)) for row in rows] or [Option(Content("Aucun concept encore."))])
        numbers = [row.concept.number for row in (themes.rows if self._tab else shown.lines)]
        listed.highlighted = numbers.index(chosen.number) if chosen and chosen.number in numbers else 0
        self.query_one(Status).say(_uncounted(shown))
        self.refresh_bindings()

    def fit_panes(self) -> None:
        """Draw as many columns as there is room for."""
        self._show()

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    def action_turn(self, by: int) -> None:
        """Show the other table."""
        chosen = self._concept
        self._tab = (self._tab + by) % len(_TABS)
        self._show()
        self._choose(chosen)

    def _choose(self, concept: Concept | None) -> None:
        if concept is None or self._list is None or self._themes is None:
            return
        numbers = [row.concept.number for row in (self._themes.rows if self._tab else self._list.lines)]
        if concept.number in numbers:
            self.query_one("#concepts", OptionList).highlighted = numbers.index(concept.number)

    def action_period(self) -> None:
        """Pick the months."""
        from tui.screens.picker import Choice, Picker  # noqa: PLC0415 (asked for now and then)

        choices = [Choice(_YEAR, "les douze derniers mois"), *(Choice(one, one.label) for one in Calendar)]
        self.app.push_screen(Picker("Mois de publication", "Période", choices), self._period_picked)

    def _period_picked(self, picked: str | None) -> None:
        if picked is None or self._asked is None:
            return
        today = self.ecoute.now().astimezone(PARIS).date()
        if picked == _YEAR:
            since, until = year_until(today)
        else:
            period = period_of(Calendar(picked), today)
            since, until = period.since, period.until
        self._ask(replace(self._asked, since=since, until=until))

    def action_structure(self) -> None:
        """Ask for the code of the structure to look at."""
        from tui.screens.dashboard_questions import AskLine  # noqa: PLC0415 (asked for now and then)

        code = self._list.question.structure_code if self._list else ""
        asked = AskLine("Structure", "Son code ; rien pour revenir à la vôtre.", code, lambda _: "")
        self.app.push_screen(asked, self._structure_typed)

    def _structure_typed(self, code: str | None) -> None:
        if code is not None and self._asked is not None:
            self._ask(replace(self._asked, structure_code=code))

    # -- what is done

    @on(OptionList.OptionSelected, "#concepts")
    def action_open(self) -> None:
        """Open the concept under the cursor."""
        from tui.screens.concepts.detail import ConceptScreen  # noqa: PLC0415 (opens now and then)

        if self._concept is not None and self._asked is not None:
            self.app.push_screen(ConceptScreen(self._desk, self._concept.number, self._asked), self._came_back)

    def _came_back(self, behind: Behind | None) -> None:
        if behind is not None:
            self.close_with(behind)
        elif self._asked is not None:
            self._ask(self._asked)

    def action_new(self) -> None:
        """Prepare a concept."""
        if self._list is not None:
            self._edit(self._list.own_network, None)

    def action_edit(self) -> None:
        """Change the concept under the cursor."""
        if self._concept is not None:
            self._edit(self._concept.network_code, self._concept)

    def _edit(self, network: str, concept: Concept | None) -> None:
        from tui.screens.concepts.editing import EditConcept  # noqa: PLC0415 (opens now and then)

        self.app.push_screen(EditConcept(self._desk, network, concept), self._kept)

    def _kept(self, kept: Concept | None) -> None:
        if kept is None:
            return
        if kept.recounting:
            self._begin([kept.number])
        elif self._asked is not None:
            self._ask(self._asked)

    def action_remove(self) -> None:
        """Ask before a concept is removed."""
        from tui.screens.forms import Confirm  # noqa: PLC0415 (asked for now and then)

        concept = self._concept
        if concept is not None:
            told = "Il ne sera plus guetté et ses comptes seront oubliés ; son historique reste."
            asked = Confirm(f"Retirer « {one_line(concept.name)} »", told, "", yes="Retirer", no="Garder")
            self.app.push_screen(asked, partial(self._remove, concept))

    def _remove(self, concept: Concept, yes: Yes | None) -> None:
        if yes is not None:
            self.in_background("remove", self._removed, concept)

    async def _removed(self, concept: Concept) -> None:
        await off_loop(partial(self._desk.remove_concept, concept.number, concept.version))
        self.query_one(Status).say(f"Concept « {one_line(concept.name)} » retiré.")
        if self._asked is not None:
            await self._bring(self._asked)

    def action_recount(self) -> None:
        """Count the past of the concepts that wait for it, or stop."""
        if self._recounting:
            self._recounting = False
        else:
            self._begin(self._waiting())

    def _begin(self, numbers: list[int]) -> None:
        self._recounting = True
        self.in_background("recount", self._recount, numbers)

    async def _recount(self, numbers: list[int]) -> None:
        """Count piece after piece; it can be stopped between two, and goes on where it was."""
        try:
            for number in numbers:
                while self._recounting and not self._tell(await off_loop(partial(self._desk.recount_concept, number))):
                    pass
        except EcouteError as error:
            self.ecoute.report(error)
        self._recounting = False
        if self._asked is not None:
            await self._bring(self._asked)

    def _tell(self, progress: Recount) -> bool:
        key, done = self.key_for("concepts.recount"), f"{100 * progress.part:.0f} %"
        self.query_one(Status).say(f"Recompte : {done}. {key} l’arrête ; il reprendra où il en est.")
        return progress.done

    def action_leave(self) -> None:
        """Go back to the list; a recount stops, and can go on later."""
        self._recounting = False
        self.close_with(None)


def _heading(shown: ConceptList) -> str:
    months = shown.question.months
    period = f"de {month_fr(months[0])} à {month_fr(months[-1])}"
    return (
        f"Concepts · {one_line(shown.name)}\n"
        f"{count_fr(shown.published)} récits publiés, {period} ; • : concept du programme"
    )


def _uncounted(shown: ConceptList) -> str:
    return f"{count_fr(shown.uncounted)} récits changés ne sont pas encore comptés." if shown.uncounted else ""
