"""The commitments, the questionnaires, the self-assessments with their answers, and the results of structures."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from core.assessments.assessment import Answer, Assessment, AssessmentState
from core.assessments.questions import Questionnaire
from core.commitments import Commitment, Promise
from core.indicators.indicator import Indicator, IndicatorKind
from storage.tables.base import ROW, partial, words


class CommitmentRow(Commitment, table=True):
    """A commitment of a list that the operator gave."""

    __tablename__ = "commitment"
    model_config = ROW
    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    promise: Promise = Field(sa_type=words(Promise, "promise"))


class QuestionnaireRow(Questionnaire, table=True):
    """A version of the questionnaire."""

    __tablename__ = "questionnaire"
    model_config = ROW
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class AssessmentRow(Assessment, table=True):
    """A self-assessment: one is open at most in a structure."""

    __tablename__ = "assessment"
    __table_args__ = (
        sa.UniqueConstraint("structure_code", "year", "place"),
        partial("uq_assessment_open", "structure_code", where="state = 'open'", unique=True),
        sa.Index("ix_assessment_year", "year"),
    )
    model_config = ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    structure_code: str = Field(foreign_key="structure.code", max_length=64)
    questionnaire: int = Field(foreign_key="questionnaire.version")
    state: AssessmentState = Field(sa_type=words(AssessmentState, "state"))


class AssessmentAnswerRow(Answer, table=True):
    """The answer to a question of a self-assessment."""

    __tablename__ = "assessment_answer"
    model_config = ROW
    assessment_number: int = Field(primary_key=True, foreign_key="assessment.number")
    question: int = Field(primary_key=True)


class IndicatorRow(Indicator, table=True):
    """A result of a structure at a date."""

    __tablename__ = "indicator"
    model_config = ROW
    structure_code: str = Field(primary_key=True, foreign_key="structure.code", max_length=64)
    code: str = Field(primary_key=True, max_length=40)
    day: date = Field(primary_key=True)
    kind: IndicatorKind = Field(sa_type=words(IndicatorKind, "kind"))


class IndicatorShownRow(SQLModel, table=True):
    """An indicator that a structure shows to the public."""

    __tablename__ = "indicator_shown"
    structure_code: str = Field(primary_key=True, foreign_key="structure.code", max_length=64)
    code: str = Field(primary_key=True, max_length=40)
