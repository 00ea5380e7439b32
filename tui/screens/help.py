"""All the keys that work on the screen below, read from the live keymap."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.keymap import SECTIONS, keys_words
from tui.screens.base import BaseModal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import ComposeResult


class Help(BaseModal[None]):
    """The keys, section by section."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q", "cancel", "Fermer"),
        Binding("j", "scroll_down", "Descendre"),
        Binding("k", "scroll_up", "Monter"),
    ]
    AUTO_FOCUS = "#help"

    def __init__(self, keys: Mapping[str, list[str]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Compose the list of keys."""
        with VerticalScroll(id="help", classes="box") as box:
            box.border_title = "Toutes les touches"
            box.border_subtitle = "échap : fermer"
            yield Static(Content("\n\n").join(self._sections()), markup=False)

    def action_scroll_down(self) -> None:
        """Read further down."""
        self.query_one("#help").scroll_relative(y=1, animate=False)

    def action_scroll_up(self) -> None:
        """Read further up."""
        self.query_one("#help").scroll_relative(y=-1, animate=False)

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
