"""The sheet on which an answer is written: what is picked, what is typed, what will be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Select, Static, TextArea

from core.text.clean import one_line, printable
from tui.journal import Parts
from tui.widgets.check_line import CheckLine
from tui.widgets.status_radio import StatusRadio
from tui.widgets.steady import SteadySelect, SteadyTextArea
from tui.wordings import as_read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from core.formulas import Formulas
    from core.vocabulary import ResponseState

_NONE = "(aucune)"


class AnswerForm(Vertical):
    """Greeting, text, closing, signature, status, and the whole as it will be read."""

    @dataclass
    class Changed(Message):
        """Something was typed or picked."""

        parts: Parts

    def __init__(
        self, formulas: Formulas, parts: Parts, refusals: Mapping[ResponseState, str], state: ResponseState
    ) -> None:
        """Make the sheet.

        Args:
            formulas: what there is to pick from.
            parts: what it begins with.
            refusals: why a status may not be asked for.
            state: the status that is picked at first.
        """
        super().__init__()
        self._state = state
        self._formulas = formulas
        self._first = parts
        self._refusals = refusals

    def compose(self) -> ComposeResult:
        """Compose the sheet."""
        yield Static("", id="notice", markup=False)
        with Vertical(id="written"):
            yield from _row("Formule", _select("greeting", self._formulas.greetings, self._first.greeting))
            yield _text_area(self._first.body)
            yield CheckLine()
            yield from _row("Clôture", _select("closing", self._formulas.closings, self._first.closing))
            yield from _row("Signature", _select("signature", self._formulas.signatures, self._first.signature))
            yield from _row("Statut", StatusRadio(self._refusals, self._state, id="status"))
            if self._refusals:
                reasons = "\n".join(f"{state.label} : {why}" for state, why in self._refusals.items())
                yield Static(Content(reasons), id="refused", markup=False)
        with VerticalScroll(id="preview", can_focus=False) as preview:
            preview.border_title = "Aperçu"
            yield Static(_preview(self._first), id="preview-text", markup=False)

    @property
    def parts(self) -> Parts:
        """What is on the sheet."""
        return Parts(
            greeting=self._picked("greeting"),
            body=self.query_one("#body", TextArea).text,
            closing=self._picked("closing"),
            signature=self._picked("signature"),
        )

    @property
    def state(self) -> ResponseState:
        """The status asked for."""
        return self.query_one(StatusRadio).state

    def put(self, parts: Parts) -> None:
        """Write other words on the sheet."""
        for name in ("greeting", "closing", "signature"):
            select = self._select(name)
            text = getattr(parts, name)
            select.set_options(_options(self._formulas_of(name), text))
            select.value = text
        self.query_one("#body", TextArea).load_text(parts.body)
        self._tell()

    def notice(self, sentence: str) -> None:
        """Say above the text what its writer has to know, "" for nothing."""
        notice = self.query_one("#notice", Static)
        notice.update(Content(sentence))
        notice.display = bool(sentence)

    def write(self) -> None:
        """Give the keys to the text."""
        self.query_one("#body", TextArea).focus()

    @on(TextArea.Changed)
    @on(Select.Changed)
    def _tell(self, event: Message | None = None) -> None:
        if event is not None:
            event.stop()
        parts = self.parts
        self.query_one("#preview-text", Static).update(_preview(parts))
        self.post_message(self.Changed(parts))

    def _formulas_of(self, name: str) -> Sequence[str]:
        return {
            "greeting": self._formulas.greetings,
            "closing": self._formulas.closings,
            "signature": self._formulas.signatures,
        }[name]

    def _select(self, name: str) -> Select[str]:
        return self.query_one(f"#{name}", Select)

    def _picked(self, name: str) -> str:
        value = self._select(name).value
        return value if isinstance(value, str) else ""


def _row(label: str, field: Select[str] | StatusRadio) -> ComposeResult:
    with Horizontal(classes="row"):
        yield Static(label, classes="label")
        yield field


def _select(name: str, texts: Sequence[str], value: str) -> SteadySelect:
    return SteadySelect(_options(texts, value), value=value, allow_blank=False, id=name, compact=True)


def _options(texts: Sequence[str], value: str) -> list[tuple[Content, str]]:
    known = list(dict.fromkeys([*texts, *([value] if value else []), ""]))
    return [(Content(one_line(text) or _NONE), text) for text in known]


def _text_area(body: str) -> TextArea:
    area = SteadyTextArea(printable(body), id="body", soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
    area.cursor_blink = False
    area.highlight_cursor_line = False
    return area


def _preview(parts: Parts) -> Content:
    if not parts.cleaned.body:
        return Content.styled("La réponse s’affichera ici telle que le public la lira.", "$text-muted")
    return Content(as_read(parts))
