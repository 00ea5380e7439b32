"""A self-assessment as rows: of the list, of its questions, of its results with their bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from core.assessments.assessment import SCORE_MAX, score_fr
from core.assessments.results import GLOBAL, is_of_commitment
from core.assessments.wording import answer_fr, compared_fr, far_fr, score_on_four, title_fr
from core.text.clean import excerpt, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.assessments.comparing import ResultLine
    from core.assessments.file import AssessmentFile, AssessmentLine
    from core.assessments.questions import Question

_BAR = 20
_EDGES = 5
"""What the edges of a row and the bar beside the list may take."""


def list_row(line: AssessmentLine) -> Content:
    """Give a self-assessment in two lines: its title and structure, then how far it is."""
    far = far_fr(line.assessment, line.answered, line.questions)
    title = f"{title_fr(line.assessment)} · {one_line(line.structure_name)}"
    return Content.assemble((title, "bold"), "\n", (f"  {far}", "$text-muted"))


def heading(file: AssessmentFile) -> str:
    """Say which one it is, and how far."""
    far = far_fr(file.assessment, len(file.answers), len(file.questionnaire.questions))
    return f"{title_fr(file.assessment)} · {one_line(file.structure.name)}\n{far}"


def question_row(file: AssessmentFile, question: Question, width: int) -> Content:
    """Give a question on one line, with its score: « · » while it has none, « – » when it is « sans objet »."""
    answer = file.answer(question.number)
    sign = "·" if answer is None else "–" if answer.score is None else str(answer.score)
    return Content.assemble(
        (f"{question.number:>3} ", "$text-muted"),
        (f"{sign} ", "bold"),
        excerpt(question.wording, max(width - 6 - _EDGES, 8)),
    )


def question_page(file: AssessmentFile, question: Question) -> Content:
    """Give a question whole: its commitment, its channel, what was answered, by whom and when."""
    return Content("\n").join(_question_lines(file, question))


def _question_lines(file: AssessmentFile, question: Question) -> Iterator[Content]:
    commitment = next((one for one in file.commitments if one.number == question.commitment), None)
    words = f" : {commitment.wording}" if commitment else ""
    way = f" · {question.way.label}" if question.way else ""
    yield Content.styled(f"Engagement {question.commitment}{words}{way}", "$text-muted")
    yield Content("")
    yield Content.styled(question.wording, "bold")
    yield Content("")
    answer = file.answer(question.number)
    yield Content(answer_fr(answer).capitalize() if answer is None else answer_fr(answer))
    for label, text in (("Commentaire", answer.comment), ("Preuve", answer.evidence)) if answer else ():
        if text:
            yield Content(f"\n{label} : {text}")
    yield Content("")
    yield Content.styled("\n".join(score_fr(score) for score in range(SCORE_MAX + 1)), "$text-muted")
    yield Content.styled("s · sans objet", "$text-muted")


def results_page(file: AssessmentFile) -> Content:
    """Give the results: the whole, by commitment, by channel, each with a bar and what it is compared with."""
    whole = [line for line in file.results if line.key == GLOBAL]
    commitments = [line for line in file.results if is_of_commitment(line.key)]
    ways = [line for line in file.results if line not in whole and line not in commitments]
    groups = (("Ensemble : la moyenne des engagements", whole), ("Par engagement", commitments), ("Par canal", ways))
    return Content("\n").join(
        part
        for title, lines in groups
        if lines
        for part in (Content.styled(title, "bold"), *map(_result, lines), Content(""))
    )


def _result(line: ResultLine) -> Content:
    filled = round((line.value or 0) / SCORE_MAX * _BAR)
    compared = compared_fr(line)
    return Content.assemble(
        f"{line.name}\n",
        ("█" * filled, "$primary"),
        ("░" * (_BAR - filled), "$text-muted"),
        (f" {score_on_four(line.value)}", "bold"),
        (f" · {compared}" if compared else "", "$text-muted"),
    )
