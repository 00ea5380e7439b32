"""The questionnaire that a programme begins with, kept as data."""

from datetime import datetime
from functools import cache
from pathlib import Path

from core.assessments.questions import Question, Questionnaire, Way
from core.commitments import YEAR

INSTALLER = "ecoute"
"""Who keeps it first."""

_FILE = Path(__file__).with_name("starter.txt")


def starter(at: datetime) -> Questionnaire:
    """Give the questionnaire that a programme begins with, as kept at a moment."""
    return Questionnaire(commitment_year=YEAR, questions=_questions(), kept_at=at, kept_by=INSTALLER)


@cache
def _questions() -> tuple[Question, ...]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    asked = [line.split("|") for line in lines if not line.startswith("#")]
    return tuple(
        Question(
            number=number,
            commitment=int(commitment),
            way=Way(way.strip()) if way.strip() else None,
            wording=wording.strip(),
        )
        for number, (commitment, way, wording) in enumerate(asked, start=1)
    )
