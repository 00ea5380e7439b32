"""The questionnaires, the self-assessments and their answers."""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.assessments.assessment import Answer, Assessment, AssessmentState
from core.assessments.questions import Questionnaire
from core.errors import Stale
from storage.repositories.asked import is_number, only_numbers
from storage.repositories.numbering import next_number
from storage.repositories.putting import put_in_place
from storage.repositories.rows import model, models
from storage.repositories.sifting import in_subtree
from storage.repositories.unique import stale_when_taken
from storage.tables import AssessmentAnswerRow, AssessmentRow, QuestionnaireRow, StructureRow

_NUMBERING = 0x415353


class SqlAssessments:
    """Port core.ports.Assessments over SQL."""

    def __init__(self, session: Session, *, locking: bool) -> None:
        self._session = session
        self._locking = locking

    def questionnaire(self, version: int | None = None) -> Questionnaire | None:
        """Give a version of the questionnaire, or the last one."""
        query = select(QuestionnaireRow).order_by(col(QuestionnaireRow.version).desc()).limit(1)
        if version is not None:
            query = query.where(QuestionnaireRow.version == version)
        return model(Questionnaire, self._session.exec(query).first())

    def keep_questionnaire(self, questionnaire: Questionnaire) -> None:
        """Keep a new version."""
        with stale_when_taken("Quelqu’un d’autre vient de changer le questionnaire : relisez-le."):
            self._session.connection().execute(sa.insert(QuestionnaireRow), [questionnaire.model_dump()])

    def next_number(self) -> int:
        """Give one more than the last number."""
        return next_number(self._session, AssessmentRow, _NUMBERING)

    def add(self, assessment: Assessment) -> None:
        """Keep a new self-assessment."""
        with stale_when_taken("Quelqu’un d’autre vient d’ouvrir cette auto-évaluation : relisez la liste."):
            self._session.connection().execute(sa.insert(AssessmentRow), [assessment.model_dump()])

    def get(self, number: int) -> Assessment | None:
        """Give a self-assessment; in a writing unit of work its row stays ours until the end."""
        if not is_number(number):
            return None
        query = select(AssessmentRow).where(AssessmentRow.number == number)
        query = query.with_for_update() if self._locking else query
        return model(Assessment, self._session.exec(query.execution_options(populate_existing=True)).first())

    def save(self, assessment: Assessment, seen_version: int) -> None:
        """Keep the next version."""
        same = (col(AssessmentRow.number) == assessment.number, col(AssessmentRow.version) == seen_version)
        change = sa.update(AssessmentRow).where(*same).values(assessment.model_dump())
        if self._session.connection().execute(change).rowcount != 1:
            raise Stale("Cette auto-évaluation a changé depuis que vous l’avez lue : relisez-la.")

    def page(self, root_path: str | None, below: int | None, limit: int) -> Sequence[Assessment]:
        """Give those of a sub-tree numbered below a number."""
        number = col(AssessmentRow.number)
        query = select(AssessmentRow).where(_within(root_path))
        if below is not None:
            query = query.where(number < below)
        return models(Assessment, self._session.exec(query.order_by(number.desc()).limit(limit)))

    def of(self, structure_code: str, year: int) -> Sequence[Assessment]:
        """Give those of a structure and a year."""
        query = select(AssessmentRow).where(AssessmentRow.structure_code == structure_code, AssessmentRow.year == year)
        return models(Assessment, self._session.exec(query.order_by(col(AssessmentRow.place))))

    def opened(self, structure_code: str) -> Assessment | None:
        """Give the one of a structure that is open."""
        query = select(AssessmentRow).where(AssessmentRow.structure_code == structure_code)
        query = query.where(AssessmentRow.state == AssessmentState.OPEN)
        return model(Assessment, self._session.exec(query).first())

    def closed(self, root_path: str, year: int) -> Sequence[Assessment]:
        """Give those of a sub-tree that were closed for a year."""
        query = select(AssessmentRow).where(AssessmentRow.year == year, _within(root_path))
        query = query.where(AssessmentRow.state == AssessmentState.CLOSED)
        return models(Assessment, self._session.exec(query.order_by(col(AssessmentRow.number))))

    def answers(self, number: int) -> Sequence[Answer]:
        """Give the answers of a self-assessment, by question."""
        query = select(AssessmentAnswerRow).where(AssessmentAnswerRow.assessment_number == number)
        return models(Answer, self._session.exec(query.order_by(col(AssessmentAnswerRow.question))))

    def answered(self, numbers: Iterable[int]) -> Mapping[int, int]:
        """Give how many answers each of these has."""
        number = col(AssessmentAnswerRow.assessment_number)
        query = select(number, sa.func.count()).where(number.in_(only_numbers(numbers))).group_by(number)
        return dict(self._session.exec(query).all())

    def put_answer(self, answer: Answer) -> None:
        """Keep an answer, in the place of the one to the same question."""
        put = put_in_place(self._session, AssessmentAnswerRow, **answer.model_dump())
        self._session.connection().execute(put)


def _within(root_path: str | None) -> sa.ColumnElement[bool]:
    if root_path is None:
        return sa.true()
    below = sa.select(col(StructureRow.code)).where(in_subtree(root_path))
    return col(AssessmentRow.structure_code).in_(below)
