"""The questions that are asked before something is done: each says what will happen, and rests on the safe choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widgets import Button, Input, Static, TextArea

from core.experience import NOTE_MAX
from core.text.clean import fold
from tui.screens.answer import Answer
from tui.screens.base import BaseModal

if TYPE_CHECKING:
    from textual.app import ComposeResult

_WORD = "retirer"


class Explanation(VerticalScroll):
    """What is said; it takes the keys only where there is more of it than there is room."""

    def allow_focus(self) -> bool:
        """Whether there is anything to scroll."""
        return super().allow_focus() and self.max_scroll_y > 0


class Question(BaseModal[ScreenResultType]):
    """A title, what will happen, and two buttons; the safe one has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Revenir"),
        Binding("left", "app.focus_previous", "Bouton précédent"),
        Binding("right", "app.focus_next", "Bouton suivant"),
    ]
    yes = "Valider"
    no = "Revenir"
    other = ""
    """A second thing that may be done, "" when there is none."""
    keys = "← → choisir · échap : revenir"

    def __init__(self, title: str, explanation: str) -> None:
        super().__init__()
        self._question = Content(title)
        self._explanation = Content(explanation)

    def compose(self) -> ComposeResult:
        """Compose the question."""
        with Vertical(classes="box") as box:
            box.border_title = self._question
            with Explanation(classes="explanation"):
                yield Static(self._explanation, markup=False)
            yield from self.compose_answer()
            yield Static("", id="missing", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(self.no, id="no", compact=True)
                if self.other:
                    yield Button(self.other, id="other", compact=True)
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
        self._give(self.answer())

    @on(Button.Pressed, "#other")
    def action_accept_other(self) -> None:
        """Do the second thing, when nothing is missing."""
        if self.other:
            self._give(self.other_answer())

    def other_answer(self) -> ScreenResultType | str:
        """Give the answer for the second thing, or the sentence that says what is missing."""
        raise NotImplementedError

    def _give(self, answer: ScreenResultType | str) -> None:
        if isinstance(answer, str):
            self.say_missing(answer)
        else:
            self.close_with(answer)

    def say_missing(self, sentence: str) -> None:
        """Say what keeps the answer from being given."""
        self.query_one("#missing", Static).update(Content(sentence))


@dataclass(frozen=True, slots=True)
class Yes:
    """The answer to a question that only asks whether."""


class Confirm(Question[Yes]):
    """Asks whether to go on, showing a text."""

    AUTO_FOCUS = "#no"
    keys = "← → · échap : revenir"

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
        Binding("f8", "accept_other", "Faire l’autre chose", priority=True),
    ]
    keys = "f10 : valider · échap : revenir"
    is_long = False
    """Whether people write at length in it: Escape then asks once before that is lost."""
    _texts: tuple[str, ...] = ()
    _warned = False

    def on_mount(self) -> None:
        """Remember what the texts were."""
        self._texts = self._written()

    def action_cancel(self) -> None:
        """Answer nothing; where a long text was changed, the second time only."""
        if not self.is_long or self._warned or self._written() == self._texts:
            super().action_cancel()
            return
        self._warned = True
        self.say_missing("Échap encore une fois abandonne ce que vous avez écrit ; f10 le garde.")

    def _written(self) -> tuple[str, ...]:
        return tuple(area.text for area in self.query(TextArea))


class AskNote(Form[Answer]):
    """Asks for a sentence."""

    AUTO_FOCUS = "#note"

    def __init__(
        self,
        title: str,
        explanation: str,
        *,
        label: str,
        yes: str,
        kept: Answer | None = None,
        needed: str = "",
        most: int = NOTE_MAX,
    ) -> None:
        """Make the question.

        Args:
            title: what is about to be done.
            explanation: what will happen then.
            label: what the sentence is.
            yes: the button that does it.
            kept: what was written before, when it failed.
            needed: what to say when nothing is written, "" when nothing needs to be.
            most: how many signs it may have.
        """
        super().__init__(title, explanation)
        self.yes = yes
        self._label = label
        self._kept = kept
        self._needed = needed
        self._most = most

    def compose_answer(self) -> ComposeResult:
        """Ask."""
        yield Static(self._label, classes="label", markup=False)
        yield field(self._kept.text if self._kept else "", "note", self._most)

    def answer(self) -> Answer | str:
        """Give the sentence."""
        text = self.query_one("#note", Input).value.strip()
        return Answer(text) if text or not self._needed else self._needed

    @on(Input.Submitted, "#note")
    def _entered(self) -> None:
        self.action_accept()


class AskWithdrawal(AskNote):
    """Asks for a reason and a word, since what is withdrawn soon cannot come back."""

    def compose_answer(self) -> ComposeResult:
        """Ask for both."""
        yield from super().compose_answer()
        yield Static(
            f"Tapez le mot « {_WORD} » : passé le délai pour annuler, c’est irréversible.",
            classes="label",
            markup=False,
        )
        yield field("", "word")

    def answer(self) -> Answer | str:
        """Give the reason, when the word is there."""
        reason = super().answer()
        if isinstance(reason, str):
            return reason
        if fold(self.query_one("#word", Input).value) != _WORD:
            return f"Tapez le mot « {_WORD} » pour confirmer."
        return reason

    @on(Input.Submitted, "#word")
    def _word_entered(self) -> None:
        self.action_accept()


def field(value: str, id_: str, most: int = NOTE_MAX) -> Input:
    """Give a field of one line, with what was written in it before."""
    made = Input(value, id=id_, max_length=most, compact=True)
    made.cursor_blink = False
    return made
