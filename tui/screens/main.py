"""The main screen: places, list, story, like a mail reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeAlias, cast

from textual import on
from textual.containers import Horizontal

from tui.keymap import bindings
from tui.lines import key_of
from tui.possible import answerable
from tui.screens.actions.opening import ImprovingScreen
from tui.screens.assessments.opening import AssessingScreen
from tui.screens.base import show_where_fits
from tui.screens.boards.opening import BoardingScreen
from tui.screens.committees.opening import ConveningScreen
from tui.screens.concepts.opening import WatchingScreen
from tui.screens.deciding import OPENING
from tui.screens.displays.opening import PromotingScreen
from tui.screens.seeking.opening import SeekingScreen
from tui.screens.signals.opening import ListeningScreen
from tui.sections.deciding import DECIDE
from tui.sections.desk import DESK
from tui.sections.listening import LISTEN
from tui.sections.lists import LISTS
from tui.sections.moving import MOVES
from tui.undo import Deeds
from tui.widgets.banner import Banner
from tui.widgets.key_bar import KeyBar
from tui.widgets.places import Places
from tui.widgets.queue_list import QueueList
from tui.widgets.status import Status
from tui.widgets.story_pane import StoryPane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import DescendantFocus

    from core.views import QueueLine
    from core.vocabulary import ResponseKind

Pane: TypeAlias = Places | QueueList | StoryPane
_PANES = ("#places", "#queue", "#story")


class MainScreen(
    SeekingScreen,
    WatchingScreen,
    ListeningScreen,
    BoardingScreen,
    ImprovingScreen,
    ConveningScreen,
    AssessingScreen,
    PromotingScreen,
):
    """Three panes where there is room, one at a time where there is not."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(MOVES, DECIDE, LISTS, LISTEN, DESK)
    AUTO_FOCUS = "#queue"

    def __init__(self) -> None:
        super().__init__()
        self._refusals, self._networks, self._structures, self._sieves = {}, {}, {}, {}
        self._kept_answers = {}
        self._mask_works = {}
        self._deeds = Deeds()
        self._pane = "#queue"

    def compose(self) -> ComposeResult:
        """Compose the panes."""
        yield Banner(self.ecoute.now, section="", who="")
        with Horizontal(id="panes"):
            yield Places(id="places")
            yield QueueList(self.ecoute.now, id="queue")
            yield StoryPane(id="story", rules=lambda: self.me.rules if self.me else None)
        yield Status()
        yield KeyBar("moderate")

    def on_mount(self) -> None:
        """Begin once the frame is on screen and the keys live."""
        self.call_after_refresh(self.ecoute.begin)

    # -- panes

    def fit_panes(self) -> None:
        """Show all the panes, or the one that has the keys."""
        for selector in _PANES:
            show_where_fits(self.query_one(selector), fits=not self.narrow or selector == self._pane)

    def go_to_pane(self, selector: str) -> None:
        """Bring a pane in sight and give it the keys."""
        self._pane = selector
        self.fit_panes()
        self.query_one(selector).focus(scroll_visible=False)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Remember which pane has the keys."""
        if f"#{event.widget.id}" in _PANES:
            self._pane = f"#{event.widget.id}"
            self.fit_panes()

    @property
    def pane(self) -> Pane:
        """The pane that has the keys."""
        return cast("Pane", self.query_one(self._pane))

    def action_step(self, by: int) -> None:
        """Move by a line in the pane that has the keys."""
        self.pane.step(by)

    def action_leap(self, pages: int) -> None:
        """Move by a window."""
        self.pane.leap(pages)

    def action_edge(self, side: int) -> None:
        """Move to the beginning or the end."""
        self.pane.edge(side)

    def action_story(self, by: int) -> None:
        """Read another story, from whichever pane."""
        self.queue.step(by)

    def action_pane(self, by: int) -> None:
        """Give the keys to another pane."""
        self.go_to_pane(_PANES[(_PANES.index(self._pane) + by) % len(_PANES)])

    def action_open(self) -> None:
        """Go one pane deeper: from the lists to the lines, from the line to its story."""
        self.go_to_pane("#queue" if self._pane == "#places" else "#story")

    def action_back(self) -> None:
        """Go back to the list."""
        self.go_to_pane("#queue")

    @on(QueueList.Opened)
    def _read_line(self, event: QueueList.Opened) -> None:
        event.stop()
        self.go_to_pane("#story")

    # -- answering

    def action_answer(self) -> None:
        """Write the answer of a structure concerned; ask which, when several could."""
        line, dossier = self.queue.chosen, self.dossier
        if line is None or dossier is None or dossier.experience.number != line.number:
            self.say(OPENING)
            return
        positions = [file.concern.position for file in answerable(dossier)]
        if line.position in positions or len(positions) == 1:
            self.begin_answer(line, line.position if line.position in positions else positions[0])
            return
        from tui.screens.picker import Choice, Picker  # noqa: PLC0415 (kept out of the cold start)

        choices = [
            Choice(str(file.concern.position), file.name, "déjà répondu" if file.published else "attend une réponse")
            for file in answerable(dossier)
        ]
        picker = Picker("Répondre au nom de", "Nom de la structure", choices)
        self.app.push_screen(picker, lambda picked: self.begin_answer(line, int(picked)) if picked else None)

    def begin_answer(self, line: QueueLine, position: int, kind: ResponseKind | None = None) -> None:
        """Open the composer for a structure."""
        if self.desk is not None:
            self.say("")
            self.in_background("composer", self._open_composer, self.desk, key_of(line), position, kind)
