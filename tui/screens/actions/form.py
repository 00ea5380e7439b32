"""The form of an action sheet: every field that people fill in; what was typed comes back when it is refused."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from pydantic import ValidationError
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from core.actions.measure import MeasureKind
from core.actions.sheet import LABELS, LINE_MAX, TITLE_MAX, WHY_MAX, Sheet
from core.commitments import COMMITMENTS
from core.errors import Invalid
from core.vocabulary import Channel, GeneralTag
from tui.screens.base import STYLES
from tui.screens.forms import Form, field
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual._path import CSSPathType
    from textual.app import ComposeResult

    from core.commitments import Commitment

T = TypeVar("T")
_LINES = ("title", "owner", "blocked")
_TEXTS = ("problem", "objective", "description", "expected", "follow_up", "contributors")
_DAYS = ("starts_on", "ends_on")
_DAY_FORMAT = "%d/%m/%Y"
_COMMITMENTS: Sequence[Commitment | None] = (None, *COMMITMENTS)
_KINDS: Sequence[MeasureKind | None] = (None, *MeasureKind)
_VALUES: dict[MeasureKind, Sequence[Channel | GeneralTag]] = {
    MeasureKind.CHANNEL: tuple(Channel),
    MeasureKind.TAG: tuple(GeneralTag),
}


class AskSheet(Form[Sheet]):
    """Asks for a whole sheet."""

    topic = "actions"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "questions.tcss", STYLES / "actions.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", "Valeur suivante", priority=True),
        Binding("left", "turn(-1)", "Valeur précédente", priority=True),
    ]
    AUTO_FOCUS = "#title"
    yes = "Garder"
    is_long = True

    def __init__(self, title: str, sheet: Sheet | None = None, said: str = "") -> None:
        """Make the form.

        Args:
            title: what it is for.
            sheet: what was filled in before, None for a blank one.
            said: why it comes back, "" when it is asked for the first time.
        """
        super().__init__(title, said or "Seul l’intitulé est nécessaire ; le reste se complète plus tard.")
        self._sheet = sheet or Sheet.model_construct(title="")
        self._commitment = next((c for c in COMMITMENTS if (c.year, c.number) == self._resting_on), None)
        self._kind = self._sheet.measure_kind
        self._value = self._sheet.measured

    @property
    def _resting_on(self) -> tuple[int | None, int | None]:
        return self._sheet.commitment_year, self._sheet.commitment

    def on_mount(self) -> None:
        """Begin at the top: the keys given to the first field hide its label."""
        self.call_after_refresh(self.query_one("#fields", VerticalScroll).scroll_home, animate=False)

    def compose_answer(self) -> ComposeResult:
        """Ask for each field, in the order of the sheet."""
        sheet = self._sheet
        with VerticalScroll(id="fields", can_focus=False):
            yield from _labelled("title", field(sheet.title, "title", TITLE_MAX))
            yield from _labelled("owner", field(sheet.owner, "owner", LINE_MAX))
            for name in _DAYS:
                yield from _labelled(name, field(_day_text(getattr(sheet, name)), name, 10), " (jj/mm/aaaa)")
            yield from _labelled("progress", field(str(sheet.progress), "progress", 3), " (0 à 100 %)")
            yield from _labelled("blocked", field(sheet.blocked, "blocked", WHY_MAX), " (pourquoi, ou rien)")
            for name in _TEXTS:
                yield from _labelled(name, _area(getattr(sheet, name), name))
            yield Static("Engagement et thème mesuré (← → changer)", classes="label", markup=False)
            yield SteadyOptionList(*(Option(self._row(place)) for place in range(3)), id="choices", compact=True)
            typed = "" if self._kind in _VALUES else self._value
            yield from _labelled("measured", field(typed, "measured", LINE_MAX), " (tag métier, mots, n° du concept)")

    def answer(self) -> Sheet | str:
        """Give the sheet, or what is wrong with it."""
        try:
            sheet = Sheet(**self._typed())
            sheet.must_hold()
        except ValidationError as error:
            name = str(error.errors()[0]["loc"][0])
            return f"Le champ « {LABELS.get(name, name)} » est vide ou trop long : corrigez-le."
        except Invalid as invalid:
            return invalid.sentence
        return sheet

    def _typed(self) -> dict[str, Any]:
        texts = {name: self.query_one(f"#{name}", TextArea).text for name in _TEXTS}
        progress = self._line("progress") or "0"
        if not (progress.isascii() and progress.isdigit() and int(progress) <= 100):
            raise Invalid("L’avancement est un nombre de 0 à 100.", "progress")
        days = {name: _day_typed(self._line(name), name) for name in _DAYS}
        lines = {name: self._line(name) for name in _LINES}
        resting = self._commitment
        measured = self._value if self._kind in _VALUES else self._line("measured") if self._kind else ""
        return {
            **texts,
            **days,
            **lines,
            "progress": int(progress),
            "commitment_year": resting.year if resting else None,
            "commitment": resting.number if resting else None,
            "measure_kind": self._kind,
            "measured": measured,
        }

    def _line(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Turn the values while the list has the keys; elsewhere, arrows and space are for the text."""
        if action == "turn":
            return self.query_one("#choices").has_focus
        return super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        """Change the value under the cursor."""
        listed = self.query_one("#choices", OptionList)
        place = listed.highlighted
        if place == 0:
            self._commitment = _turned(_COMMITMENTS, self._commitment, by)
        elif place == 1:
            self._kind = _turned(_KINDS, self._kind, by)
            self._value = _VALUES[self._kind][0].value if self._kind in _VALUES else ""
        elif self._kind in _VALUES:
            kinds = [one.value for one in _VALUES[self._kind]]
            self._value = _turned(kinds, self._value, by)
        for row in range(3):
            listed.replace_option_prompt_at_index(row, self._row(row))

    def _row(self, place: int) -> Content:
        if place == 0:
            resting = self._commitment
            return Content(f"Engagement : {f'{resting.number}. {resting.wording}' if resting else 'aucun'}")
        if place == 1:
            return Content(f"Mesurée par : {self._kind.label if self._kind else 'rien encore'}")
        if self._kind not in _VALUES:
            return Content("Thème : écrit ci-dessous" if self._kind else "Thème : aucun")
        label = next((one.label for one in _VALUES[self._kind] if one.value == self._value), self._value)
        return Content(f"Thème : {label}")


def _turned(among: Sequence[T], now: T, by: int) -> T:
    return among[(among.index(now) + by) % len(among)]


def _labelled(name: str, widget: Input | TextArea, more: str = "") -> ComposeResult:
    yield Static(f"{LABELS[name].capitalize()}{more}", classes="label", markup=False)
    yield widget


def _area(text: str, id_: str) -> TextArea:
    area = TextArea(text, id=id_, classes="-several", tab_behavior="focus", soft_wrap=True, compact=True)
    area.cursor_blink = False
    area.highlight_cursor_line = False
    return area


def _day_text(day: date | None) -> str:
    return day.strftime(_DAY_FORMAT) if day else ""


def _day_typed(text: str, name: str) -> date | None:
    if not text:
        return None
    try:
        return datetime.strptime(text, _DAY_FORMAT).date()  # noqa: DTZ007 (a day alone)
    except ValueError as error:
        raise Invalid(f"Le champ « {LABELS[name]} » se donne comme 03/05/2026.", name) from error
