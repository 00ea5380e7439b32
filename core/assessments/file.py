"""A self-assessment as the desk sees it, and the list of them."""

from core.assessments.assessment import Answer, Assessment
from core.assessments.comparing import ResultLine
from core.assessments.questions import Questionnaire
from core.commitments import Commitment
from core.model import Model
from core.structure import Structure


class AssessmentFile(Model):
    """A self-assessment with all that goes with it.

    Attributes:
        commitments: the list that its questions are tied to.
        answers: by number of the question; a question without one is not answered yet.
        results: the whole, each commitment, each channel; of one that is open, as they stand.
        answer_refusal: why the reader may not answer, "" when they may.
        close_refusal: why the reader may not close it, "" when they may.
    """

    assessment: Assessment
    structure: Structure
    questionnaire: Questionnaire
    commitments: tuple[Commitment, ...]
    answers: tuple[Answer, ...]
    results: tuple[ResultLine, ...]
    answer_refusal: str = ""
    close_refusal: str = ""

    def answer(self, question: int) -> Answer | None:
        """Give the answer to a question, None while there is none."""
        return next((one for one in self.answers if one.question == question), None)


class AssessmentLine(Model):
    """A self-assessment in the list.

    Attributes:
        answered: how many questions have an answer.
        questions: how many there are.
    """

    assessment: Assessment
    structure_name: str
    answered: int
    questions: int


class AssessmentList(Model):
    """The self-assessments of a structure and of those below it, the newest first.

    Attributes:
        name: the structure looked at, or the programme.
        code: its code, "" for the programme.
        following: the number below which the next page starts, None on the last.
        refusal: why the reader may not open one, "" when they may.
    """

    name: str
    code: str
    lines: tuple[AssessmentLine, ...]
    following: int | None = None
    refusal: str = ""
