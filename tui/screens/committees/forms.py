"""The forms of a committee: its meeting, its minutes; what was typed comes back when it is refused."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from pydantic import ValidationError
from textual import on
from textual.containers import VerticalScroll
from textual.widgets import Input, Static, TextArea

from core.committees.committee import MINUTES_MAX
from core.committees.meeting import LABELS, LINE_MAX, LINK_MAX, Meeting
from core.dates import PARIS
from core.errors import Invalid
from tui.journal import Entry, Journal, Parts
from tui.screens.base import STYLES
from tui.screens.forms import Form, field

if TYPE_CHECKING:
    from pathlib import Path

    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.timer import Timer

_FORMAT = "%d/%m/%Y %H:%M"
_JOURNAL = "minutes"
_PAUSE = 0.25
"""Seconds after which what was typed is in the journal."""


class AskMeeting(Form[Meeting]):
    """Asks when and where a committee meets, and who keeps it."""

    topic = "comites"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "questions.tcss", STYLES / "committees.tcss"]
    AUTO_FOCUS = "#at"
    yes = "Garder"

    def __init__(self, title: str, meeting: Meeting | None = None, said: str = "") -> None:
        """Make the form; `said` is why it comes back, "" when it is asked for the first time."""
        super().__init__(title, said or "Tout peut se compléter plus tard ; il faut une date et un lieu pour inviter.")
        self._meeting = meeting or Meeting()

    def compose_answer(self) -> ComposeResult:
        """Ask for each field."""
        kept = self._meeting
        at = kept.at.astimezone(PARIS).strftime(_FORMAT) if kept.at else ""
        first, second = (*kept.elected_people, "", "")[:2]
        asked = (
            ("at", at, 16, "Date et heure de Paris (jj/mm/aaaa hh:mm)"),
            ("place", kept.place, LINE_MAX, "Lieu"),
            ("link", kept.link, LINK_MAX, "Adresse à distance (https://…)"),
            ("facilitator", kept.facilitator, LINE_MAX, "Animation"),
            ("secretary", kept.secretary, LINE_MAX, "Secrétariat"),
            ("elected", first, LINE_MAX, "Élu"),
            ("elected-2", second, LINE_MAX, "Second élu"),
        )
        with VerticalScroll(id="fields", can_focus=False):
            for name, value, most, label in asked:
                yield Static(label, classes="label", markup=False)
                yield field(value, name, most)

    def answer(self) -> Meeting | str:
        """Give the meeting, or what is wrong with it."""
        lines = {name: self._line(name) for name in ("place", "link", "facilitator", "secretary")}
        elected = "\n".join((self._line("elected"), self._line("elected-2")))
        try:
            meeting = Meeting(at=_moment(self._line("at")), elected=elected, **lines)
            meeting.must_hold()
        except ValidationError as error:
            name = str(error.errors()[0]["loc"][0])
            return f"Le champ « {LABELS.get(name, name)} » est trop long : raccourcissez-le."
        except Invalid as invalid:
            return invalid.sentence
        return meeting

    def _line(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()


class AskMinutes(Form[Parts]):
    """Asks for the minutes: what is typed is on this machine before anything is sent."""

    topic = "comites"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "questions.tcss", STYLES / "committees.tcss"]
    AUTO_FOCUS = "#minutes"
    yes = "Enregistrer"

    def __init__(self, number: int, text: str, version: int, said: str = "") -> None:
        super().__init__(f"Compte rendu du comité {number}", said or "Ce que vous tapez est gardé sur ce poste.")
        self._number, self._kept, self._version = number, text, version
        self._latest = text
        self._timer: Timer | None = None

    def compose_answer(self) -> ComposeResult:
        """Ask for the text, as it was typed here last."""
        entry = self._journal.find(self._account, self._number, 0)
        self._latest = entry.parts.body if entry else self._kept
        area = TextArea(self._latest, id="minutes", soft_wrap=True, compact=True)
        area.tab_behavior = "focus"
        area.cursor_blink = False
        yield area

    def on_unmount(self) -> None:
        """Journal what is not yet there."""
        if self._timer is not None:
            self._keep_now()

    @on(TextArea.Changed, "#minutes")
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._latest = event.text_area.text
        if self._timer is None and not self._answered:
            self._timer = self.set_timer(_PAUSE, self._keep_now)

    def _keep_now(self) -> bool:
        """Put what is typed into the journal; tell whether nothing of it can be lost."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._latest == self._kept:
            self._journal.forget(self._account, self._number, 0)
            return True
        now = self.ecoute.now().isoformat()
        try:
            self._journal.keep(Entry(self._account, self._number, 0, self._version, now, Parts(body=self._latest)))
        except OSError as error:
            self.ecoute.report(error)
            return False
        return True

    def action_cancel(self) -> None:
        """Leave; what was typed stays on this machine, and comes back."""
        if self._keep_now():
            self.close_with(None)
        else:
            super().action_cancel()

    def answer(self) -> Parts | str:
        """Give the text, once it is in the journal, or what is wrong with it."""
        text = self._latest = self.query_one("#minutes", TextArea).text
        if len(text) > MINUTES_MAX:
            return f"Ce compte rendu est trop long : {MINUTES_MAX} caractères au plus, il en compte {len(text)}."
        self._keep_now()
        return Parts(body=text)

    @property
    def _account(self) -> str:
        return self.ecoute.account or ""

    @property
    def _journal(self) -> Journal:
        return minutes_journal(self.ecoute.desk_folder)


def minutes_journal(folder: Path) -> Journal:
    """Give the journal of the minutes that are being written."""
    return Journal(folder, _JOURNAL)


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.strptime(text, _FORMAT).replace(tzinfo=PARIS)
    except ValueError:
        raise Invalid("La date se donne comme 03/05/2026 18:30.", "at") from None
