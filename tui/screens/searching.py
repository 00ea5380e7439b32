"""Looking for words in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from core.text.clean import one_line
from tui.screens.base import BaseModal

if TYPE_CHECKING:
    from textual.app import ComposeResult

_WORDS_MAX = 200


class Searching(BaseModal[str]):
    """A field; answers the words, "" to look for none any more."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Revenir")]
    AUTO_FOCUS = "#words"

    def __init__(self, words: str) -> None:
        """Make the question, with the words that are looked for now."""
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """Compose the field."""
        with Vertical(classes="box picker") as box:
            box.border_title = "Chercher dans la liste"
            field = Input(self._words, "Des mots du titre, du récit ou d’une réponse", id="words", compact=True)
            field.max_length, field.cursor_blink = _WORDS_MAX, False
            yield field
            yield Static("Tous les mots sont cherchés, quels que soient leurs accents et leurs terminaisons.")
            yield Static("entrée : chercher · champ vide : tout montrer · échap : revenir", classes="keys")

    @on(Input.Submitted, "#words")
    def _entered(self, event: Input.Submitted) -> None:
        self.close_with(one_line(event.value))
