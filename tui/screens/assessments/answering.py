"""A self-assessment that is answered, one question at a time, by several agents together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.assessments.assessment import SAID_MAX, AssessmentState
from core.errors import EcouteError, Stale
from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.answer import Answer
from tui.screens.assessments.rows import heading, question_page, question_row, results_page
from tui.screens.base import STYLES
from tui.screens.forms import AskNote, Confirm, Yes
from tui.screens.papers import PaperScreen
from tui.screens.signals.reading import ReadingPage
from tui.sections.assessments import ASSESS
from tui.sections.helping import HELP
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.assessments.file import AssessmentFile
    from core.assessments.questions import Question
    from tui.port import DeskPort

_ANSWERING = frozenset({"score", "remark", "evidence"})
_LABELS = {"comment": "Commentaire", "evidence": "Preuve"}
_POLL = 5.0
"""How many seconds pass between two looks at what the others answered."""


class AnsweringScreen(PaperScreen):
    """The questions, and beside them the one that is answered: each answer is kept at once."""

    topic = "auto-évaluation"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "assessments.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(ASSESS, HELP)
    AUTO_FOCUS = "#questions"

    def __init__(self, desk: DeskPort, number: int) -> None:
        super().__init__()
        self._desk = desk
        self._number = number
        self._file: AssessmentFile | None = None

    def compose(self) -> ComposeResult:
        """Compose the questions and the page of one."""
        yield Static("Auto-évaluation : un instant.", id="heading", markup=False)
        with Horizontal(id="both"):
            yield SteadyOptionList(id="questions", compact=True)
            with VerticalScroll(id="question"):
                yield Static("", id="asked", markup=False)
        yield Status()
        yield KeyBar("assess")

    def on_mount(self) -> None:
        """Bring the questions, and follow what the others answer."""
        self.action_refresh_file()
        self.set_interval(_POLL, self._follow)

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        file = self._file
        if file is None:
            return "Les questions arrivent : un instant." if action not in {"leave", "refresh_file"} else None
        if action in _ANSWERING | {"close_assessment"} and file.assessment.state is AssessmentState.CLOSED:
            return "Cette auto-évaluation est close : on n’y répond plus."
        if action in _ANSWERING and file.answer_refusal:
            return file.answer_refusal
        if action in {"remark", "evidence"} and (self._asked is None or file.answer(self._asked.number) is None):
            return "Répondez d’abord par une note, ou « sans objet »."
        if action == "close_assessment" and file.close_refusal:
            return file.close_refusal
        return super().why_not(action)

    def action_print(self) -> None:
        """Ask where to write the sheet."""
        print_ = partial(self._desk.print_assessment, self._number)
        self.ask_paper("Écrire l’auto-évaluation", f"auto-evaluation-{self._number}.pdf", print_)

    @property
    def _asked(self) -> Question | None:
        """The question under the cursor."""
        at = self.query_one("#questions", OptionList).highlighted if self.is_mounted else None
        return self._file.questionnaire.questions[at] if self._file is not None and at is not None else None

    # -- what is shown

    def action_refresh_file(self) -> None:
        """Read what everybody answered."""
        self.in_background("file", self._bring)

    def _follow(self) -> None:
        if self.is_active and self._file is not None and self._file.assessment.state is AssessmentState.OPEN:
            self.in_background("file", self._bring)

    async def _bring(self) -> None:
        self._show(await off_loop(partial(self._desk.assessment, self._number)))

    def _show(self, file: AssessmentFile) -> None:
        first, self._file = self._file is None, file
        self.query_one("#heading", Static).update(Content(heading(file)))
        listed = self.query_one("#questions", OptionList)
        width = listed.content_size.width or self.size.width
        rows = [question_row(file, one, width) for one in file.questionnaire.questions]
        if len(rows) == listed.option_count:
            for at, row in enumerate(rows):
                listed.replace_option_prompt_at_index(at, row)
        else:
            listed.clear_options()
            listed.add_options([Option(row) for row in rows])
        if first:
            listed.highlighted = self._next_unanswered(-1) or 0
        self._draw_question()

    def fit_panes(self) -> None:
        """Draw the rows as wide as there is room, once it is known."""
        self.call_after_refresh(self._draw_again)

    def _draw_again(self) -> None:
        if self._file is not None:
            self._show(self._file)

    @on(OptionList.OptionHighlighted, "#questions")
    def _draw_question(self) -> None:
        if self._asked is not None and self._file is not None:
            self.query_one("#asked", Static).update(question_page(self._file, self._asked))
        self.refresh_bindings()

    def action_unanswered(self) -> None:
        """Go to the next question that has no answer, going round."""
        listed = self.query_one("#questions", OptionList)
        following = self._next_unanswered(listed.highlighted if listed.highlighted is not None else -1)
        if following is None:
            self.query_one(Status).say("Toutes les questions ont une réponse.")
        else:
            listed.highlighted = following

    def _next_unanswered(self, after: int) -> int | None:
        questions = self._file.questionnaire.questions if self._file else ()
        order = (*range(after + 1, len(questions)), *range(after + 1))
        return next((at for at in order if self._file and self._file.answer(questions[at].number) is None), None)

    def action_results(self) -> None:
        """Read the results as they stand."""
        if self._file is not None:
            self.app.push_screen(ReadingPage("Résultats de l’auto-évaluation", results_page(self._file)))

    # -- what is answered

    def action_score(self, score: int) -> None:
        """Answer the question under the cursor, and go to the next one; -1 is « sans objet »."""
        question = self._asked
        if question is not None:
            self.in_background("answer", self._answer, question.number, {"score": None if score < 0 else score}, None)

    def action_remark(self) -> None:
        """Write a comment on the answer."""
        self._ask_words("comment", None)

    def action_evidence(self) -> None:
        """Write what shows the answer."""
        self._ask_words("evidence", None)

    def _ask_words(self, name: str, kept: Answer | None, number: int = 0) -> None:
        number = number or (self._asked.number if self._asked else 0)
        answer = self._file.answer(number) if self._file else None
        if answer is None:
            return
        asked = AskNote(
            f"{_LABELS[name]} sur la question {number}",
            "Vos collègues le liront, et il sera sur la fiche imprimée. Vide, il est effacé.",
            label=_LABELS[name],
            yes="Garder",
            kept=kept or Answer(getattr(answer, name)),
            most=SAID_MAX,
        )
        self.app.push_screen(asked, partial(self._words_asked, number, name))

    def _words_asked(self, number: int, name: str, said: Answer | None) -> None:
        if said is not None:
            again = partial(self._ask_words, name, said, number)
            self.in_background("answer", self._answer, number, {name: said.text}, again)

    async def _answer(self, number: int, said: Mapping[str, Any], again: Callable[[], object] | None) -> None:
        """Keep what is said; what somebody else answered meanwhile is shown, and what was typed is asked again."""
        kept = self._file.answer(number) if self._file else None
        whole: dict[str, Any] = {"score": None, "comment": "", "evidence": ""}
        if kept is not None:
            whole = {"score": kept.score, "comment": kept.comment, "evidence": kept.evidence}
        version = kept.version if kept else 0
        try:
            file = await off_loop(partial(self._desk.assess, self._number, number, version, **{**whole, **said}))
        except EcouteError as error:
            self.ecoute.report(error)
            if isinstance(error, Stale):
                await self._bring()
            if again is not None:
                again()
            return
        self._show(file)
        if "score" in said:
            self.query_one("#questions", SteadyOptionList).action_cursor_down()

    def action_close_assessment(self) -> None:
        """Ask whether to close it for good."""
        file = self._file
        if file is not None:
            left = len(file.questionnaire.questions) - len(file.answers)
            told = f"{left} questions n’ont pas de réponse : elles ne compteront pas." if left else ""
            asked = Confirm(
                "Clore l’auto-évaluation",
                "Ses résultats seront gardés, et plus personne n’y répondra. C’est irréversible.",
                told,
                yes="Clore",
                no="Revenir",
            )
            self.app.push_screen(asked, self._close_asked)

    def _close_asked(self, said: Yes | None) -> None:
        if said is not None and self._file is not None:
            self.in_background("answer", self._close, self._file.assessment.version)

    async def _close(self, version: int) -> None:
        self._show(await off_loop(partial(self._desk.close_assessment, self._number, version)))
        self.query_one(Status).say("Auto-évaluation close : ses résultats sont gardés.")
        self.action_results()

    def action_leave(self) -> None:
        """Go back: everything is kept already."""
        self.close_with(None)
