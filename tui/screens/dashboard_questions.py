"""What the dashboard asks in one line: dates, or where to write."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from core.periods import Period
from tui.screens.base import BaseModal

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

_LONGEST = 400
_FORMAT = "%d/%m/%Y"


class AskLine(BaseModal[str]):
    """A field; answers what was typed once nothing is wrong with it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Revenir")]
    AUTO_FOCUS = "#line"

    def __init__(self, title: str, explanation: str, value: str, fault: Callable[[str], str]) -> None:
        """Make the question; `fault` says what is wrong with an answer, "" when nothing is."""
        super().__init__()
        self._title, self._explanation, self._value, self._fault = title, explanation, value, fault

    def compose(self) -> ComposeResult:
        """Compose the field."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self._title)
            yield Static(self._explanation, classes="explanation", markup=False)
            field = Input(self._value, id="line", compact=True)
            field.max_length, field.cursor_blink = _LONGEST, False
            yield field
            yield Static("", id="missing", markup=False)
            yield Static("entrée : valider · échap : revenir", classes="keys", markup=False)

    @on(Input.Submitted, "#line")
    def _entered(self, event: Input.Submitted) -> None:
        fault = self._fault(event.value)
        if fault:
            self.query_one("#missing", Static).update(Content(fault))
        else:
            self.close_with(event.value.strip())


def period_typed(text: str) -> Period | None:
    """Read two dates such as « 01/03/2026 03/05/2026 »; None when they are not two dates in order."""
    words = [word for word in text.replace("–", " ").replace(" - ", " ").split() if word != "au"]
    try:
        days: list[date] = [datetime.strptime(word, _FORMAT).date() for word in words]  # noqa: DTZ007 (a day alone)
    except ValueError:
        return None
    return Period(*days) if len(days) == 2 and days[0] <= days[1] else None


def period_fault(text: str) -> str:
    """Say what is wrong with two dates, "" when nothing is."""
    if period_typed(text) is not None:
        return ""
    return "Écrivez le premier et le dernier jour, par exemple 01/03/2026 31/05/2026."


def period_text(period: Period) -> str:
    """Give a period as it is typed."""
    return f"{period.since.strftime(_FORMAT)} {period.until.strftime(_FORMAT)}"
