"""The local committees of one's structure, who offers to sit, and who keeps the action plan going."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.committees.file import CommitteeQuestion
from core.errors import EcouteError
from core.text.clean import one_line
from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.base import STYLES, BaseScreen
from tui.screens.committees.forms import AskMeeting
from tui.screens.committees.meeting import CommitteeScreen
from tui.screens.committees.rows import row, turns_text
from tui.screens.forms import Confirm
from tui.screens.picker import Choice, Picker
from tui.sections.committees import COMMITTEES
from tui.sections.helping import HELP
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.committees.file import CommitteeList, ReferentFile
    from core.committees.meeting import Meeting
    from tui.port import DeskPort

_NOBODY = ""


class CommitteesScreen(BaseScreen[None]):
    """The committees of one's structure and of those below it."""

    topic = "comites"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "committees.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMITTEES, HELP)
    AUTO_FOCUS = "#committees"

    def __init__(self, desk: DeskPort) -> None:
        super().__init__()
        self._desk = desk
        self._numbers: list[int] = []
        self._page: CommitteeList | None = None
        self._preparing = False

    def compose(self) -> ComposeResult:
        """Compose the list."""
        yield Static("Comités locaux : un instant.", id="heading", markup=False)
        yield Static("", id="told", markup=False)
        yield SteadyOptionList(id="committees", compact=True)
        yield Status()
        yield KeyBar("committees")

    def on_mount(self) -> None:
        """Read the list."""
        self._read()

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        page = self._page
        if action in {"new", "more", "referent"} and page is None:
            return "Les comités arrivent : un instant."
        if action == "new" and page is not None:
            return page.refusal or None
        if action == "more" and page is not None and page.following is None:
            return "Tous les comités sont là."
        return super().why_not(action)

    def _read(self) -> None:
        self.in_background("committees", self._bring, None)

    async def _bring(self, below: int | None) -> None:
        page = await off_loop(partial(self._desk.committees, CommitteeQuestion(below=below)))
        listed = self.query_one("#committees", OptionList)
        kept = listed.highlighted
        if below is None:
            self._numbers = []
            listed.clear_options()
        self._page = page
        self._numbers += [one.number for one in page.committees]
        listed.add_options([Option(row(one, page.names[one.structure_code])) for one in page.committees])
        if not self._numbers:
            listed.add_option(Option(Content("Aucun comité ici : n en prépare un."), disabled=True))
        listed.highlighted = min(kept or 0, len(self._numbers) - 1) if self._numbers else None
        self._show_heading(page)
        self.refresh_bindings()

    def _show_heading(self, page: CommitteeList) -> None:
        self.query_one("#heading", Static).update(Content(f"Comités locaux · {one_line(page.name)}"))
        kept = f"Référent : {page.referent.account_name}" if page.referent else "Sans référent"
        counts = " · ".join(f"{count} {state.label}{'s' if count > 1 else ''}" for state, count in page.counts.items())
        told = f"{kept} · {page.volunteers} auteurs proposent de participer"
        self.query_one("#told", Static).update(Content(f"{told}{' · ' if counts else ''}{counts}"))

    @on(OptionList.OptionSelected, "#committees")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the committee under the cursor."""
        at = self.query_one("#committees", OptionList).highlighted
        if at is not None and at < len(self._numbers):
            self.app.push_screen(CommitteeScreen(self._desk, self._numbers[at]), lambda _: self._read())

    def action_more(self) -> None:
        """Bring the committees prepared before those on screen."""
        if self._page is not None and self._page.following is not None:
            self.in_background("committees", self._bring, self._page.following)

    def action_new(self) -> None:
        """Ask for a new committee."""
        self._ask(None, "")

    def _ask(self, meeting: Meeting | None, said: str) -> None:
        self.app.push_screen(AskMeeting("Nouveau comité local", meeting, said), self._asked)

    def _asked(self, meeting: Meeting | None) -> None:
        if meeting is None:
            return
        if self._preparing:
            self._ask(meeting, "La demande précédente n’a pas encore abouti : validez de nouveau dans un instant.")
            return
        self._preparing = True
        self.in_background("prepare", self._prepare, meeting)

    async def _prepare(self, meeting: Meeting) -> None:
        try:
            file = await off_loop(partial(self._desk.new_committee, meeting))
        except EcouteError as error:
            self.ecoute.report(error)
            self._ask(meeting, error.sentence)
        else:
            self.query_one(Status).say(f"Comité {file.committee.number} préparé.")
            self._read()
        finally:
            self._preparing = False

    # -- the référent

    def action_referent(self) -> None:
        """Show who keeps the action plan going, and name somebody."""
        self.in_background("referent", self._offer_referent)

    async def _offer_referent(self) -> None:
        file = await off_loop(self._desk.referent)
        if file.refusal:
            asked = Confirm("Référent", file.structure.name, turns_text(file), yes="Bien", no="Revenir")
            self.app.push_screen(asked)
            return
        self.app.push_screen(
            Picker(f"Référent de {one_line(file.structure.name)}", "Compte", _choices(file)), self._named
        )

    def _named(self, picked: str | None) -> None:
        if picked is not None:
            self.in_background("referent", self._hand_over, picked.removeprefix("@"))

    async def _hand_over(self, name: str) -> None:
        try:
            if name == _NOBODY:
                await off_loop(self._desk.end_referent)
            else:
                await off_loop(partial(self._desk.name_referent, name))
        except EcouteError as error:
            self.ecoute.report(error)
        else:
            self.query_one(Status).say(f"Référent : {name}." if name else "La structure n’a plus de référent.")
            self._read()

    def action_leave(self) -> None:
        """Go back."""
        self.close_with(None)


def _choices(file: ReferentFile) -> list[Choice]:
    turns = turns_text(file).split("\n")
    choices = [Choice(f"@{name}", name, "confier le rôle à ce compte") for name in file.eligible]
    if file.turns and file.turns[-1].until is None:
        choices.append(Choice("@", "Personne", "laisser la structure sans référent"))
    return [*choices, *(Choice(f"#{at}", line, "historique", possible=False) for at, line in enumerate(turns))]
