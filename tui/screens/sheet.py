"""The sheet of one answer: what it is written from, what is on it, and how much of it the desk already has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from core.errors import Invalid
from core.text.clean import one_line
from core.vocabulary import ResponseState
from tui.journal import Parts
from tui.screens.at_story import AtStoryScreen
from tui.widgets.answer_form import AnswerForm
from tui.widgets.status import Status
from tui.wordings import parts_of
from tui.words import ago

if TYPE_CHECKING:
    from core.dossier import ConcernFile, Dossier
    from core.formulas import Formulas
    from core.vocabulary import ResponseKind
    from tui.port import DeskPort


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an answer is written from."""

    desk: DeskPort
    account: str
    dossier: Dossier
    position: int
    formulas: Formulas
    kind: ResponseKind | None = None
    """What the answer is beside those of the other structures, None when nothing was said of it."""

    @property
    def number(self) -> int:
        """The experience."""
        return self.dossier.experience.number

    @property
    def concern(self) -> ConcernFile:
        """The structure that answers."""
        file = self.dossier.concern(self.position)
        if file is None:
            raise Invalid(f"L’expérience {self.number} n’a pas de structure concernée n° {self.position}.")
        return file

    @property
    def validates(self) -> bool:
        """Whether the account may publish what others hand in here."""
        return "publish_validated" not in self.concern.refusals


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the answer, for the screen below."""

    dossier: Dossier
    sentence: str


class SheetScreen(AtStoryScreen[Written]):
    """The part of the composer that knows what is on the sheet."""

    topic = "bloque"

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet
        self._draft = sheet.concern.draft
        self._dossier = sheet.dossier
        self._safe = self._first_parts()
        """What the desk has, or what the sheet began with."""
        self._latest = self._safe
        """What was typed last."""
        self._calling = False
        """Whether the desk is being asked to keep or to send the text."""
        self._may_leave = False
        """Whether one may go back to the list although the desk does not have the text."""

    @property
    def desk_of_story(self) -> DeskPort:
        """The desk that the answer goes to."""
        return self._sheet.desk

    @property
    def form(self) -> AnswerForm:
        """The sheet."""
        return self.query_one(AnswerForm)

    @property
    def _to_validate(self) -> bool:
        """Whether the account is the one who looks at what was handed in."""
        handed = self._draft is not None and self._draft.state is ResponseState.TO_VALIDATE
        return handed and self._sheet.validates

    @property
    def _kept_state(self) -> ResponseState:
        """The state in which the text is kept meanwhile: what a validator changes still waits to be validated."""
        return ResponseState.TO_VALIDATE if self._to_validate else ResponseState.DRAFT

    def _title(self) -> Content:
        name = one_line(self._sheet.concern.name)
        kind = "Correction" if self._sheet.concern.published else "Complément" if self._sheet.kind else "Réponse"
        if self._draft is not None:
            written = ago(self._draft.updated_at, self.ecoute.now())
            shared = " partagé" if self._draft.shared else ""
            return Content(f"{kind} · {name} · {self._draft.state.label}{shared}, {written}")
        return Content(f"{kind} · {name}")

    def _first_parts(self) -> Parts:
        start = self._draft or self._sheet.concern.published
        if start is not None:
            return parts_of(start)
        formulas = self._sheet.formulas
        return Parts(
            greeting=next(iter(formulas.greetings), ""),
            closing=next(iter(formulas.closings), ""),
            signature=next(iter(formulas.signatures), ""),
        )

    def _take(self, dossier: Dossier, safe: Parts) -> None:
        """Hold what the desk has now."""
        self._dossier, self._safe = dossier, safe
        file = dossier.concern(self._sheet.position)
        self._draft = file.draft if file else None
        self._show_title()

    def _show_title(self) -> None:
        self.form.border_title = self._title()

    def _say(self, sentence: str) -> None:
        self.query_one(Status).say(sentence)
