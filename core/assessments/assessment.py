"""A self-assessment of a structure: opened, answered by several agents together, closed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Self

from pydantic import field_validator
from sqlmodel import JSON, Field

from core.errors import Invalid, Refused
from core.model import Model
from core.text.clean import printable
from core.vocabulary import Term

SCORE_MAX = 4
SAID_MAX = 2000
_YEARS = (2000, 2100)


class AssessmentState(Term):
    """Where a self-assessment is."""

    OPEN = "open", "ouverte"
    CLOSED = "closed", "close"


SCORES = {0: "pas du tout", 1: "un peu", 2: "à moitié", 3: "en grande partie", 4: "tout à fait"}
"""What each score says."""

ASIDE = "sans objet"


class Answer(Model):
    """What the team says to a question.

    Attributes:
        version: grows with each change; a person acts on the version that they saw.
        score: from 0 to 4, None when the question does not concern the structure.
        evidence: what shows it.
        by: who answered last.
    """

    assessment_number: int = Field(gt=0)
    question: int = Field(gt=0)
    version: int = Field(default=1, gt=0)
    score: int | None = Field(default=None, ge=0, le=SCORE_MAX)
    comment: str = Field(default="", max_length=SAID_MAX)
    evidence: str = Field(default="", max_length=SAID_MAX)
    by: str = Field(max_length=100)
    at: datetime

    @field_validator("comment", "evidence", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return printable(text).strip()


class Assessment(Model):
    """A campaign of a structure.

    Attributes:
        number: given by the store.
        year: the year that it assesses.
        place: 1 for the first one of the year, 2 for the second one…
        questionnaire: the version of the questionnaire.
        commitment_year: the list of commitments of that questionnaire.
        scores: the results, kept when it is closed: see core.assessments.results.
    """

    number: int = Field(gt=0)
    version: int = Field(default=1, gt=0)
    structure_code: str = Field(max_length=64)
    year: int
    place: int = Field(gt=0)
    questionnaire: int
    commitment_year: int
    state: AssessmentState = AssessmentState.OPEN
    opened_by: str = Field(max_length=100)
    opened_at: datetime
    closed_by: str = Field(default="", max_length=100)
    closed_at: datetime | None = None
    scores: dict[str, float] = Field(default_factory=dict, sa_type=JSON)

    def must_be_open(self) -> None:
        """Raise Refused when nothing of it changes any more."""
        if self.state is AssessmentState.CLOSED:
            raise Refused("Cette auto-évaluation est close : on n’y répond plus.")

    def closed(self, by: str, at: datetime, scores: Mapping[str, float]) -> Self:
        """Give the self-assessment with its results, for good.

        Raises:
            Refused: it is closed already, or no question has a score.
        """
        self.must_be_open()
        if not scores:
            raise Refused("Aucune question n’a encore de note : répondez avant de clore.")
        changes = {"state": AssessmentState.CLOSED, "closed_by": by, "closed_at": at, "scores": dict(scores)}
        return self.model_copy(update={**changes, "version": self.version + 1})


def check_year(year: int) -> None:
    """Raise Invalid for what is no year to assess."""
    if not _YEARS[0] <= year <= _YEARS[1]:
        raise Invalid(f"« {year} » n’est pas une année : donnez-en une de {_YEARS[0]} à {_YEARS[1]}.", "year")


def score_fr(score: int | None) -> str:
    """Give a score with what it says: « 3 · en grande partie », or « sans objet »."""
    return ASIDE if score is None else f"{score} · {SCORES[score]}"
