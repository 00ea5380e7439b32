"""The results of a self-assessment: global, by commitment, by channel; what is « sans objet » is left out."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from statistics import mean

from core.assessments.assessment import Answer
from core.assessments.questions import Question

GLOBAL = "global"
_COMMITMENT = "commitment:"


def commitment_key(number: int) -> str:
    """Give what the result of a commitment is kept under."""
    return f"{_COMMITMENT}{number}"


def is_of_commitment(key: str) -> bool:
    """Tell whether a result is that of a commitment."""
    return key.startswith(_COMMITMENT)


def way_key(way: str) -> str:
    """Give what the result of a channel is kept under."""
    return f"way:{way}"


def results(questions: Iterable[Question], answers: Iterable[Answer]) -> dict[str, float]:
    """Give each result from 0 to 4; what no question with a score is tied to is left out.

    A commitment and a channel are the mean of their questions, and the whole is the mean of the commitments.
    """
    by_number = {one.number: one for one in questions}
    groups: dict[str, list[Fraction]] = defaultdict(list)
    for answer in answers:
        question = by_number.get(answer.question)
        if question is not None and answer.score is not None:
            groups[commitment_key(question.commitment)].append(Fraction(answer.score))
            if question.way is not None:
                groups[way_key(question.way)].append(Fraction(answer.score))
    means = {key: mean(scores) for key, scores in groups.items()}
    if means:
        means[GLOBAL] = mean(score for key, score in means.items() if is_of_commitment(key))
    return {key: float(score) for key, score in means.items()}
