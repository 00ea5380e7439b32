"""The results of a self-assessment beside those of last year, and of the network."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean, median

from core.assessments.assessment import Assessment
from core.assessments.questions import Question, Way
from core.assessments.results import GLOBAL, commitment_key, is_of_commitment, way_key
from core.commitments import Commitment
from core.model import Model

FEWEST = 3
"""How many structures a figure of the network rests on at least: with fewer, one would read a neighbour's."""


class NetworkScore(Model):
    """A result among the structures of the network that closed a self-assessment of the year.

    Attributes:
        structures: how many of them have it.
    """

    mean: float
    median: float
    structures: int


class ResultLine(Model):
    """A result with what it is compared with.

    Attributes:
        key: what it is kept under: see core.assessments.results.
        value: from 0 to 4, None when no question of it has a score.
        before: the same last year, None where there is none to compare with.
        network: None when fewer than FEWEST structures have it.
    """

    key: str
    name: str
    value: float | None = None
    before: float | None = None
    network: NetworkScore | None = None


def result_lines(
    scores: Mapping[str, float],
    questions: Sequence[Question],
    commitments: Iterable[Commitment],
    before: Assessment | None,
    network: Sequence[Assessment],
) -> tuple[ResultLine, ...]:
    """Give the lines of the sheet: the whole, each commitment asked about, each channel asked about.

    Args:
        scores: the results.
        questions: those of the questionnaire.
        commitments: the list that they are tied to.
        before: the last one closed the year before, see over_list.
        network: those closed in the network for the year, one for each structure, see over_list.
    """
    asked = {one.commitment for one in questions}
    ways = {one.way for one in questions}
    names = {
        GLOBAL: "Ensemble",
        **{commitment_key(one.number): f"{one.number}. {one.wording}" for one in commitments if one.number in asked},
        **{way_key(way): way.label for way in Way if way in ways},
    }
    return tuple(
        ResultLine(
            key=key,
            name=name,
            value=scores.get(key),
            before=before.scores.get(key) if before else None,
            network=network_score(one.scores[key] for one in network if key in one.scores),
        )
        for key, name in names.items()
    )


def network_score(scores: Iterable[float]) -> NetworkScore | None:
    """Give the mean and the median of a result, None when too few structures have it."""
    known = list(scores)
    if len(known) < FEWEST:
        return None
    return NetworkScore(mean=fmean(known), median=median(known), structures=len(known))


def last_of_each(closed: Iterable[Assessment]) -> list[Assessment]:
    """Give the last self-assessment of each structure, by code."""
    last: dict[str, Assessment] = {}
    for one in sorted(closed, key=lambda kept: kept.place):
        last[one.structure_code] = one
    return [last[code] for code in sorted(last)]


def over_list(one: Assessment, commitment_year: int) -> Assessment:
    """Give it without the results by commitment, when they are of another list than this one."""
    if one.commitment_year == commitment_year:
        return one
    kept = {key: score for key, score in one.scores.items() if not is_of_commitment(key)}
    return one.model_copy(update={"scores": kept})
