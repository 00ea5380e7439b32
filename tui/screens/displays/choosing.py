"""What a structure shows on its posters and screens: chosen line by line, read beforehand, printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.displays.display import ACTIONS_MAX, QUOTES_MAX, WORDS_MAX, Display, Quote
from core.displays.size import Size
from core.displays.wording import campaign_bars, display_lines
from core.errors import EcouteError
from core.experience import CAMPAIGN_MAX
from core.text.clean import excerpt, one_line
from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.base import STYLES
from tui.screens.dashboard_questions import AskLine
from tui.screens.displays.kit import KitPage
from tui.screens.displays.rows import Line, display_rows, is_shown
from tui.screens.forms import Confirm
from tui.screens.papers import PaperScreen
from tui.screens.signals.reading import ReadingPage
from tui.sections.displays import DISPLAYS
from tui.sections.helping import HELP
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.displays.file import DisplayFile
    from tui.port import DeskPort
    from tui.screens.forms import Yes

_MOST = {"actions": ACTIONS_MAX, "quotes": QUOTES_MAX}


class DisplaysScreen(PaperScreen):
    """What one's structure shows."""

    topic = "affiches"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "displays.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(DISPLAYS, HELP)
    AUTO_FOCUS = "#shown"

    def __init__(self, desk: DeskPort) -> None:
        super().__init__()
        self._desk = desk
        self._file: DisplayFile | None = None
        self._chosen: Display | None = None
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        """Compose the list."""
        yield Static("Affiches : un instant.", id="heading", markup=False)
        yield SteadyOptionList(id="shown", compact=True)
        yield Status()
        yield KeyBar("displays")

    def on_mount(self) -> None:
        """Read what is shown."""
        self.in_background("display", self._bring)

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        file = self._file
        if file is None:
            return None if action == "leave" else "Les affiches arrivent : un instant."
        if action in {"choose", "keep", "campaign", "campaigns"} and file.refusal:
            return file.refusal
        if action == "keep" and self._chosen == file.display:
            return "Rien n’a changé : il n’y a rien à garder."
        return super().why_not(action)

    async def _bring(self) -> None:
        self._show(await off_loop(self._desk.display))

    def _show(self, file: DisplayFile) -> None:
        self._file, self._chosen, self._lines = file, file.display, display_rows(file)
        self._draw()

    def _draw(self) -> None:
        file, chosen = self._file, self._chosen
        if file is None or chosen is None:
            return
        version = f"version {chosen.version}" if chosen.version else "rien n’a encore été choisi"
        changed = "" if chosen == file.display else " · modifié, pas encore gardé"
        told = f"Affiches · {one_line(file.structure.name)} · {version} · campagne « {chosen.campaign} »{changed}"
        self.query_one("#heading", Static).update(Content(told))
        listed = self.query_one("#shown", OptionList)
        kept = listed.highlighted
        listed.clear_options()
        listed.add_options([_option(line, chosen) for line in self._lines])
        listed.highlighted = 1 if kept is None else min(kept, len(self._lines) - 1)
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#shown")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Show the line under the cursor, or no longer."""
        at, chosen = self.query_one("#shown", OptionList).highlighted, self._chosen
        if at is None or chosen is None or self.why_not("choose"):
            return
        line = self._lines[at]
        if not line.part:
            return
        if is_shown(line, chosen):
            self._change(line.part, tuple(one for one in getattr(chosen, line.part) if not _is(one, line)))
        elif len(getattr(chosen, line.part)) >= _MOST.get(line.part, len(self._lines)):
            self.query_one(Status).say(f"{_MOST[line.part]} au plus : enlevez-en d’abord.")
        elif line.part == "quotes":
            self._ask_words(int(line.value))
        else:
            self._change(line.part, (*getattr(chosen, line.part), line.value))

    def _change(self, part: str, value: object) -> None:
        if self._chosen is not None:
            self._chosen = self._chosen.model_copy(update={part: value})
            self._draw()

    def _ask_words(self, number: int) -> None:
        story = next((one for one in self._file.stories if one.number == number), None) if self._file else None
        if story is None:
            return
        text = one_line(story.text)
        explanation = f"Les mots à citer, tels qu’ils sont dans le récit : {WORDS_MAX} signes au plus."
        asked = AskLine(
            f"Récit {number}", explanation, excerpt(text, WORDS_MAX).rstrip("…"), partial(_words_fault, text)
        )
        self.app.push_screen(asked, partial(self._quote, number))

    def _quote(self, number: int, words: str | None) -> None:
        if words is not None and self._chosen is not None:
            self._change("quotes", (*self._chosen.quotes, Quote(number, one_line(words))))

    def action_campaign(self) -> None:
        """Name the campaign."""
        if self._chosen is not None:
            explanation = "Elle est gardée avec chaque récit qui en vient : une affiche, un hall, un courrier."
            self.app.push_screen(AskLine("Campagne", explanation, self._chosen.campaign, _campaign_fault), self._named)

    def _named(self, name: str | None) -> None:
        if name is not None:
            self._change("campaign", one_line(name))

    def action_keep(self) -> None:
        """Keep what is chosen; it stays on screen when the desk refuses it."""
        if self._chosen is not None and self._file is not None:
            self.in_background("keep", self._keep, self._chosen, self._file.display.version)

    async def _keep(self, chosen: Display, seen: int) -> None:
        try:
            file = await off_loop(partial(self._desk.keep_display, chosen, seen))
        except EcouteError as error:
            self.query_one(Status).say(error.sentence)
        else:
            self._show(file)
            self.query_one(Status).say(f"Affichage gardé, version {file.display.version}.")

    def action_preview(self) -> None:
        """Read what is kept, as the poster says it."""
        if self._file is not None:
            page = Content("\n".join(display_lines(self._file.shown)))
            self.app.push_screen(ReadingPage("Ce que montre l’affiche", page))

    def action_print(self, size: str) -> None:
        """Ask where to write the poster, as it is kept."""
        print_ = partial(self._desk.print_poster, Size(size))
        self.ask_paper("Écrire l’affiche", f"affiche-{size}.pdf", print_)

    def action_texts(self) -> None:
        """Read the links and the texts of the campaign."""
        self.in_background("texts", self._read_texts)

    async def _read_texts(self) -> None:
        kit = await off_loop(self._desk.kit)
        self.app.push_screen(KitPage("Liens et textes de la campagne", kit))

    def action_campaigns(self) -> None:
        """See what the campaigns of a year brought."""
        self.in_background("campaigns", self._read_campaigns)

    async def _read_campaigns(self) -> None:
        report = await off_loop(self._desk.campaigns_of_the_year)
        self.app.push_screen(
            ReadingPage("Visites et expériences par campagne", Content("\n".join(campaign_bars(report))))
        )

    def action_leave(self) -> None:
        """Go back; when something is chosen and not kept, only after it is said."""
        if self._file is not None and self._chosen != self._file.display:
            told = "Ce que vous avez choisi n’est pas gardé : il sera perdu."
            self.app.push_screen(Confirm("Revenir sans garder", told, "", yes="Revenir", no="Continuer"), self._leave)
        else:
            self.close_with(None)

    def _leave(self, yes: Yes | None) -> None:
        if yes is not None:
            self.close_with(None)


def _option(line: Line, chosen: Display) -> Option:
    if not line.part:
        return Option(Content.styled(line.text, "bold"), disabled=True)
    return Option(Content(f"{'◉' if is_shown(line, chosen) else '○'} {line.text}"))


def _is(one: object, line: Line) -> bool:
    return (one.number if isinstance(one, Quote) else one) == line.value


def _words_fault(text: str, words: str) -> str:
    line = one_line(words)
    if not line or line not in text:
        return "Ces mots ne sont pas dans le récit : reprenez-les tels quels."
    return "" if len(line) <= WORDS_MAX else f"{WORDS_MAX} signes au plus : il y en a {len(line)}."


def _campaign_fault(name: str) -> str:
    return "" if len(one_line(name)) <= CAMPAIGN_MAX else f"{CAMPAIGN_MAX} signes au plus."
