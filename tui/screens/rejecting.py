"""Rejecting: one or more reasons of the charter, and the words that the author will read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.charter import TEMPLATES, drafted, must_be_filled
from core.errors import Invalid
from core.text.clean import printable
from core.vocabulary import CharterReason
from tui.screens.answer import Answer
from tui.screens.forms import Form
from tui.widgets.blanks import BlanksArea
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

_REASONS = tuple(CharterReason)
_NUMBERS = tuple(str(number) for number, _ in enumerate(_REASONS, start=1))


class AskRejection(Form[Answer]):
    """Asks for reasons of the charter and a word to the author, drafted from them."""

    topic = "rejeter"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "check", "Cocher"),
    ]
    AUTO_FOCUS = "#reasons"
    yes = "Rejeter"
    keys = "1 à 9 : cocher · f10 : valider"

    def __init__(self, title: str, explanation: str, kept: Answer | None = None) -> None:
        super().__init__(title, explanation)
        self._kept = kept
        self._picked = set(kept.reasons) if kept else set()

    def compose_answer(self) -> ComposeResult:
        """Ask for both."""
        reasons = (Option(self._row(reason), id=reason.value) for reason in _REASONS)
        yield SteadyOptionList(*reasons, id="reasons", compact=True)
        yield Static("Mot à l’auteur, qui s’ajoute aux motifs · tab : champ ‹…› suivant", classes="label", markup=False)
        yield BlanksArea(printable(self._kept.text) if self._kept else "", id="note")

    def on_mount(self) -> None:
        """Begin on the first reason."""
        self.query_one("#reasons", OptionList).highlighted = 0

    def on_key(self, event: Key) -> None:
        """Check a reason by its number, or the one under the cursor."""
        reasons = self.query_one("#reasons", OptionList)
        if reasons.has_focus and event.key in _NUMBERS:
            reasons.highlighted = _NUMBERS.index(event.key)
            self.action_check()

    @on(OptionList.OptionSelected, "#reasons")
    def action_check(self) -> None:
        """Check or uncheck the reason under the cursor; its sentence comes or goes."""
        reasons = self.query_one("#reasons", OptionList)
        if reasons.highlighted is None:
            return
        reason = _REASONS[reasons.highlighted]
        before = drafted(tuple(self._picked))
        self._picked ^= {reason}
        reasons.replace_option_prompt(reason.value, self._row(reason))
        self._redraft(before, reason)

    def _redraft(self, before: str, reason: CharterReason) -> None:
        """Keep what was written by hand; the sentences that nobody touched follow the reasons."""
        note, sentence = self.query_one(BlanksArea), TEMPLATES[reason]
        if note.text.strip() in {before, ""}:
            note.text = drafted(tuple(self._picked))
        elif reason in self._picked:
            note.text = f"{note.text.rstrip()}\n{sentence}"
        elif sentence in note.text:
            note.text = note.text.replace(sentence, "").strip()

    def answer(self) -> Answer | str:
        """Give both, when a reason is checked and no blank is left; otherwise go where something is missing."""
        note = self.query_one(BlanksArea)
        if not self._picked:
            self.query_one("#reasons").focus()
            return "Choisissez au moins un motif : son numéro, ou espace."
        try:
            must_be_filled(note.text)
        except Invalid as missing:
            note.focus()
            note.select_blank(from_start=True)
            return missing.sentence
        return Answer(note.text.strip(), tuple(reason for reason in _REASONS if reason in self._picked))

    def _row(self, reason: CharterReason) -> Content:
        checked = reason in self._picked
        style = "bold" if checked else ""
        number = _NUMBERS[_REASONS.index(reason)]
        return Content.assemble(
            ("☑ " if checked else "☐ ", "$accent" if checked else ""),
            (number, "$text-muted"),
            "  ",
            (reason.label, style),
        )
