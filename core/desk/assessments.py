"""What is done with self-assessments: opened, answered together, closed; and the questionnaire kept."""

from collections.abc import Sequence
from datetime import datetime

from core.access import Action
from core.assessments.assessment import Answer, Assessment, check_year, score_fr
from core.assessments.file import AssessmentFile
from core.assessments.questions import Question, Questionnaire, check_questions
from core.assessments.results import results
from core.assessments.starter import starter
from core.commitments import in_force, with_built_in
from core.dates import moment_fr
from core.desk.assessment_reading import ReadingAssessments, questions_of
from core.errors import Invalid, NotFound, Refused, Stale
from core.meant import meant
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import Structure


class Assessing(ReadingAssessments):
    """Each answer is kept at once, under the name of who gave it; one self-assessment is open at a time."""

    def keep_questionnaire(
        self, seen_version: int, questions: Sequence[Question], commitment_year: int
    ) -> Questionnaire:
        """Keep the next version of the questionnaire; those opened with an earlier one go on with it.

        Raises:
            Forbidden, Invalid.
            Stale: somebody else kept one since.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            seat.check(Action.KEEP_QUESTIONNAIRE, [])
            before = _kept(uow, now)
            if before.version != seen_version:
                raise Stale(f"{before.kept_by} a changé le questionnaire le {moment_fr(before.kept_at)} : relisez-le.")
            listed = in_force(with_built_in(uow.commitments.all()), commitment_year)
            check_questions(questions, (one.number for one in listed if one.year == commitment_year))
            kept = Questionnaire(
                version=before.version + 1,
                commitment_year=commitment_year,
                questions=tuple(sorted(questions, key=lambda one: one.number)),
                kept_at=now,
                kept_by=seat.account.name,
            )
            uow.assessments.keep_questionnaire(kept)
            uow.commit()
            return kept

    def open_assessment(self, year: int, structure_code: str = "") -> AssessmentFile:
        """Open the self-assessment of a structure for a year, one's own when none is named.

        Raises:
            Forbidden, Invalid, NotFound.
            Refused: one is open already.
        """
        check_year(year)
        now = self._clock.now()
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = meant(uow, seat, structure_code, Action.OPEN_ASSESSMENT)
            _must_have_none_open(uow, structure)
            questionnaire = _kept(uow, now)
            opened = Assessment(
                number=uow.assessments.next_number(),
                structure_code=structure.code,
                year=year,
                place=len(uow.assessments.of(structure.code, year)) + 1,
                questionnaire=questionnaire.version,
                commitment_year=questionnaire.commitment_year,
                opened_by=seat.account.name,
                opened_at=now,
            )
            uow.assessments.add(opened)
            uow.commit()
        return self.assessment(opened.number)

    def assess(
        self,
        number: int,
        question: int,
        seen_version: int,
        score: int | None,
        comment: str = "",
        evidence: str = "",
    ) -> AssessmentFile:
        """Answer a question: from 0 to 4, or None for « sans objet »; what was said before is replaced.

        Args:
            number: the self-assessment.
            question: the number of the question.
            seen_version: the version of the answer that was seen, 0 for none.
            score: from 0 to 4, None for « sans objet ».
            comment: why.
            evidence: what shows it.

        Raises:
            Forbidden, Invalid, NotFound.
            Refused: it is closed.
            Stale: somebody else answered since; the sentence says what.
        """
        with self._store.writing() as uow:
            seat, found, _ = self._read_assessment(uow, number, Action.ASSESS)
            found.must_be_open()
            if questions_of(uow, found).question(question) is None:
                raise NotFound(f"Il n’y a pas de question {question} dans ce questionnaire.")
            _must_have_seen(uow, number, question, seen_version)
            said = {"score": score, "comment": comment, "evidence": evidence}
            who = {"by": seat.account.name, "at": self._clock.now()}
            uow.assessments.put_answer(_answer(number, question, seen_version + 1, said | who))
            uow.commit()
        return self.assessment(number)

    def close_assessment(self, number: int, seen_version: int) -> AssessmentFile:
        """Close a self-assessment and keep its results: nothing of it changes any more.

        Raises:
            Forbidden, NotFound, Stale.
            Refused: it is closed already, or nothing is answered.
        """
        with self._store.writing() as uow:
            seat, found, _ = self._read_assessment(uow, number, Action.OPEN_ASSESSMENT)
            if found.version != seen_version:
                raise Stale("Cette auto-évaluation a changé depuis que vous l’avez lue : relisez-la.")
            scores = results(questions_of(uow, found).questions, uow.assessments.answers(number))
            uow.assessments.save(found.closed(seat.account.name, self._clock.now(), scores), seen_version)
            uow.commit()
        return self.assessment(number)


def _kept(uow: UnitOfWork, now: datetime) -> Questionnaire:
    """Give the questionnaire in use, keeping the one that a programme begins with where there is none."""
    kept = uow.assessments.questionnaire()
    if kept is None:
        kept = starter(now)
        uow.assessments.keep_questionnaire(kept)
    return kept


def _must_have_none_open(uow: UnitOfWork, structure: Structure) -> None:
    opened = uow.assessments.opened(structure.code)
    if opened is not None:
        raise Refused(
            f"L’auto-évaluation {opened.year} de {structure.name} est encore ouverte : "
            "répondez-y, ou faites-la clore d’abord."
        )


def _must_have_seen(uow: UnitOfWork, number: int, question: int, seen_version: int) -> None:
    kept = next((one for one in uow.assessments.answers(number) if one.question == question), None)
    if (kept.version if kept else 0) == seen_version:
        return
    if kept is None:
        raise Stale(f"La question {question} n’a pas encore de réponse : relisez-la.")
    raise Stale(
        f"{kept.by} a répondu « {score_fr(kept.score)} » à la question {question} le {moment_fr(kept.at)} : "
        "relisez-la, puis recommencez si vous n’êtes pas d’accord."
    )


def _answer(number: int, question: int, version: int, said: dict[str, object]) -> Answer:
    try:
        return Answer.model_validate({"assessment_number": number, "question": question, "version": version, **said})
    except ValueError as error:
        raise Invalid(
            "Une note va de 0 à 4, et un commentaire ou une preuve fait 2 000 caractères au plus.", "score"
        ) from error
