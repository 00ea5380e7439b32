"""A self-assessment in words: its title, how far it is, its results."""

from core.assessments.assessment import Answer, Assessment, AssessmentState, score_fr
from core.assessments.comparing import NetworkScore, ResultLine
from core.dates import moment_fr
from core.indicators.indicator import number_fr


def title_fr(assessment: Assessment) -> str:
    """Give its title: « Auto-évaluation 2026 », « Auto-évaluation 2026 (2e) »."""
    again = f" ({assessment.place}e)" if assessment.place > 1 else ""
    return f"Auto-évaluation {assessment.year}{again}"


def far_fr(assessment: Assessment, answered: int, questions: int) -> str:
    """Say how far it is."""
    if assessment.state is AssessmentState.CLOSED:
        return f"close · {score_on_four(assessment.scores.get('global'))}"
    return f"ouverte · {answered} réponses sur {questions}"


def score_on_four(score: float | None) -> str:
    """Give a result as « 2,67 sur 4 », « — » when there is none."""
    return "—" if score is None else f"{number_fr(score)} sur 4"


def compared_fr(line: ResultLine) -> str:
    """Say what a result is compared with: last year and the network, "" when with neither."""
    parts = [] if line.before is None else [f"l’an dernier {number_fr(line.before)}"]
    if line.network is not None:
        parts.append(network_fr(line.network))
    return " · ".join(parts)


def network_fr(network: NetworkScore) -> str:
    """Say what the network has."""
    return (
        f"réseau : moyenne {number_fr(network.mean)}, médiane {number_fr(network.median)} "
        f"({network.structures} structures)"
    )


def answer_fr(answer: Answer | None) -> str:
    """Say what was answered, by whom and when."""
    if answer is None:
        return "pas encore de réponse"
    return f"{score_fr(answer.score)} — {answer.by}, le {moment_fr(answer.at)}"
