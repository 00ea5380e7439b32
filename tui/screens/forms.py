"""The questions that are asked before something is done: each says what will happen, and rests on the safe choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from core.text.clean import fold
from core.vocabulary import CharterReason
from tui.screens.answer import Answer
from tui.screens.base import BaseModal
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

_NOTE_LENGTH = 2000
_WORD = "retirer"
_NUMBERS = frozenset(str(number) for number, _ in enumerate(CharterReason, start=1))


class Question(BaseModal[ScreenResultType]):
    """A title, what will happen, and two buttons; the safe one has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Revenir"),
        Binding("left", "app.focus_previous", "Bouton précédent"),
        Binding("right", "app.focus_next", "Bouton suivant"),
    ]
    yes = "Valider"
    no = "Revenir"
    keys = "← → choisir · échap : revenir"

    def __init__(self, title: str, explanation: str) -> None:
        super().__init__()
        self._question = Content(title)
        self._explanation = Content(explanation)

    def compose(self) -> ComposeResult:
        """Compose the question."""
        with Vertical(classes="box") as box:
            box.border_title = self._question
            yield Static(self._explanation, classes="explanation", markup=False)
            yield from self.compose_answer()
            yield Static("", id="missing", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(self.no, id="no", compact=True)
                yield Button(self.yes, id="yes", compact=True)
                yield Static(self.keys, classes="keys", markup=False)

    def compose_answer(self) -> ComposeResult:
        """Compose what there is to fill in."""
        yield from ()

    def answer(self) -> ScreenResultType | str:
        """Give the answer, or the sentence that says what is missing."""
        raise NotImplementedError

    @on(Button.Pressed, "#no")
    def _refuse(self) -> None:
        self.action_cancel()

    @on(Button.Pressed, "#yes")
    def action_accept(self) -> None:
        """Answer, when nothing is missing."""
        answer = self.answer()
        if isinstance(answer, str):
            self.query_one("#missing", Static).update(Content(answer))
        else:
            self.close_with(answer)


@dataclass(frozen=True, slots=True)
class Yes:
    """The answer to a question that only asks whether."""


class Confirm(Question[Yes]):
    """Asks whether to go on, showing a text."""

    AUTO_FOCUS = "#no"

    def __init__(self, title: str, explanation: str, text: str, *, yes: str, no: str) -> None:
        super().__init__(title, explanation)
        self._text = text
        self.yes, self.no = yes, no

    def compose_answer(self) -> ComposeResult:
        """Show the text that it is about."""
        if self._text:
            with VerticalScroll(classes="shown-text", can_focus=True):
                yield Static(Content(self._text), markup=False)

    def answer(self) -> Yes:
        """Say yes."""
        return Yes()


class Form(Question[ScreenResultType]):
    """A question with something to fill in: a key answers it from anywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10,ctrl+enter,ctrl+j", "accept", "Valider", priority=True),
    ]
    keys = "f10 ou ctrl+entrée : valider · échap : revenir"


class AskNote(Form[Answer]):
    """Asks for a sentence."""

    AUTO_FOCUS = "#note"

    def __init__(self, title: str, explanation: str, *, label: str, yes: str, kept: Answer | None = None) -> None:
        super().__init__(title, explanation)
        self.yes = yes
        self._label = label
        self._kept = kept

    def compose_answer(self) -> ComposeResult:
        """Ask."""
        yield Static(self._label, classes="label", markup=False)
        yield _field(self._kept.text if self._kept else "", "note")

    def answer(self) -> Answer | str:
        """Give the sentence; it may be empty."""
        return Answer(self.query_one("#note", Input).value.strip())

    @on(Input.Submitted, "#note")
    def _entered(self) -> None:
        self.action_accept()


class AskWithdrawal(AskNote):
    """Asks for a reason and a word, since what is withdrawn does not come back."""

    def compose_answer(self) -> ComposeResult:
        """Ask for both."""
        yield from super().compose_answer()
        yield Static(f"Tapez le mot « {_WORD} » : ce qui est retiré ne revient pas.", classes="label", markup=False)
        yield _field("", "word")

    def answer(self) -> Answer | str:
        """Give the reason, when the word is there."""
        reason = self.query_one("#note", Input).value.strip()
        if not reason:
            return "Écrivez la raison : l’auteur la lira."
        if fold(self.query_one("#word", Input).value) != _WORD:
            return f"Tapez le mot « {_WORD} » pour confirmer."
        return Answer(reason)

    @on(Input.Submitted, "#word")
    def _word_entered(self) -> None:
        self.action_accept()


class AskRejection(Form[Answer]):
    """Asks for a reason of the charter and a sentence to the author."""

    AUTO_FOCUS = "#reasons"
    yes = "Rejeter"

    def __init__(self, title: str, explanation: str, kept: Answer | None = None) -> None:
        super().__init__(title, explanation)
        self._kept = kept

    def compose_answer(self) -> ComposeResult:
        """Ask for both."""
        reasons = (
            Option(Content(f"{number}  {reason.label}"), id=reason.value)
            for number, reason in enumerate(CharterReason, start=1)
        )
        yield SteadyOptionList(*reasons, id="reasons", compact=True)
        yield Static("Phrase à l’auteur, qui s’ajoute au motif", classes="label", markup=False)
        yield _field(self._kept.text if self._kept else "", "note")

    def on_mount(self) -> None:
        """Begin with no reason, or with the one given before."""
        reasons = self.query_one("#reasons", OptionList)
        reasons.highlighted = list(CharterReason).index(self._kept.reason) if self._kept and self._kept.reason else None

    def on_key(self, event: Key) -> None:
        """Pick a reason by its number."""
        reasons = self.query_one("#reasons", OptionList)
        if reasons.has_focus and event.key in _NUMBERS:
            reasons.highlighted = int(event.key) - 1
            self.query_one("#note", Input).focus()

    def answer(self) -> Answer | str:
        """Give both, when a reason is picked."""
        picked = self.query_one("#reasons", OptionList).highlighted
        if picked is None:
            return "Choisissez un motif : son numéro, ou les flèches."
        return Answer(self.query_one("#note", Input).value.strip(), list(CharterReason)[picked])

    @on(OptionList.OptionSelected, "#reasons")
    def _picked(self) -> None:
        self.query_one("#note", Input).focus()

    @on(Input.Submitted, "#note")
    def _entered(self) -> None:
        self.query_one("#yes", Button).focus()


def _field(value: str, id_: str) -> Input:
    field = Input(value, id=id_, max_length=_NOTE_LENGTH, compact=True)
    field.cursor_blink = False
    return field
