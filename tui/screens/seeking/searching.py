"""The search: a line with completion, facets, hits, and the story under the cursor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from core.errors import EcouteError
from core.seeking.line import LONGEST
from tui.background import off_loop
from tui.keymap import bindings
from tui.possible import refusals
from tui.screens.base import STYLES, show_where_fits
from tui.screens.seeking.completing import CompletingScreen
from tui.screens.seeking.keeping import ChosenHit
from tui.screens.seeking.rows import FACETS, chosen, chosen_row, facet_row, hit_row, told, with_or_without
from tui.sections.helping import HELP
from tui.sections.seeking import SEEK
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.steady import SteadyOptionList
from tui.widgets.story_pane import StoryPane

if TYPE_CHECKING:
    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import DescendantFocus

    from core.dossier import Dossier
    from core.seeking.facets import Facets
    from core.seeking.hits import Hit, Results
    from tui.port import DeskPort

_PANES = ("#line", "#facets", "#hits", "#story")
_BEFORE_END = 5
"""How many hits before the last one the next page is asked for."""


class SearchScreen(CompletingScreen):
    """A line of criteria, and what it finds."""

    topic = "recherche"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "seeking.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(SEEK, HELP)
    AUTO_FOCUS = "#line"

    def __init__(self, desk: DeskPort, line: str = "") -> None:
        super().__init__(desk)
        self._begun_with = line
        self._results: Results | None = None
        self._facets: Facets | None = None
        self._hits: list[Hit] = []
        self._first_story: Dossier | None = None
        """The story that came with the first page, until it is shown."""
        self._criteria: list[str] = []
        self._following: int | None = None
        self._pane = "#hits"

    def compose(self) -> ComposeResult:
        """Compose the line, what may be written in it, and the panes."""
        field = Input("", 'caf:gard canal:téléphone -positif "rendez-vous" délai>7j', id="line", compact=True)
        field.max_length, field.cursor_blink, field.border_title = LONGEST, False, "Recherche"
        yield field
        yield SteadyOptionList(id="candidates", compact=True)
        yield Static("", id="told", markup=False)
        with Horizontal(id="found"):
            yield SteadyOptionList(id="facets", compact=True)
            yield SteadyOptionList(id="hits", compact=True)
            yield StoryPane(id="story")
        yield Status()
        yield KeyBar("seek")

    def on_mount(self) -> None:
        """Show everything at first, or what one came from."""
        self.query_one("#candidates").display = False
        self.search_for(self._begun_with)

    def fit_panes(self) -> None:
        """Show all the panes, or the one that has the keys; the list of hits while the line has them."""
        for selector in _PANES[1:]:
            show_where_fits(self.query_one(selector), fits=not self.narrow or selector == self._pane)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Remember which pane has the keys."""
        at = f"#{event.widget.id}"
        if at in _PANES:
            self._pane = at if at != "#line" else "#hits"
            self.fit_panes()

    def action_pane(self, by: int) -> None:
        """Write what is proposed first, or give the keys to another pane."""
        if by > 0 and self.takes_candidate():
            return
        focused = f"#{self.focused.id}" if self.focused is not None else "#line"
        place = _PANES.index(focused) if focused in _PANES else 0
        self._go_to(_PANES[(place + by) % len(_PANES)])

    def _go_to(self, selector: str) -> None:
        self._pane = selector if selector != "#line" else "#hits"
        self.fit_panes()
        self.query_one(selector).focus(scroll_visible=False)

    # -- what is looked for

    @on(Input.Submitted, "#line")
    def _entered(self) -> None:
        if not self.takes_highlighted():
            self.hide_candidates()
            self.search_for(self.line)

    def search_for(self, line: str) -> None:
        """Look for a line; what is on screen stays until it comes."""
        self.write_line(line)
        self.in_background("search", self._bring, line)

    async def _bring(self, line: str) -> None:
        try:
            found = await off_loop(partial(self._desk.first_hits, line))
        except EcouteError as error:
            self.query_one("#told", Static).update(Content.styled(error.sentence, "$text-error"))
            return
        results, self._first_story = found.results, found.story
        self._results, self._facets, self._hits, self._following = results, None, [], results.following
        hits = self.query_one("#hits", OptionList)
        hits.clear_options()
        self._add(results)
        self._tell()
        self._facets = await off_loop(partial(self._desk.facets, line))
        self._tell()
        self._show_facets()

    def _add(self, results: Results) -> None:
        listed = self.query_one("#hits", OptionList)
        self._hits += results.hits
        self._following = results.following
        listed.add_options([Option(hit_row(hit)) for hit in results.hits])
        if listed.highlighted is None and self._hits:
            listed.highlighted = 0
        if not self._hits:
            self.query_one(StoryPane).clear("Rien à lire : changez la recherche.")

    def _tell(self) -> None:
        if self._results is not None:
            self.query_one("#told", Static).update(Content(told(self._results, self._facets)))

    async def _bring_more(self, line: str, after: int) -> None:
        results = await off_loop(partial(self._desk.search, line, after))
        if self._results is not None and self._results.line == results.line:
            self._add(results)

    # -- facets

    def _show_facets(self) -> None:
        listed = self.query_one("#facets", OptionList)
        at = listed.highlighted
        asked = chosen(self._results.line) if self._results else ()
        lines = [one for one in self._facets.lines if one.criterion not in asked] if self._facets else []
        self._criteria = [*asked, *(one.criterion for one in lines)]
        rows = [("Critères", chosen_row(criterion)) for criterion in asked]
        rows += [(FACETS[one.key], facet_row(one)) for one in lines]
        listed.clear_options()
        before = ""
        for place, (title, row) in enumerate(rows):
            if title != before:
                listed.add_option(Option(Content.styled(title, "$secondary bold"), disabled=True))
                before = title
            listed.add_option(Option(row, id=str(place)))
        if listed.option_count:
            listed.highlighted = min(max(at or 1, 1), listed.option_count - 1)

    @on(OptionList.OptionSelected, "#facets")
    def _facet_chosen(self, event: OptionList.OptionSelected) -> None:
        if self._results is not None and event.option_id is not None:
            self.search_for(with_or_without(self._results.line, self._criteria[int(event.option_id)]))

    # -- stories

    @on(OptionList.OptionHighlighted, "#hits")
    def _hit_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        at = event.option_index
        if at >= len(self._hits):
            return
        number = self._hits[at].number
        story, self._first_story = self._first_story, None
        if story is not None and story.experience.number == number:
            self.workers.cancel_group(self, "story")
            self._show_story(story)
        else:
            self.query_one(StoryPane).announce(number)
            self.in_background("story", self._bring_story, number)
        if self._following is not None and self._results is not None and at >= len(self._hits) - _BEFORE_END:
            after, self._following = self._following, None
            self.in_background("more", self._bring_more, self._results.line, after)

    async def _bring_story(self, number: int) -> None:
        try:
            dossier = await off_loop(partial(self._desk.show, number))
        except EcouteError as error:
            self.query_one(StoryPane).clear(error.sentence)
        else:
            self._show_story(dossier)

    def _show_story(self, dossier: Dossier) -> None:
        self.query_one(StoryPane).show(dossier, refusals(dossier), self.ecoute.now())

    @on(OptionList.OptionSelected, "#hits")
    def _open(self, event: OptionList.OptionSelected) -> None:
        """Open a story in the lists, where it is acted on."""
        if self._results is not None:
            self.close_with(ChosenHit(self._hits[event.option_index].number, self._results.line))
