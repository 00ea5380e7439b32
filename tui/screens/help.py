"""The help of the screen below, in two tabs: questions with their answers, and all the keys that work there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.faq import Entry, entries, found, told
from tui.keymap import SECTIONS, keys_words
from tui.screens.base import STYLES, BaseModal
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual._path import CSSPathType
    from textual.app import ComposeResult

    from core.rules import HouseRules

_TABS = {"questions": "Questions", "keys": "Touches"}


class Help(BaseModal[None]):
    """The questions, and the keys section by section."""

    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "questions.tcss", STYLES / "help.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Fermer"),
        Binding("q,question_mark", "close_keys", "Fermer"),
        Binding("tab,shift+tab", "other_tab", "Autre volet", priority=True),
        Binding("f1", "show('questions')", "Questions", priority=True),
        Binding("down", "move(1)", "Suivant", priority=True),
        Binding("up", "move(-1)", "Précédent", priority=True),
        Binding("pagedown", "leap(1)", "Lire plus bas", priority=True),
        Binding("pageup", "leap(-1)", "Lire plus haut", priority=True),
        Binding("j", "move(1)", "Descendre"),
        Binding("k", "move(-1)", "Monter"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, tab: str, keys: Mapping[str, list[str]], topic: str, rules: HouseRules | None) -> None:
        """Make the help of a screen.

        Args:
            tab: which tab is in front, "questions" or "keys".
            keys: the keys of each command that works on the screen.
            topic: the question that fits there.
            rules: those of the house, None while they are not known.
        """
        super().__init__()
        self._tab = tab
        self._keys = keys
        self._topic = topic
        self._rules = rules
        self._filled = False

    def compose(self) -> ComposeResult:
        """Compose the tabs."""
        with Vertical(id="help-box", classes="box"):
            yield Static(id="tabs")
            with Vertical(id="questions"):
                field = Input(placeholder="Quelques mots de votre question", id="sought", compact=True)
                field.cursor_blink = False
                yield field
                yield SteadyOptionList(id="asked", compact=True)
                with VerticalScroll(id="answer", can_focus=False):
                    yield Static(id="answer-text", markup=False)
            with VerticalScroll(id="help"):
                yield Static(Content("\n\n").join(self._sections()), markup=False)
            yield Static("↑ ↓ choisir · tab : autre volet · échap : fermer", classes="keys")

    def on_mount(self) -> None:
        """Show the tab that was asked for."""
        self.action_show(self._tab)

    # -- the tabs

    def action_show(self, tab: str) -> None:
        """Bring a tab in front."""
        self._tab = tab
        self.query_one("#tabs", Static).update(self._tab_line())
        self.query_one("#questions").display = tab == "questions"
        self.query_one("#help").display = tab == "keys"
        self.query_one("#sought" if tab == "questions" else "#help").focus()
        if tab == "questions" and not self._filled:
            self._filled = True
            self._find("")

    def action_other_tab(self) -> None:
        """Bring the other tab in front."""
        self.action_show("keys" if self._tab == "questions" else "questions")

    def action_close_keys(self) -> None:
        """Close, where these keys write nothing."""
        self.close_with(None)

    def _tab_line(self) -> Content:
        tabs = [
            Content.styled(
                f"▌{label} " if tab == self._tab else f" {label} ", "bold" if tab == self._tab else "$text-muted"
            ).stylize(f"@click=screen.show('{tab}')")
            for tab, label in _TABS.items()
        ]
        return Content("  ").join(tabs)

    def action_move(self, by: int) -> None:
        """Choose another question, or read the keys further."""
        if self._tab == "keys":
            self.query_one("#help").scroll_relative(y=by, animate=False)
            return
        listed = self.query_one("#asked", OptionList)
        listed.action_cursor_down() if by > 0 else listed.action_cursor_up()

    def action_leap(self, pages: int) -> None:
        """Read the answer, or the keys, by windows."""
        pane = self.query_one("#help" if self._tab == "keys" else "#answer")
        pane.scroll_relative(y=pages * max(1, pane.size.height - 1), animate=False)

    # -- the questions

    @on(Input.Changed, "#sought")
    def _sought(self, event: Input.Changed) -> None:
        event.stop()
        self._find(event.value)

    def _find(self, text: str) -> None:
        kept = found(text)
        listed = self.query_one("#asked", OptionList)
        listed.clear_options()
        listed.add_options([Option(Content(entry.question), id=entry.topic) for entry in kept])
        if not kept:
            listed.add_option(Option(Content.styled("Aucune question ne parle de cela.", "$text-muted"), disabled=True))
            self._show_answer(None)
            return
        topics = [entry.topic for entry in kept]
        listed.highlighted = topics.index(self._topic) if not text and self._topic in topics else 0

    @on(OptionList.OptionHighlighted, "#asked")
    def _chosen(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_answer(next((entry for entry in entries() if entry.topic == event.option_id), None))

    def _show_answer(self, entry: Entry | None) -> None:
        shown = Content("")
        if entry is not None:
            head = Content.styled(f"{entry.chapter} · {entry.question}", "bold")
            shown = Content("\n\n").join([head, Content(told(entry, self.ecoute.own_keys, self._rules))])
        self.query_one("#answer-text", Static).update(shown)
        self.query_one("#answer").scroll_home(animate=False)

    # -- the keys

    def _sections(self) -> Iterator[Content]:
        width = max((cell_len(keys_words(keys)) for keys in self._keys.values()), default=0)
        for section in SECTIONS:
            rows = [
                Content.assemble(
                    (keys_words(self._keys[command.id]), "$accent bold"),
                    " " * (width - cell_len(keys_words(self._keys[command.id])) + 3),
                    command.description,
                )
                for command in section.commands
                if command.id in self._keys
            ]
            if rows:
                yield Content("\n").join([Content.styled(section.title, "bold"), *rows])
