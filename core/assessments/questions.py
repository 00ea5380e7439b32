"""The questionnaire of the self-assessment, kept by the programme version after version."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from pydantic import field_validator
from sqlmodel import JSON, Field

from core.errors import Invalid
from core.model import Model
from core.text.clean import one_line
from core.vocabulary import Term

QUESTIONS_MAX = 200
QUESTION_MAX = 500


class Way(Term):
    """Canal of a question: how the structure is reached."""

    DESK = "desk", "Accueil physique"
    PHONE = "phone", "Téléphone"
    LETTER = "letter", "Courrier"
    EMAIL = "email", "Courriel"
    ONLINE = "online", "Espace personnel usager - Formulaire en ligne"
    VIDEO = "video", "Visio - Vidéo"
    SOCIAL = "social", "Réseaux sociaux"


class Question(Model):
    """A question of the questionnaire.

    Attributes:
        number: its place, from 1.
        commitment: the number of the commitment that it is tied to.
        way: the channel that it is about, None when it is about none of them.
    """

    number: int = Field(ge=1, le=QUESTIONS_MAX)
    wording: str = Field(min_length=1, max_length=QUESTION_MAX)
    commitment: int = Field(ge=1, le=99)
    way: Way | None = None

    @field_validator("wording", mode="before")
    @classmethod
    def _clean_line(cls, text: str) -> str:
        return one_line(text)


class Questionnaire(Model):
    """A version of the questionnaire.

    Attributes:
        commitment_year: the list of commitments that its questions are tied to.
        questions: in the order in which they are asked.
    """

    version: int = Field(default=1, gt=0)
    commitment_year: int
    questions: tuple[Question, ...] = Field(sa_type=JSON)
    kept_at: datetime
    kept_by: str = Field(max_length=100)

    def question(self, number: int) -> Question | None:
        """Give a question by its number, None when there is none."""
        return next((one for one in self.questions if one.number == number), None)


def check_questions(questions: Iterable[Question], commitments: Iterable[int]) -> None:
    """Check that questions make a questionnaire.

    Raises:
        Invalid: there are none or too many, two have one number, or one is tied to no commitment of the list.
    """
    asked, known = list(questions), set(commitments)
    if not 1 <= len(asked) <= QUESTIONS_MAX:
        raise Invalid(f"Un questionnaire compte de 1 à {QUESTIONS_MAX} questions.", "questions")
    number, times = Counter(one.number for one in asked).most_common(1)[0]
    if times > 1:
        raise Invalid(f"Deux questions portent le numéro {number} : changez l’un d’eux.", "questions")
    for one in asked:
        if one.commitment not in known:
            raise Invalid(
                f"Question {one.number} : il n’y a pas d’engagement {one.commitment} dans la liste.", "questions"
            )
