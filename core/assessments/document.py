"""What a self-assessment says on paper: plain values, ready to be printed."""

from typing import Any

from core.assessments.assessment import SCORE_MAX, Answer, AssessmentState, score_fr
from core.assessments.comparing import FEWEST, ResultLine
from core.assessments.file import AssessmentFile
from core.assessments.results import GLOBAL, is_of_commitment
from core.assessments.wording import title_fr
from core.dates import date_fr
from core.indicators.indicator import number_fr


def assessment_document(file: AssessmentFile, programme: str) -> dict[str, Any]:
    """Give the sheet of a self-assessment: results with their bars, then every answer."""
    whole = next(line for line in file.results if line.key == GLOBAL)
    return {
        "programme": programme,
        "title": title_fr(file.assessment),
        "structure": file.structure.name,
        "state": _state(file),
        "note": f"« — » dans une colonne du réseau : moins de {FEWEST} structures ont ce résultat.",
        "whole": _result(whole),
        "commitments": [_result(line) for line in file.results if is_of_commitment(line.key)],
        "ways": [_result(line) for line in file.results if line.key != GLOBAL and not is_of_commitment(line.key)],
        "questions": [
            {
                "number": str(one.number),
                "wording": one.wording,
                "way": one.way.label if one.way else "",
                **_said(file.answer(one.number)),
            }
            for one in file.questionnaire.questions
        ],
    }


def _state(file: AssessmentFile) -> str:
    assessment = file.assessment
    if assessment.state is AssessmentState.CLOSED and assessment.closed_at is not None:
        return f"Close le {date_fr(assessment.closed_at)}."
    return f"Encore ouverte : {len(file.answers)} réponses sur {len(file.questionnaire.questions)}."


def _result(line: ResultLine) -> dict[str, Any]:
    network = line.network
    return {
        "name": line.name,
        "share": (line.value or 0) / SCORE_MAX,
        "value": _score(line.value),
        "before": _score(line.before),
        "mean": _score(network.mean if network else None),
        "median": _score(network.median if network else None),
    }


def _said(answer: Answer | None) -> dict[str, str]:
    if answer is None:
        return {"score": "sans réponse", "comment": "", "evidence": ""}
    return {"score": score_fr(answer.score), "comment": answer.comment, "evidence": answer.evidence}


def _score(score: float | None) -> str:
    return "—" if score is None else number_fr(score)
